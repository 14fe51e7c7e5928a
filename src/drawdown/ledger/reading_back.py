"""Stored bytes read back and hashed again: what is new before each signature, and all of it."""

from __future__ import annotations

from drawdown.ledger.merkle import NOTHING, Frontier, complete_root, hash_leaf
from drawdown.ledger.paths import BadProof, Nodes, check_inclusion, inclusion_path
from drawdown.ledger.store import DamagedLog, Store
from drawdown.ledger.tiles import HEIGHT, WIDTH, BadTile, nodes_from_tiles, split_hashes


def read_new(store: Store, signed: Frontier, grown: Frontier) -> None:
    """Read back what was stored since the last checkpoint, and hash it again.

    Raises `DamagedLog` unless it leads from the tree that was signed to the one that has grown.
    """
    found = signed
    for start in range(signed.size, grown.size, WIDTH):
        stop = min(start + WIDTH, grown.size)
        found = found.extended(_leaves(store, start, stop))
    if found != grown:
        raise DamagedLog(
            f"entries {signed.size} to {grown.size - 1} no longer lead to the root of the log"
        )


def read_older(store: Store, index: int, grown: Frontier) -> None:
    """Read back one bundle and hash its way up to the tree, which is known to be whole.

    Raises `DamagedLog`, naming the entry where one can be named.
    """
    start = index * WIDTH
    leaves = _leaves(store, start, min(start + WIDTH, grown.size))
    above = grown.above(HEIGHT)
    if len(leaves) < WIDTH:
        if NOTHING.extended(leaves).hashes != grown.hashes[len(above.hashes) :]:
            raise DamagedLog(f"entries {start} to {grown.size - 1} are not those of the tree")
        return
    tiles = nodes_from_tiles(store.tile)

    def bundles(level: int, place: int) -> bytes:
        return tiles(level + HEIGHT, place)

    try:
        path = inclusion_path(index, above.size, bundles)
        check_inclusion(complete_root(leaves), index, size=above.size, path=path, root=above.root)
    except (BadProof, BadTile) as error:
        raise DamagedLog(
            f"entries {start} to {start + WIDTH - 1}, or the tiles above: {error}"
        ) from error


def read_whole(store: Store, size: int) -> Frontier:
    """Read back every entry up to `size` and every tile; return the frontier that they make.

    Raises `DamagedLog` where an entry, a tile of hashes and the level above do not agree.
    """
    frontier = NOTHING
    row: list[bytes] = []
    for start in range(0, size, WIDTH):
        leaves = _leaves(store, start, min(start + WIDTH, size))
        if len(leaves) == WIDTH:
            row.append(complete_root(leaves))
        frontier = frontier.extended(leaves)
    _check_rows(store, row)
    return frontier


def _check_rows(store: Store, row: list[bytes]) -> None:
    """Compare the tiles from level 1 up with the nodes that they should hold."""
    level = 1
    while row:
        above: list[bytes] = []
        for start in range(0, len(row), WIDTH):
            nodes = row[start : start + WIDTH]
            index = start // WIDTH
            if not store.tile(level, index).startswith(b"".join(nodes)):
                raise DamagedLog(f"tile {index} of level {level} is not that of its entries")
            if len(nodes) == WIDTH:
                above.append(complete_root(nodes))
        level, row = level + 1, above


def _leaves(store: Store, start: int, stop: int) -> list[bytes]:
    """Return the leaf hashes of stored entries, all within one tile per 256, compared with it."""
    entries = store.entries(start, stop)
    if len(entries) != stop - start:
        raise DamagedLog(f"entry {start + len(entries)} is missing", entry=start + len(entries))
    leaves = [hash_leaf(entry) for entry in entries]
    recorded = _recorded(store, start, stop)
    if leaves != recorded:
        wrong = next(at for at, leaf in enumerate(leaves) if leaf != recorded[at])
        raise DamagedLog(f"entry {start + wrong} is not what was recorded", entry=start + wrong)
    return leaves


def _recorded(store: Store, start: int, stop: int) -> list[bytes]:
    """Return the leaf hashes that were stored when the entries were."""
    found: list[bytes] = []
    for index in range(start // WIDTH, (stop - 1) // WIDTH + 1):
        try:
            hashes = split_hashes(store.tile(0, index))
        except BadTile as error:
            raise DamagedLog(f"tile {index} of level 0: {error}") from error
        found.extend(hashes[max(start - index * WIDTH, 0) : stop - index * WIDTH])
    if len(found) != stop - start:
        raise DamagedLog(f"the tiles of level 0 end before entry {stop - 1}")
    return found


def nodes_of(store: Store) -> Nodes:
    """Return the nodes of a stored log, for proofs."""
    return nodes_from_tiles(store.tile)
