"""The tree of RFC 6962 as its section 2.1 writes it down, slow and plain: the second opinion."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import sha256

ENTRIES = tuple(f"entry {number}".encode() for number in range(256))


def split(width: int) -> int:
    """Return the largest power of two that is smaller than the width."""
    power = 1
    while power * 2 < width:
        power *= 2
    return power


@cache
def tree_hash(start: int, stop: int) -> bytes:
    """Return MTH(D[start:stop]) over `ENTRIES`."""
    if start == stop:
        return sha256(b"").digest()
    if stop - start == 1:
        return sha256(b"\0" + ENTRIES[start]).digest()
    middle = start + split(stop - start)
    return sha256(b"\1" + tree_hash(start, middle) + tree_hash(middle, stop)).digest()


def path(index: int, start: int, stop: int) -> Sequence[bytes]:
    """Return PATH(index, D[start:stop])."""
    if stop - start == 1:
        return ()
    middle = start + split(stop - start)
    if index < middle:
        return (*path(index, start, middle), tree_hash(middle, stop))
    return (*path(index, middle, stop), tree_hash(start, middle))


def subproof(old: int, start: int, stop: int, *, known: bool) -> Sequence[bytes]:
    """Return SUBPROOF(old - start, D[start:stop], known)."""
    if old == stop:
        return () if known else (tree_hash(start, stop),)
    middle = start + split(stop - start)
    if old <= middle:
        return (*subproof(old, start, middle, known=known), tree_hash(middle, stop))
    return (*subproof(old, middle, stop, known=False), tree_hash(start, middle))
