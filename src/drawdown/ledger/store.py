"""What a log asks of the place where it is kept, and a log that is kept in memory."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from drawdown.core.strict_json import BadJson, parse
from drawdown.ledger.merkle import HASH_BYTES, NOTHING, Frontier

FORMAT = "drawdown-head/1"


class DamagedLog(ValueError):
    """What is stored is not what was recorded; `entry` is the first entry known to differ."""

    def __init__(self, message: str, *, entry: int | None = None) -> None:
        self.entry = entry
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Head:
    """Where a log stands: all that appending and signing need of what came before."""

    grown: Frontier = NOTHING
    """The tree of all entries."""
    signed: Frontier = NOTHING
    """The tree of the last checkpoint: read back and hashed again before it was signed."""
    checkpoint: bytes = b""
    """The note of that checkpoint, cosignatures included; nothing before the first."""
    turn: int = 0
    """How many older bundles have been read back in turn."""

    @property
    def size(self) -> int:
        """The number of entries."""
        return self.grown.size


class Store(Protocol):
    """Where a log is kept. Its caller holds the log's lock, in one transaction, while it writes.

    Entries and full tiles are written once. The last tile of a level grows: it is written again,
    longer. Nothing is ever made shorter.
    """

    def head(self) -> Head:
        """Return the head; that of the empty log where nothing is stored."""
        ...

    def put_head(self, head: Head) -> None:
        """Store the head."""
        ...

    def entries(self, start: int, stop: int) -> Sequence[bytes]:
        """Return the entries from `start` up to `stop`, fewer where the log ends."""
        ...

    def put_entries(self, start: int, entries: Sequence[bytes]) -> None:
        """Store new entries, the first of them at `start`, which is the end of the log."""
        ...

    def tile(self, level: int, index: int) -> bytes:
        """Return the hashes of a tile, as far as it has grown; nothing where there is none."""
        ...

    def put_tile(self, level: int, index: int, hashes: bytes) -> None:
        """Store a tile, new or grown."""
        ...


@dataclass(slots=True)
class MemoryStore:
    """A log in memory: to read a bundle into, to rebuild and to compare."""

    held: Head = Head()
    kept: list[bytes] = field(default_factory=list)
    tiles: dict[tuple[int, int], bytes] = field(default_factory=dict)

    def head(self) -> Head:
        """Return the head."""
        return self.held

    def put_head(self, head: Head) -> None:
        """Keep the head."""
        self.held = head

    def entries(self, start: int, stop: int) -> Sequence[bytes]:
        """Return the entries of a range."""
        return self.kept[start:stop]

    def put_entries(self, start: int, entries: Sequence[bytes]) -> None:
        """Keep new entries."""
        if start != len(self.kept):
            raise ValueError(f"entry {start} is not the next one, {len(self.kept)} is")
        self.kept.extend(entries)

    def tile(self, level: int, index: int) -> bytes:
        """Return the hashes of a tile."""
        return self.tiles.get((level, index), b"")

    def put_tile(self, level: int, index: int, hashes: bytes) -> None:
        """Keep a tile."""
        self.tiles[level, index] = hashes


def print_head(head: Head) -> bytes:
    """Return a head as JSON, for stores that keep it as one value."""
    document = {
        "checkpoint": head.checkpoint.decode(),
        "format": FORMAT,
        "grown": _print_frontier(head.grown),
        "signed": _print_frontier(head.signed),
        "turn": head.turn,
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def parse_head(content: bytes) -> Head:
    """Return the head: `print_head(parse_head(x)) == x`. Raises `DamagedLog`."""
    try:
        document = parse(content)
        head = Head(
            grown=_parse_frontier(document["grown"]),
            signed=_parse_frontier(document["signed"]),
            checkpoint=document["checkpoint"].encode(),
            turn=int(document["turn"]),
        )
    except (BadJson, KeyError, TypeError, AttributeError, ValueError) as error:
        raise DamagedLog(f"the head of the log is not readable: {error}") from error
    if print_head(head) != content:
        raise DamagedLog("the head of the log is written in another way than we write it")
    return head


def _print_frontier(frontier: Frontier) -> dict[str, Any]:
    return {"hashes": b"".join(frontier.hashes).hex(), "size": frontier.size}


def _parse_frontier(value: Any) -> Frontier:
    content = bytes.fromhex(value["hashes"])
    hashes = (content[at : at + HASH_BYTES] for at in range(0, len(content), HASH_BYTES))
    return Frontier(value["size"], tuple(hashes))
