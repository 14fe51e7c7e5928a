"""How a log grows: entries, the hashes of their tiles, the frontier; at a cost flat in its size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drawdown.ledger.merkle import HASH_BYTES, complete_root, hash_leaf
from drawdown.ledger.store import DamagedLog, Store
from drawdown.ledger.tiles import MAX_ENTRY, WIDTH, split_hashes


class BadEntry(ValueError):
    """An entry that no entry bundle can hold."""


def append(store: Store, entries: Sequence[bytes]) -> int:
    """Append entries in their order and return the index of the first.

    No checkpoint is signed. Raises `BadEntry` before anything is stored.
    """
    for entry in entries:
        if not 0 < len(entry) <= MAX_ENTRY:
            raise BadEntry(f"an entry of {len(entry)} bytes; it has from 1 to {MAX_ENTRY}")
    head = store.head()
    leaves = [hash_leaf(entry) for entry in entries]
    store.put_entries(head.size, entries)
    _grow(store, 0, start=head.size, hashes=leaves)
    store.put_head(replace(head, grown=head.grown.extended(leaves)))
    return head.size


def _grow(store: Store, level: int, *, start: int, hashes: Sequence[bytes]) -> None:
    """Add hashes to the tiles of a level; each tile that becomes full adds one to the next."""
    full: list[bytes] = []
    at = 0
    while at < len(hashes):
        index, place = divmod(start + at, WIDTH)
        before = store.tile(level, index) if place else b""
        if len(before) != place * HASH_BYTES:
            raise DamagedLog(
                f"tile {index} of level {level} has {len(before)} bytes, not {place * HASH_BYTES}"
            )
        taken = hashes[at : at + WIDTH - place]
        content = before + b"".join(taken)
        store.put_tile(level, index, content)
        at += len(taken)
        if place + len(taken) == WIDTH:
            full.append(complete_root(split_hashes(content)))
    if full:
        _grow(store, level + 1, start=start // WIDTH, hashes=full)
