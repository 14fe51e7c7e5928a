"""Small bundles that the tests of the verifiers change."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import Any

from benchmarks.three_verifiers import FromElsewhere
from drawdown.core.canonical import canonical_bytes
from drawdown.demo.forged_bundles import Files, files_of, sealed
from drawdown.demo.small_ledger import ORIGIN, SmallLedger, small_ledger
from drawdown.ledger.bundle.keys import parse_keys, print_keys
from drawdown.ledger.key import Algorithm
from drawdown.ledger.note import Note, key_from_secret, parse_note, print_note, sign

GUIDES = ("README.en.txt", "README.fr.txt", "verify.html", "verify.py")
STRANGER = key_from_secret(ORIGIN, Algorithm.ED25519, secret=bytes(32))
DOCUMENT = "evidence/"
FIRST_BUNDLE = "tile/entries/000.p/60"


@cache
def ledger() -> SmallLedger:
    """Return the ledger of most tests: sixty acts, a new key from the size 42 on."""
    return small_ledger(1)


@cache
def whole() -> Files:
    """Return the files of its bundle, without the guides."""
    return without_guides(ledger().bundle())


@cache
def part() -> Files:
    """Return the files of the part of one site, without the guides."""
    return without_guides(ledger().bundle(site="gao"))


def without_guides(bundle: bytes) -> Files:
    """Return the files of a bundle but for those that every bundle has in common, sealed again."""
    return files_of(resealed(without(files_of(bundle), *GUIDES)))


def resealed(files: Files, **changes: object) -> bytes:
    """Return a bundle of these files as the log's key would seal it."""
    return sealed(files, ledger().current, **changes)


def without(files: Files, *names: str) -> Files:
    """Return the files but for some."""
    return {name: content for name, content in files.items() if name not in names}


def first_document(files: Files) -> str:
    """Return the name of a document that is not empty."""
    return next(name for name, content in files.items() if name.startswith(DOCUMENT) and content)


def entries(acts: list[bytes]) -> bytes:
    """Return an entry bundle of these acts."""
    return b"".join(len(act).to_bytes(2, "big") + act for act in acts)


def with_entries(acts: list[bytes]) -> bytes:
    """Return the bundle with other entries, its tree as it was."""
    return resealed({**whole(), FIRST_BUNDLE: entries(acts)})


def changed_act(at: int, **members: object) -> list[bytes]:
    """Return the acts, one of them with other members."""
    acts = list(ledger().acts)
    acts[at] = canonical_bytes({**json.loads(acts[at]), **members})
    return acts


def with_checkpoint(note: Note) -> bytes:
    """Return the bundle under another checkpoint."""
    return resealed({**whole(), "checkpoint": print_note(note)})


def told(**changes: object) -> FromElsewhere:
    """Return what an auditor knows of the ledger, with changes."""
    now = ledger()
    known = FromElsewhere(
        key=str(now.signing[0].verifying),
        witnesses=tuple(str(witness.verifying) for witness in now.witnesses),
        checkpoint=print_note(now.checkpoint()).decode(),
    )
    return replace(known, **changes)  # type: ignore[arg-type]


def with_keys(**changes: object) -> bytes:
    """Return the bundle with other members of `keys.json`."""
    return resealed({**whole(), "keys.json": canonical_bytes({**_keys(), **changes})})


def log_keys() -> list[dict[str, Any]]:
    """Return the keys of the log as `keys.json` has them."""
    found: list[dict[str, Any]] = _keys()["log"]
    return found


def _keys() -> dict[str, Any]:
    content = whole()["keys.json"]
    assert print_keys(parse_keys(content)) == content
    found: dict[str, Any] = json.loads(content)
    return found


def false_rotation() -> str:
    """Return a rotation note in which a stranger signs for the old key."""
    text = parse_note(str(log_keys()[1]["note"]).encode()).text
    return print_note(Note(text, (sign(text, STRANGER), sign(text, ledger().signing[1])))).decode()
