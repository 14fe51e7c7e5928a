"""Makes a backup: the database at one moment first, then the files, which only grow."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from drawdown import __version__
from drawdown.core.catalogue import CANNOT_WRITE
from drawdown.core.findings import Place, Refused
from drawdown.ledger.lines import print_base64
from drawdown.ledger.store import Head, parse_head
from drawdown.ledger.times import print_time, to_the_second
from drawdown.web.backup import faults, postgres
from drawdown.web.backup.container import SECRET_MODE, Writer
from drawdown.web.environment import Environment

SQLITE, DUMP = "database/drawdown.sqlite3", "database/drawdown.dump"
MADE_ANEW = {"static", "cache", "serving", ".restoring"}
"""What an installation makes again by itself."""
HEAD = "SELECT content FROM records_head WHERE id = 1"


def make_backup(
    environment: Environment, out: Path, *, mission: Path | None, at: datetime
) -> dict[str, Any]:
    """Write a backup, whole or not at all; return what it says of itself. Raises `Refused`.

    Acts may be recorded meanwhile. The database is copied as it is at one moment; documents and
    keys are never changed once written, so that those it names are there afterwards.
    """
    _refuse(environment, out)
    partial = out.with_name(f".{out.name}.part")
    try:
        with _opened(partial) as file, tempfile.TemporaryDirectory(dir=out.parent) as folder:
            writer = Writer(file)
            name, copied = (
                (SQLITE, Path(folder) / "copy.sqlite3")
                if environment.database_url is None
                else (DUMP, Path(folder) / "copy.dump")
            )
            head = _copied(environment, copied)
            writer.add(name, copied)
            for prefix, root in (("home", environment.home), ("mission", mission)):
                for path in _files(root, but=MADE_ANEW if root == environment.home else set()):
                    writer.add(f"{prefix}/{path.relative_to(root or path)}", path)
            about = {
                "version": __version__,
                "made": print_time(to_the_second(at)),
                "database": "SQLite" if environment.database_url is None else "PostgreSQL",
                "entries": head.grown.size,
                "root": print_base64(head.grown.root),
                "mission": mission is not None,
            }
            writer.finish(about)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(out)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused([CANNOT_WRITE.at(Place(str(out)), reason=reason)]) from error
    finally:
        partial.unlink(missing_ok=True)
    return {**about, "pieces": len(writer.pieces), "bytes": out.stat().st_size}


def _refuse(environment: Environment, out: Path) -> None:
    if not environment.home.is_dir():
        raise Refused([faults.NOTHING_THERE.at(Place(str(environment.home)))])
    if out.absolute().is_relative_to(environment.home):
        raise Refused([faults.IN_THE_HOME.at(Place(str(out)))])
    if environment.database_url is None and not Path(environment.database()["NAME"]).exists():
        raise Refused([faults.NOTHING_THERE.at(Place(str(environment.database()["NAME"])))])


def _opened(partial: Path) -> Any:
    """Open a file that nobody else may read: keys will stand in it."""
    partial.unlink(missing_ok=True)
    return os.fdopen(os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, SECRET_MODE), "w+b")


def _copied(environment: Environment, copy: Path) -> Head:
    """Copy the database as it is at one moment; return the head of the log in the copy."""
    place = Place(environment.database_label())
    if environment.database_url is not None:
        content = postgres.dump(environment.database(), copy, place=place)
        return parse_head(content) if content else Head()
    try:
        with (
            closing(sqlite3.connect(f"{_uri(environment)}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
            row = target.execute(HEAD).fetchone()
    except sqlite3.Error as error:
        raise Refused([faults.TOOL_FAILED.at(place, tool="SQLite", reason=error)]) from error
    copy.chmod(SECRET_MODE)
    return parse_head(row[0]) if row and row[0] else Head()


def _uri(environment: Environment) -> str:
    return Path(environment.database()["NAME"]).as_uri()


def _files(root: Path | None, *, but: set[str]) -> Iterator[Path]:
    """Yield the files below a folder in order, without databases and what is half written."""
    if root is None:
        return
    for folder, folders, names in os.walk(root, followlinks=True):
        if Path(folder) == root:
            folders[:] = [name for name in folders if name not in but]
        folders.sort()
        for name in sorted(names):
            path = Path(folder) / name
            top = path.parent == root and (name in but or ".sqlite3" in name)
            if path.is_file() and not top and not name.startswith((".writing-", ".secret_key.")):
                yield path
