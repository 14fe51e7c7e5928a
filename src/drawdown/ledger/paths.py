"""Inclusion and consistency proofs of RFC 6962: made from nodes, checked against roots."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from drawdown.ledger.merkle import EMPTY_ROOT, HASH_BYTES, fold, hash_node

Nodes: TypeAlias = Callable[[int, int], bytes]
"""Gives the hash of the complete subtree at a level and an index in that level."""

MAX_HASHES = 63
"""The longest proof: C2SP counts the leaves of a log with 63 bits."""


class BadProof(ValueError):
    """A proof that does not prove what it is given for; the message says where it fails."""


def range_root(start: int, stop: int, nodes: Nodes) -> bytes:
    """Return the root over the leaves from `start` to `stop`, a subtree of RFC 6962."""
    hashes: list[bytes] = []
    while start < stop:
        level = (stop - start).bit_length() - 1
        hashes.append(nodes(level, start >> level))
        start += 1 << level
    return fold(hashes)


def _largest_power_below(width: int) -> int:
    """Return where RFC 6962 parts a tree of more than one leaf."""
    return 1 << ((width - 1).bit_length() - 1)


def inclusion_path(index: int, size: int, nodes: Nodes) -> tuple[bytes, ...]:
    """Return the proof that a leaf is in the tree, from its sibling up (RFC 6962, 2.1.1)."""
    if not 0 <= index < size:
        raise BadProof(f"there is no leaf {index} in a tree of {size}")
    start, stop = 0, size
    down: list[bytes] = []
    while stop - start > 1:
        middle = start + _largest_power_below(stop - start)
        if index < middle:
            down.append(range_root(middle, stop, nodes))
            stop = middle
        else:
            down.append(range_root(start, middle, nodes))
            start = middle
    return tuple(reversed(down))


def consistency_path(old: int, new: int, nodes: Nodes) -> tuple[bytes, ...]:
    """Return the proof that the tree of `old` leaves is a beginning of the other (2.1.2)."""
    if not 0 <= old <= new:
        raise BadProof(f"a tree of {old} is no beginning of a tree of {new}")
    if old in (0, new):
        return ()
    start, stop = 0, new
    down: list[bytes] = []
    while stop != old:
        middle = start + _largest_power_below(stop - start)
        if old <= middle:
            down.append(range_root(middle, stop, nodes))
            stop = middle
        else:
            down.append(range_root(start, middle, nodes))
            start = middle
    if start > 0:
        down.append(range_root(start, stop, nodes))
    return tuple(reversed(down))


def root_of_inclusion(leaf: bytes, index: int, *, size: int, path: Sequence[bytes]) -> bytes:
    """Return the root that a leaf hash and its path lead to (RFC 9162, 2.1.3.2).

    Raises `BadProof` for an index outside the tree and for a path that is too long or too short.
    """
    if not 0 <= index < size:
        raise BadProof(f"there is no leaf {index} in a tree of {size}")
    _check_widths([leaf, *path])
    root, place, last = leaf, index, size - 1
    for sibling in path:
        if last == 0:
            raise BadProof(f"the path is longer than that of leaf {index} in a tree of {size}")
        if place & 1 or place == last:
            root = hash_node(sibling, root)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            root = hash_node(root, sibling)
        place, last = place >> 1, last >> 1
    if last:
        raise BadProof(f"the path is shorter than that of leaf {index} in a tree of {size}")
    return root


def check_inclusion(
    leaf: bytes, index: int, *, size: int, path: Sequence[bytes], root: bytes
) -> None:
    """Raise `BadProof` unless the path leads from the leaf hash to the root."""
    if root_of_inclusion(leaf, index, size=size, path=path) != root:
        raise BadProof(f"the path of leaf {index} leads to another root")


def check_consistency(
    old: int, old_root: bytes, *, new: int, new_root: bytes, path: Sequence[bytes]
) -> None:
    """Raise `BadProof` unless the old tree is a beginning of the new (RFC 9162, 2.1.4.2).

    The empty tree is a beginning of any tree and needs no path.
    """
    if not 0 <= old <= new:
        raise BadProof(f"a tree of {old} is no beginning of a tree of {new}")
    _check_widths([old_root, new_root, *path])
    _check_empty(old, old_root)
    _check_empty(new, new_root)
    if old in (0, new):
        if path:
            raise BadProof("a path where none is needed")
        if old == new and old_root != new_root:
            raise BadProof(f"two trees of {new} with different roots")
        return
    if not path:
        raise BadProof(f"no path from a tree of {old} to a tree of {new}")
    before, after = _climb(old, new, path if old & (old - 1) else [old_root, *path])
    if before != old_root:
        raise BadProof(f"the path leads to another root of the tree of {old}")
    if after != new_root:
        raise BadProof(f"the path leads to another root of the tree of {new}")


def _climb(old: int, new: int, path: Sequence[bytes]) -> tuple[bytes, bytes]:
    """Return the two roots that a consistency path leads to."""
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = path[0]
    for sibling in path[1:]:
        if last == 0:
            raise BadProof(f"the path is longer than that from {old} to {new}")
        if place & 1 or place == last:
            before, after = hash_node(sibling, before), hash_node(sibling, after)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            after = hash_node(after, sibling)
        place, last = place >> 1, last >> 1
    if last:
        raise BadProof(f"the path is shorter than that from {old} to {new}")
    return before, after


def _check_widths(hashes: Sequence[bytes]) -> None:
    for each in hashes:
        if len(each) != HASH_BYTES:
            raise BadProof(f"a hash of {len(each)} bytes; SHA-256 has {HASH_BYTES}")


def _check_empty(size: int, root: bytes) -> None:
    if size == 0 and root != EMPTY_ROOT:
        raise BadProof("the empty tree has another root")
