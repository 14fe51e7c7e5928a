"""C2SP tiles: the tree and the entries of a log as files of 256, and their paths."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from drawdown.ledger.merkle import HASH_BYTES, complete_root
from drawdown.ledger.paths import BadProof, Nodes

WIDTH = 256
HEIGHT = 8
"""A full tile is a complete subtree of 256 = 2**8 hashes."""
MAX_LEVEL = 63
MAX_ENTRY = 65_535
"""An entry bundle counts the bytes of an entry with 16 bits."""

ENTRIES: Final = "entries"
Level: TypeAlias = int | Literal["entries"]

_PATH = re.compile(
    r"tile/(entries|0|[1-9]\d?)/((?:x\d{3}/)*\d{3})(?:\.p/([1-9]\d{0,2}))?", re.ASCII
)


class BadTile(ValueError):
    """A path or content that is no tile of the size it should have; the message says why."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One file: hashes of a level, or entries; partial while its width is below 256."""

    level: Level
    index: int
    width: int = WIDTH

    def __post_init__(self) -> None:
        if isinstance(self.level, int) and not 0 <= self.level <= MAX_LEVEL:
            raise BadTile(f"the level {self.level} is above {MAX_LEVEL}")
        if self.index < 0 or not 1 <= self.width <= WIDTH:
            raise BadTile(f"a tile has an index from 0 and a width from 1 to {WIDTH}")

    @property
    def path(self) -> str:
        """The path below the log's prefix; index 1234067 is written `x001/x234/067`."""
        digits = str(self.index)
        digits = digits.zfill(-(-len(digits) // 3) * 3)
        groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
        name = "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])
        partial = f".p/{self.width}" if self.width < WIDTH else ""
        return f"tile/{self.level}/{name}{partial}"

    @property
    def first(self) -> int:
        """The index, in its level, of what the tile begins with."""
        return self.index * WIDTH


def parse_path(path: str) -> Tile:
    """Return the tile of a path; refuse every second spelling of it."""
    if not (found := _PATH.fullmatch(path)):
        raise BadTile(f"{path[:80]!r} is no path of a tile")
    level, name, width = found.groups()
    tile = Tile(
        level=ENTRIES if level == ENTRIES else int(level),
        index=int(name.replace("x", "").replace("/", "")),
        width=int(width) if width else WIDTH,
    )
    if tile.path != path:
        raise BadTile(f"{path[:80]!r} is another spelling of {tile.path}")
    return tile


def tiles_of(size: int) -> Iterator[Tile]:
    """Yield the tiles of hashes of a log of that size, level by level."""
    level, width = 0, size
    while width:
        yield from _row(level, width)
        level, width = level + 1, width >> HEIGHT


def bundles_of(size: int) -> Iterator[Tile]:
    """Yield the entry bundles of a log of that size."""
    yield from _row(ENTRIES, size)


def _row(level: Level, count: int) -> Iterator[Tile]:
    for index in range(count >> HEIGHT):
        yield Tile(level, index)
    if count % WIDTH:
        yield Tile(level, count >> HEIGHT, count % WIDTH)


def split_hashes(content: bytes) -> list[bytes]:
    """Return the hashes of a tile."""
    if len(content) % HASH_BYTES or not HASH_BYTES <= len(content) <= WIDTH * HASH_BYTES:
        raise BadTile(f"a tile of {len(content)} bytes; it holds from 1 to {WIDTH} hashes")
    return [content[at : at + HASH_BYTES] for at in range(0, len(content), HASH_BYTES)]


def print_entries(entries: Sequence[bytes]) -> bytes:
    """Return the bytes of an entry bundle."""
    if not 1 <= len(entries) <= WIDTH:
        raise BadTile(f"a bundle of {len(entries)} entries; it holds from 1 to {WIDTH}")
    if any(len(entry) > MAX_ENTRY for entry in entries):
        raise BadTile(f"an entry has at most {MAX_ENTRY} bytes")
    return b"".join(len(entry).to_bytes(2) + entry for entry in entries)


def parse_entries(content: bytes) -> list[bytes]:
    """Return the entries of a bundle: `print_entries(parse_entries(x)) == x`."""
    entries: list[bytes] = []
    at = 0
    while at < len(content):
        start = at + 2
        at = start + int.from_bytes(content[at:start])
        if start > len(content) or at > len(content):
            raise BadTile(f"entry {len(entries)} of the bundle is cut short")
        entries.append(content[start:at])
    if not 1 <= len(entries) <= WIDTH:
        raise BadTile(f"a bundle of {len(entries)} entries; it holds from 1 to {WIDTH}")
    return entries


def nodes_from_tiles(read: Callable[[int, int], bytes]) -> Nodes:
    """Return a source of nodes over tiles, each read and hashed once.

    `read` takes the level and the index of a tile and gives its hashes; it may give more than a
    smaller tree of the same log had.
    """
    held: dict[tuple[int, int], list[bytes]] = {}

    def node(level: int, index: int) -> bytes:
        row, height = divmod(level, HEIGHT)
        tile, place = divmod(index << height, WIDTH)
        if (row, tile) not in held:
            held[row, tile] = split_hashes(read(row, tile))
        hashes = held[row, tile][place : place + (1 << height)]
        if len(hashes) < 1 << height:
            raise BadProof(f"tile {tile} of level {row} ends before hash {place + (1 << height)}")
        return complete_root(hashes)

    return node
