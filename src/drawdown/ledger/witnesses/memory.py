"""What a witness remembers, in an SQLite file: durable before it answers, never back to less."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from drawdown.ledger.witnesses.witness import Seen

SCHEMA = """\
create table if not exists seen (
    origin text primary key, size integer not null, root blob not null, note blob not null
) strict"""
SECONDS_TO_WAIT = 20


@dataclass(frozen=True, slots=True)
class WitnessMemory:
    """A file that several threads and processes of one witness may share."""

    path: Path

    def seen(self, origin: str) -> Seen | None:
        """Return the latest tree of a log, None before the first."""
        with self._open() as database:
            row = database.execute(
                "select size, root, note from seen where origin = ?", [origin]
            ).fetchone()
        return Seen(*row) if row else None

    def advance(self, origin: str, *, old: int, new: Seen) -> bool:
        """Remember a larger tree if `old` is still the size of the latest; return whether it was.

        One statement looks and writes, so that of two requests at once one is told to ask again.
        """
        with self._open() as database:
            done = database.execute(
                "insert into seen (origin, size, root, note) select ?1, ?2, ?3, ?4"
                " where ?5 = 0 or exists (select 1 from seen where origin = ?1)"
                " on conflict (origin) do update set"
                " size = excluded.size, root = excluded.root, note = excluded.note"
                " where size = ?5",
                [origin, new.size, new.root, new.note, old],
            )
            return done.rowcount == 1

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Open the file for one step; what it wrote is on the disk when the step ends."""
        database = sqlite3.connect(self.path, timeout=SECONDS_TO_WAIT, isolation_level=None)
        try:
            database.execute("pragma synchronous = extra")
            database.execute(SCHEMA)
            yield database
        finally:
            database.close()
