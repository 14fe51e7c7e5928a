"""A log in an SQLite file, as durable as the one the web application keeps."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from drawdown.ledger.store import Head, parse_head, print_head

SCHEMA = """\
create table entry (place integer primary key, content blob not null) strict;
create table tile (
    level integer, place integer, hashes blob not null, primary key (level, place)
) strict, without rowid;
create table head (only integer primary key check (only = 0), content blob not null) strict;
"""


class SqliteStore:
    """The tables of one log. The caller begins and commits."""

    def __init__(self, path: Path) -> None:
        self.database = sqlite3.connect(path, isolation_level=None)
        self.database.execute("pragma journal_mode = wal")
        self.database.execute("pragma synchronous = full")
        self.database.executescript(SCHEMA)

    def head(self) -> Head:
        """Return the head."""
        row = self.database.execute("select content from head").fetchone()
        return parse_head(row[0]) if row else Head()

    def put_head(self, head: Head) -> None:
        """Store the head."""
        self.database.execute("replace into head values (0, ?)", [print_head(head)])

    def entries(self, start: int, stop: int) -> Sequence[bytes]:
        """Return the entries of a range."""
        rows = self.database.execute(
            "select content from entry where place >= ? and place < ? order by place",
            [start, stop],
        )
        return [row[0] for row in rows]

    def put_entries(self, start: int, entries: Sequence[bytes]) -> None:
        """Store new entries."""
        self.database.executemany("insert into entry values (?, ?)", enumerate(entries, start))

    def tile(self, level: int, index: int) -> bytes:
        """Return the hashes of a tile."""
        row = self.database.execute(
            "select hashes from tile where level = ? and place = ?", [level, index]
        ).fetchone()
        return row[0] if row else b""

    def put_tile(self, level: int, index: int, hashes: bytes) -> None:
        """Store a tile."""
        self.database.execute("replace into tile values (?, ?, ?)", [level, index, hashes])
