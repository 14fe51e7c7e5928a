"""Search in a million lines with what each database brings: FTS5 of SQLite, GIN of PostgreSQL."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection
from django.db.models.expressions import RawSQL

_TABLE = """
CREATE VIRTUAL TABLE property_words USING fts5(
    words, content='property_item', content_rowid='id', tokenize='ascii', prefix='2 3 4')
"""
_IN = """
CREATE TRIGGER property_words_in AFTER INSERT ON property_item BEGIN
    INSERT INTO property_words(rowid, words) VALUES (new.id, new.words);
END
"""
_OUT = """
CREATE TRIGGER property_words_out AFTER DELETE ON property_item BEGIN
    INSERT INTO property_words(property_words, rowid, words)
        VALUES ('delete', old.id, old.words);
END
"""
_NEW = """
CREATE TRIGGER property_words_new AFTER UPDATE OF words ON property_item
WHEN old.words <> new.words BEGIN
    INSERT INTO property_words(property_words, rowid, words)
        VALUES ('delete', old.id, old.words);
    INSERT INTO property_words(rowid, words) VALUES (new.id, new.words);
END
"""
SQLITE = (_TABLE, _IN, _OUT, _NEW)
POSTGRESQL = (
    "CREATE INDEX property_words ON property_item USING gin (to_tsvector('simple', words))",
)
UNDO = {
    "sqlite": (
        "DROP TRIGGER property_words_new",
        "DROP TRIGGER property_words_out",
        "DROP TRIGGER property_words_in",
        "DROP TABLE property_words",
    ),
    "postgresql": ("DROP INDEX property_words",),
}
DO = {"sqlite": SQLITE, "postgresql": POSTGRESQL}

_FOUND = {
    "sqlite": "SELECT rowid FROM property_words WHERE property_words MATCH %s AND rowid > %s "
    "ORDER BY rowid LIMIT %s",
    # an array is made once; without statistics of a new table, the planner asks again for each row
    "postgresql": "SELECT unnest(ARRAY(SELECT id FROM property_item "
    "WHERE to_tsvector('simple', words) @@ to_tsquery('simple', %s) AND id > %s "
    "ORDER BY id LIMIT %s))",
}


@dataclass(frozen=True, slots=True)
class Sought:
    """Words that are looked for, plain; from a key on; and how many lines with them at most."""

    words: tuple[str, ...]
    after: int
    most: int

    def keys(self) -> RawSQL:
        """Return the first keys of lines with all words, each the beginning of one."""
        return RawSQL(_FOUND[connection.vendor], self._asked())  # noqa: S611 -- constants

    def _asked(self) -> list[str | int]:
        if connection.vendor == "sqlite":
            text = " AND ".join(f'"{word}"*' for word in self.words)
        else:
            text = " & ".join(f"{word}:*" for word in self.words)
        return [text, self.after, self.most]
