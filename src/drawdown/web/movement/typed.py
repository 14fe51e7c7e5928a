"""Lists that somebody types, one entry a line, parts set off by semicolons: read strictly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class Unread(ValueError):
    """A line that cannot be read; it says which."""


def pieces(lines: Sequence[str]) -> list[dict[str, Any]]:
    """Return pieces of `number; how many`."""
    return [{"line": name, "quantity": _count(text, line)} for line in lines
            for name, text in [_parts(line, 2)]]  # fmt: skip


def boxes(lines: Sequence[str]) -> list[dict[str, Any]]:
    """Return containers of `number; seal; kilograms`: seal and weight may be left out."""
    found = []
    for line in lines:
        container, seal, weight = (*_parts(line, 1, 3), "", "")[:3]
        box: dict[str, Any] = {"container": container}
        box |= {"seal": seal} if seal else {}
        box |= {"weight_kg": _count(weight, line)} if weight else {}
        found.append(box)
    return found


def dangers(lines: Sequence[str]) -> list[dict[str, Any]]:
    """Return dangerous goods of `class; what; net kilograms`: the weight may be left out."""
    found = []
    for line in lines:
        un_class, what, weight = (*_parts(line, 2, 3), "")[:3]
        goods: dict[str, Any] = {"un_class": un_class, "what": what}
        goods |= {"net_kg": _count(weight, line)} if weight else {}
        found.append(goods)
    return found


READERS = {"lines": pieces, "lost": pieces, "boxes": boxes, "dangers": dangers}


def _parts(line: str, least: int, most: int | None = None) -> list[str]:
    parts = [part.strip() for part in line.split(";")]
    if not least <= len(parts) <= (most or least) or not all(parts[:least]):
        raise Unread(line)
    return parts


def _count(text: str, line: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Unread(line)
    return int(text)
