"""Restores a backup into an empty home: every byte is compared before the first is written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drawdown.core.catalogue import CANNOT_WRITE
from drawdown.core.findings import Finding, Place, Refused
from drawdown.core.reading.files import megabytes
from drawdown.web.backup import faults, postgres
from drawdown.web.backup.container import extract, read_manifest
from drawdown.web.environment import DATABASE_URL, Environment

PARTIAL = ".restoring"
PREFIXES = ("home", "database", "mission")


def restore_backup(
    environment: Environment, backup: Path, *, mission: Path | None
) -> dict[str, Any]:
    """Put a backup into an empty home and, of PostgreSQL, an empty database; return its manifest.

    Raises `Refused` with all that stands in the way, and has then written nothing.
    """
    if not backup.is_file():
        raise Refused([faults.NOT_A_BACKUP.at(Place(str(backup)))])
    manifest = read_manifest(backup)
    if found := list(in_the_way(environment, manifest, mission)):
        raise Refused(found)
    place = Place(environment.database_label())
    of_postgres = environment.database_url is not None
    if of_postgres:
        postgres.refuse_tables(environment.database(), place=place)
    home = environment.home
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = home / PARTIAL
    try:
        extract(backup, {name: partial / name for name in PREFIXES})
        dumped = partial / "database" / "drawdown.dump"
        if of_postgres:
            postgres.restore(environment.database(), dumped, place=place)
            dumped.unlink()
        _put(partial / "home", home)
        _put(partial / "database", home)
        if mission is not None:
            mission.mkdir(parents=True, exist_ok=True)
            _put(partial / "mission", mission)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused([CANNOT_WRITE.at(Place(str(home)), reason=reason)]) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    os.sync()
    return manifest


def _put(folder: Path, into: Path) -> None:
    for path in sorted(folder.iterdir()) if folder.exists() else ():
        shutil.move(path, into / path.name)


def in_the_way(
    environment: Environment, manifest: dict[str, Any], mission: Path | None
) -> Iterator[Finding]:
    """Yield why a backup of this manifest cannot be restored here; nothing is written."""
    home = environment.home
    if home.exists() and (first := next(iter(sorted(home.iterdir())), None)):
        yield faults.HOME_NOT_EMPTY.at(Place(str(home)), first=first.name)
    if mission is not None and mission.exists() and any(mission.iterdir()):
        yield faults.FOLDER_NOT_EMPTY.at(Place(str(mission)))
    needed = sum(size for _, size, _ in manifest["pieces"])
    there = next(each for each in (home, *home.parents) if each.exists())
    if (free := shutil.disk_usage(there).free) < needed:
        yield faults.NO_ROOM.at(Place(str(home)), free=megabytes(free), needed=megabytes(needed))
    here = "SQLite" if environment.database_url is None else "PostgreSQL"
    if here != manifest["database"]:
        remedy = (
            f"name an empty database in {DATABASE_URL}"
            if here == "SQLite"
            else f"unset {DATABASE_URL}"
        )
        yield faults.OTHER_DATABASE.at(
            Place(DATABASE_URL), made_of=manifest["database"], here=here, remedy=remedy
        )
