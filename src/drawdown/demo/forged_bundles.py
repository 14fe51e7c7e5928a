"""Bundles that someone makes who stole the ledger's key: for tests of what verifiers notice."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from drawdown.core.canonical import canonical_bytes
from drawdown.demo.small_ledger import WITNESSES, SmallLedger, small_ledger
from drawdown.ledger.bundle.container import Container, Writer
from drawdown.ledger.bundle.keys import Keys, rotation_note
from drawdown.ledger.bundle.manifest import (
    MANIFEST,
    NOTE,
    Listed,
    parse_manifest,
    print_manifest,
    sign_manifest,
)
from drawdown.ledger.key import SigningKey
from drawdown.ledger.note import Note, print_note
from drawdown.ledger.witnesses.policy import Policy

Files = dict[str, bytes]
ForgedActs = Callable[[list[bytes], int], list[bytes]]


def files_of(bundle: bytes) -> Files:
    """Return the files of a bundle."""
    container = Container(io.BytesIO(bundle))
    return {name: container.read(name) for name in container.members}


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return a container of these files, right in itself."""
    out = io.BytesIO()
    writer = Writer(out)
    for name, content in sorted(files.items()):
        writer.add(name, [content], size=len(content), crc=zlib.crc32(content))
    writer.finish()
    return out.getvalue()


def sealed(files: Mapping[str, bytes], key: SigningKey, **changes: Any) -> bytes:
    """Return a bundle of these files with a manifest made again and signed."""
    listed = {
        name: Listed(sha256(content).hexdigest(), len(content))
        for name, content in sorted(files.items())
        if name not in (MANIFEST, NOTE)
    }
    manifest = replace(parse_manifest(files[MANIFEST]), files=listed, **changes)
    content = print_manifest(manifest)
    note = print_note(sign_manifest(manifest.origin, content, key))
    return packed({**files, MANIFEST: content, NOTE: note})


def changed(act: bytes, **members: Any) -> bytes:
    """Return an act with other members."""
    return canonical_bytes({**json.loads(act), **members})


def edit(acts: list[bytes], at: int) -> list[bytes]:
    """Write another amount into an act."""
    body = {**json.loads(acts[at])["body"], "amount": "0.00"}
    return [*acts[:at], changed(acts[at], body=body), *acts[at + 1 :]]


def delete(acts: list[bytes], at: int) -> list[bytes]:
    """Leave an act out."""
    return [*acts[:at], *acts[at + 1 :]]


def reorder(acts: list[bytes], at: int) -> list[bytes]:
    """Swap two acts, and their recorded times so that these still rise."""
    first, second = acts[at], acts[at + 1]
    times = [json.loads(act)["recorded"] for act in (first, second)]
    swapped = [changed(second, recorded=times[0]), changed(first, recorded=times[1])]
    return [*acts[:at], *swapped, *acts[at + 2 :]]


def backdate(acts: list[bytes], at: int) -> list[bytes]:
    """Move the last act before another one, as if it had been recorded then."""
    recorded = json.loads(acts[at])["recorded"]
    return [*acts[:at], changed(acts[-1], recorded=recorded), *acts[at:-1]]


def fork(acts: list[bytes], at: int) -> list[bytes]:
    """Go on differently from an act on, with acts of another life of the same mission."""
    other = small_ledger(99, size=len(acts), rotated=False).acts[at:]
    last = json.loads(acts[at - 1])["recorded"] if at else "2000-01-01T00:00:00Z"
    return [*acts[:at], *(act for act in other if json.loads(act)["recorded"] >= last)]


def truncate(acts: list[bytes], at: int) -> list[bytes]:
    """Forget everything from an act on."""
    return acts[:at]


REWRITES: Mapping[str, ForgedActs] = {
    "edit": edit,
    "delete": delete,
    "reorder": reorder,
    "backdate": backdate,
    "fork": fork,
    "truncate": truncate,
}


@dataclass(frozen=True, slots=True)
class Forgery:
    """A bundle that an administrator made of a rewritten ledger, and how."""

    name: str
    bundle: bytes
    own_witnesses: bool = False
    """Whether it names witnesses of the administrator's own: then only their real keys help."""


def forgeries(genuine: SmallLedger, at: int, *, site: str | None = None) -> Iterator[Forgery]:
    """Yield what an administrator can make who holds the log's keys and one witness."""
    for name, rewrite in REWRITES.items():
        forged = plausible(genuine, rewrite(list(genuine.acts), at))
        yield from _signed_again(name, forged, genuine, site)


def plausible(genuine: SmallLedger, acts: list[bytes]) -> SmallLedger:
    """Return a ledger of these acts in which nothing but the history itself is wrong.

    Nobody has seen more entries than there were, and the keys follow each other where the acts say.
    """
    first, following = genuine.signing
    keys = Keys(replace(genuine.keys.ring, log=genuine.keys.ring.log[:1]))
    for index, act in enumerate(acts):
        document = json.loads(act)
        acts[index] = changed(act, seen=min(index, document["seen"]))
        if document["kind"] == "ledger.key_rotated":
            ring = keys.ring.rotated(by=index, key=following.verifying)
            note = rotation_note(first, following, first=index + 2)
            keys = Keys(ring, {following.verifying: note})
    return replace(genuine, acts=tuple(acts), keys=keys)


def _signed_again(
    name: str, ledger: SmallLedger, genuine: SmallLedger, site: str | None
) -> Iterator[Forgery]:
    """Yield a rewritten ledger signed in each way that is open to its administrator."""
    lines = genuine.checkpoint().signatures[1:]
    for way, note in (
        ("alone", ledger.checkpoint(cosigned=0)),
        ("with one witness", ledger.checkpoint(cosigned=1)),
        ("with the old cosignatures", ledger.checkpoint(cosigned=0).with_signatures(lines)),
        ("over the old signature", Note(ledger.checkpoint().text, genuine.checkpoint().signatures)),
    ):
        yield Forgery(f"{name}, {way}", _bundle(ledger, note, site))
    own = small_ledger(98, size=1).witnesses
    ring = replace(
        ledger.keys.ring, policy=Policy(len(WITNESSES) - 1, tuple(each.verifying for each in own))
    )
    bought = replace(ledger, keys=Keys(ring, ledger.keys.notes), witnesses=own)
    yield Forgery(f"{name}, with own witnesses", bought.bundle(site=site), own_witnesses=True)


def _bundle(ledger: SmallLedger, note: Note, site: str | None) -> bytes:
    """Return the bundle under a checkpoint whose false cosignatures its maker would leave out."""
    files = files_of(ledger.bundle(site=site))
    content = print_note(note)
    for name, proof in files.items():
        if name.endswith(".tlog-proof"):
            files[name] = proof.partition(b"\n\n")[0] + b"\n\n" + content
    return sealed({**files, "checkpoint": content}, ledger.current)
