"""What may stand in the body of an act: text, truth, integers, lists, objects, personal digests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from drawdown.core.findings import Finding, Place
from drawdown.ledger import faults

MAX_DEPTH = 16
"""Levels of a whole act; its body is the first below it."""
LARGEST = 2**53 - 1
"""The largest integer that every reader of JSON reads alike."""
PERSONAL = "personal"

SHA256 = re.compile(r"[0-9a-f]{64}")


def body_faults(body: dict[str, Any], place: Place) -> list[Finding]:
    """Return what a body may not hold, level by level, so that depth costs no stack."""
    found: list[Finding] = []
    level: list[Any] = [body]
    depth = 1
    while level:
        if depth > MAX_DEPTH:
            return [*found, faults.TOO_DEEP.at(place, limit=MAX_DEPTH)]
        below: list[Any] = []
        for item in level:
            kind = type(item)
            if kind is str and item.isascii():
                continue
            if kind is dict:
                below.extend(item)
                below.extend(item.values())
            elif kind is list or kind is tuple:
                below.extend(item)
            found.extend(_item_faults(item, place))
        level, depth = below, depth + 1
    return found


def personal_digests(body: Any) -> Iterator[str]:
    """Yield the digests of the personal values that a body names."""
    if isinstance(body, dict):
        if isinstance(named := body.get(PERSONAL), str):
            yield named
        for value in body.values():
            yield from personal_digests(value)
    elif isinstance(body, list | tuple):
        for value in body:
            yield from personal_digests(value)


def _item_faults(item: Any, place: Place) -> Iterator[Finding]:
    kind = type(item)
    if kind is str:
        if not item.isascii() and not _is_whole(item):
            yield faults.NOT_TEXT.at(place, text=ascii(item))
    elif kind is int:
        if not -LARGEST <= item <= LARGEST:
            yield faults.BAD_NUMBER.at(place, text=item)
    elif kind is dict:
        if PERSONAL in item and not _is_personal(item):
            yield faults.BAD_PERSONAL.at(place)
    elif item is not None and kind not in (bool, list, tuple):
        yield faults.BAD_NUMBER.at(place, text=item)


def _is_whole(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _is_personal(item: dict[str, Any]) -> bool:
    named = item[PERSONAL]
    return len(item) == 1 and isinstance(named, str) and SHA256.fullmatch(named) is not None
