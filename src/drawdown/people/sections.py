"""Sections that lead tasks: what they are called in French, and which role answers for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Refused, errors
from drawdown.core.provenance import Record
from drawdown.core.reading.files import Folder
from drawdown.core.reading.parts import read_csv_file
from drawdown.people.reading import ACTS, AMOUNTS, RIGHTS, ROLES, SECTIONS, SIGHTS, tables_folder
from drawdown.people.rights import RoleId

BETWEEN = re.compile(r"( \+ | then | > |/)")
THEN_FR = {" then ": " puis "}


class Unit(Record):
    """A section as tasks name it."""

    unit: Annotated[str, Field(min_length=1, max_length=60)]
    name_fr: str
    role: RoleId | None = None
    """Who answers for its tasks; none where no role of the table does."""


@cache
def units() -> Mapping[str, Unit]:
    """Return every section by the name that tasks give it; raises `Refused` for a bad table."""
    folder = Folder(tables_folder())
    folder.note_unexpected({ROLES, RIGHTS, SIGHTS, AMOUNTS, SECTIONS, ACTS})
    rows = read_csv_file(folder, SECTIONS, Unit).records
    if errors(folder.findings):
        raise Refused(folder.findings)
    return {row.record.unit: row.record for row in rows}


def units_of(lead: str) -> Iterator[str]:
    """Yield the sections that lead a task together: `ENV + Engineering`, `HoM/DMS`."""
    yield from BETWEEN.split(lead)[::2]


def roles_of(lead: str) -> frozenset[str]:
    """Return the roles that answer for a task."""
    named = (units().get(unit) for unit in units_of(lead))
    return frozenset(unit.role for unit in named if unit is not None and unit.role)


def french(lead: str) -> str:
    """Return the sections that lead a task in French; one that is not known stays as it is."""
    parts = BETWEEN.split(lead)
    known = units()
    return "".join(
        THEN_FR.get(part, part) if place % 2 else known[part].name_fr if part in known else part
        for place, part in enumerate(parts)
    )
