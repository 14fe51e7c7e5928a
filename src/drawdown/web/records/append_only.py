"""Triggers by which the database itself refuses to change or to delete an entry of the ledger."""

from __future__ import annotations

TABLES = ("records_entry", "records_topic")
MESSAGE = "the ledger is only appended to"


def statements(vendor: str) -> list[str]:
    """Return what makes the tables append-only on a database."""
    return _FOR[vendor]()


def removal(vendor: str) -> list[str]:
    """Return what takes the triggers off again: for tests that empty every table."""
    names = [name for table in TABLES for name in _names(table)]
    if vendor == "sqlite":
        return [f'DROP TRIGGER IF EXISTS "{name}"' for _, name in names]
    return [
        f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"'
        for table in TABLES
        for _, name in (*_names(table), ("TRUNCATE", f"{table}_no_truncate"))
    ]


def _names(table: str) -> list[tuple[str, str]]:
    return [(event, f"{table}_no_{event.lower()}") for event in ("UPDATE", "DELETE")]


def _sqlite() -> list[str]:
    return [
        f'CREATE TRIGGER "{name}" BEFORE {event} ON "{table}" '
        f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        for table in TABLES
        for event, name in _names(table)
    ]


def _postgresql() -> list[str]:
    function = (
        "CREATE OR REPLACE FUNCTION records_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$"
    )
    rows = [
        f'CREATE TRIGGER "{name}" BEFORE {event} ON "{table}" '
        "FOR EACH ROW EXECUTE FUNCTION records_refuse()"
        for table in TABLES
        for event, name in _names(table)
    ]
    whole = [
        f'CREATE TRIGGER "{table}_no_truncate" BEFORE TRUNCATE ON "{table}" '
        "FOR EACH STATEMENT EXECUTE FUNCTION records_refuse()"
        for table in TABLES
    ]
    return [function, *rows, *whole]


_FOR = {"sqlite": _sqlite, "postgresql": _postgresql}
