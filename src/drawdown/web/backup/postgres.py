"""PostgreSQL as its own programs copy it: `pg_dump` of one snapshot, and `pg_restore`."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from drawdown.core.findings import Place, Refused
from drawdown.web.backup import faults

Database = Mapping[str, Any]
"""Django's description of it."""
VARIABLES = {"NAME": "PGDATABASE", "USER": "PGUSER", "PASSWORD": "PGPASSWORD", "HOST": "PGHOST"}
HEAD = "SELECT content FROM records_head WHERE id = 1"
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = ANY (current_schemas(false)) LIMIT 1"


def dump(database: Database, out: Path, *, place: Place) -> bytes:
    """Write the database as it is at one moment; return the head of the log at that moment."""
    with _connected(database, place) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        snapshot = _one(connection, "SELECT pg_export_snapshot()")
        head = bytes(_one(connection, HEAD) or b"")
        made = ("--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}")
        _run(["pg_dump", *made, f"--file={out}"], database, place)
    return head


def refuse_tables(database: Database, *, place: Place) -> None:
    """Refuse a database that holds anything already."""
    with _connected(database, place) as connection:
        first = _one(connection, TABLES)
    if first is not None:
        raise Refused([faults.TABLES_THERE.at(place, first=first)])


def restore(database: Database, dumped: Path, *, place: Place) -> None:
    """Fill an empty database, whole or not at all."""
    made = ("--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges")
    _run(["pg_restore", *made, f"--dbname={database['NAME']}", str(dumped)], database, place)


@contextmanager
def _connected(database: Database, place: Place) -> Iterator[psycopg.Connection[Any]]:
    try:
        connection = psycopg.connect(
            dbname=database["NAME"],
            user=database["USER"] or None,
            password=database["PASSWORD"] or None,
            host=database["HOST"] or None,
            port=database["PORT"] or None,
            **database["OPTIONS"],
        )
    except psycopg.Error as error:
        reason = str(error).strip().partition("\n")[0]
        raise Refused([faults.UNREACHABLE.at(place, reason=reason)]) from error
    with connection:
        yield connection


def _one(connection: psycopg.Connection[Any], sql: Any) -> Any:
    row = connection.execute(sql).fetchone()
    return None if row is None else row[0]


def _run(command: list[str], database: Database, place: Place) -> None:
    """Run a program of PostgreSQL; the password goes by its surroundings, which `ps` hides."""
    given = {name: str(database[key]) for key, name in VARIABLES.items() if database[key]}
    if database["PORT"]:
        given["PGPORT"] = str(database["PORT"])
    if mode := database["OPTIONS"].get("sslmode"):
        given["PGSSLMODE"] = str(mode)
    try:
        done = subprocess.run(
            command, env={**os.environ, **given}, capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise Refused([faults.TOOL_MISSING.at(place, tool=command[0])]) from error
    if done.returncode:
        reason = " ".join(done.stderr.split())
        raise Refused([faults.TOOL_FAILED.at(place, tool=command[0], reason=reason)])
