"""What a scanner or a keyboard typed: one label a line, with a number of pieces where it is not 1.

A scanner of the keyboard kind writes the label and ends the line; the same label again is one more
piece. `4711 ×12`, `4711;12` and `4711<tab>12` say twelve; `4711 ×0` says that it is not there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_SCANS = 2_000
_SCAN = re.compile(r"(?P<label>.+?)\s*(?:[;\t]|\s[×x*]\s*)\s*(?P<pieces>\d{1,9})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Scans:
    """Pieces by label, in the order of the first scan; and lines that are too long to be labels."""

    pieces: dict[str, int]
    unread: tuple[str, ...] = ()


def scans_of(text: str) -> Scans:
    """Return what was scanned. A label said to be missing stays at none until it is seen."""
    found: dict[str, int] = {}
    unread: list[str] = []
    for raw in text.splitlines()[:MOST_SCANS]:
        line = raw.strip()
        if not line:
            continue
        said = _SCAN.fullmatch(line)
        label, pieces = (said["label"].strip(), int(said["pieces"])) if said else (line, 1)
        if len(label) > 100:
            unread.append(label[:40])
        else:
            found[label] = found.get(label, 0) + pieces
    return Scans(found, tuple(unread))


def printed(pieces: dict[str, int]) -> str:
    """Return scans as somebody would type them."""
    return "\n".join(f"{label}\t{number}" for label, number in pieces.items())
