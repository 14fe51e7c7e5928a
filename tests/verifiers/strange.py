"""Bundles whose files were changed at random and sealed again: what no maker writes."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any, TypeAlias

from drawdown.core.canonical import canonical_bytes
from drawdown.demo.forged_bundles import Files, packed, sealed
from drawdown.demo.small_ledger import ORIGIN
from drawdown.ledger.bundle.manifest import MANIFEST, NOTE, sign_manifest
from drawdown.ledger.note import print_note
from tests.verifiers import worlds

Change: TypeAlias = Callable[[bytes, Random], bytes]

VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2, 60, 2**53 - 1),
    *("", "0", "gao", "f" * 64, "a" * 300, "\U0001f600", "é", "\x7f", "\n"),
    *([], {}, [[]], {"a": 1}),
)
BYTES = b'\x00\n\r "+,-./0:=AZ[]az{}\x7f\x80\xc3\xe2\xef\xff'


def a_byte(content: bytes, chance: Random) -> bytes:
    """Put another byte in place of one."""
    at = chance.randrange(len(content))
    return content[:at] + bytes([chance.choice(BYTES)]) + content[at + 1 :]


def a_piece(content: bytes, chance: Random) -> bytes:
    """Take a piece out, or put it in twice."""
    at = chance.randrange(len(content))
    end = min(len(content), at + chance.choice((1, 1, 2, 32, 64)))
    return content[: chance.choice((at, end))] + content[chance.choice((at, end)) :]


def a_line(content: bytes, chance: Random) -> bytes:
    """Leave a line out, or have it twice, or swap it with another."""
    lines = content.split(b"\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    how = chance.randrange(3)
    if how == 0:
        del lines[at]
    elif how == 1:
        lines.insert(other, lines[at])
    else:
        lines[at], lines[other] = lines[other], lines[at]
    return b"\n".join(lines)


def a_value(content: bytes, chance: Random) -> bytes:
    """Put another value somewhere into a JSON document, canonically."""
    document = json.loads(content)
    place: Any = document
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            return content
        key = chance.choice(keys)
        inside = place[key]
        if not isinstance(inside, dict | list) or not inside or chance.random() < 0.2:
            break
        place = inside
    how = chance.randrange(3)
    if how == 0:
        del place[key]
    elif how == 1 and isinstance(place, dict):
        place[chance.choice(("a", "note", "personal", "__proto__", "é"))] = chance.choice(VALUES)
    else:
        place[key] = chance.choice(VALUES)
    return canonical_bytes(document)


CHANGES: tuple[Change, ...] = (a_byte, a_piece, a_line, a_value, a_value)


def strange(seed: int) -> bytes:
    """Return a bundle of which one file was changed before it was sealed."""
    chance = Random(seed)  # noqa: S311 - a sample, not a secret
    files = dict(chance.choice((worlds.whole(), worlds.part())))
    names = sorted(name for name, content in files.items() if content)
    first = [name for name in names if not name.startswith(("evidence/", "acts/"))]
    name = chance.choice((*first, *first, *names))
    changes = CHANGES if name.endswith(".json") else CHANGES[:3]
    files[name] = chance.choice(changes)(files[name], chance)
    if name == NOTE:
        return packed(files)
    if name == MANIFEST:
        return _with_manifest(files)
    return sealed(files, worlds.ledger().current)


def _with_manifest(files: Files) -> bytes:
    """Return the bundle with a manifest that its maker signed as it is."""
    note = sign_manifest(ORIGIN, files[MANIFEST], worlds.ledger().current)
    return packed({**files, NOTE: print_note(note)})
