"""Lines of equipment that somebody types, parts set off by semicolons: read strictly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from drawdown.contingent.file import Why
from drawdown.web.movement.typed import Unread, pieces

WHYS = {
    "lost": Why.LOST,
    "perdu": Why.LOST,
    "destroyed": Why.DESTROYED,
    "détruit": Why.DESTROYED,
    "damaged": Why.DAMAGED,
    "endommagé": Why.DAMAGED,
}
"""As people type it, in either language."""


def found(lines: Sequence[str]) -> list[dict[str, Any]]:
    """Return lines of `number; found; damaged`: the damaged may be left out."""
    read = []
    for line in lines:
        head, _sep, damaged = line.rpartition(";") if line.count(";") == 2 else (line, "", "")
        (piece,) = pieces([head])
        more = {"damaged": _count(damaged, line)} if damaged else {}
        read.append({"line": piece["line"], "found": piece["quantity"], **more})
    return read


def claimed(lines: Sequence[str]) -> list[dict[str, Any]]:
    """Return lines of `number; how many; lost, destroyed or damaged`."""
    read = []
    for line in lines:
        head, _sep, why = line.rpartition(";")
        if why.strip().casefold() not in WHYS:
            raise Unread(line)
        (piece,) = pieces([head])
        read.append({**piece, "why": WHYS[why.strip().casefold()].value})
    return read


READERS = {
    "equipment.verified": found,
    "equipment.listed": pieces,
    "loss.claimed": claimed,
}


def _count(text: str, line: str) -> int:
    text = text.strip()
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Unread(line)
    return int(text)
