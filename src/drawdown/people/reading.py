"""The table of rights on disk: roles, rights, sights and amounts, shipped or edited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TypeVar

from drawdown.core.catalogue import ROW_TWICE
from drawdown.core.findings import Finding, Refused, errors
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Record
from drawdown.core.reading.files import Folder
from drawdown.core.reading.parts import read_csv_file
from drawdown.core.reading.records import Placed
from drawdown.people.faults import NO_SUCH_ROLE
from drawdown.people.rights import MovesMoney, Right, Rights, Role, Shown

ROLES = "roles.csv"
RIGHTS = "rights.csv"
SIGHTS = "sights.csv"
AMOUNTS = "amounts.csv"
"""Kinds of act that move money: the limit of a delegation counts for them."""
SECTIONS = "sections.csv"
"""Who answers for which tasks: `sections.py` reads it."""
ACTS = "acts.csv"
"""What acts are called: `act_names.py` reads it."""

R = TypeVar("R", bound=Record)


def tables_folder() -> Path:
    """Return the folder of the tables that are part of the software."""
    return Path(str(resources.files("drawdown.people") / "tables"))


@cache
def shipped_rights() -> Rights:
    """Return the tables that are part of the software."""
    return read_rights(tables_folder())


def read_rights(place: Path) -> Rights:
    """Return the tables of a folder; raise `Refused` with every finding when one is damaged."""
    folder = Folder(place)
    folder.note_unexpected({ROLES, RIGHTS, SIGHTS, AMOUNTS, SECTIONS, ACTS, "README.md"})
    roles = read_csv_file(folder, ROLES, Role).records
    rights = read_csv_file(folder, RIGHTS, Right).records
    shown = read_csv_file(folder, SIGHTS, Shown).records
    amounts = read_csv_file(folder, AMOUNTS, MovesMoney, required=False).records
    money = {placed.record.kind for placed in amounts}
    known = {placed.record.id for placed in roles}
    folder.findings += [
        *_unknown_roles([(one, one.record.role) for one in rights], known),
        *_unknown_roles([(one, one.record.role) for one in shown], known),
        *_twice([(one, one.record.id) for one in roles], what="the role"),
        *_twice(
            [(one, f"{one.record.role} {one.record.kind}") for one in rights], what="the right"
        ),
        *_twice(
            [(one, f"{one.record.role} {one.record.sight}") for one in shown], what="the sight"
        ),
    ]
    if errors(folder.findings):
        raise Refused(folder.findings)
    return Rights(
        roles=tuple(one.record for one in roles),
        rights=tuple(
            one.record.model_copy(update={"amounts": True})
            if one.record.kind in money
            else one.record
            for one in rights
        ),
        shown=tuple(one.record for one in shown),
    )


def _unknown_roles(rows: Sequence[tuple[Placed[R], str]], known: set[str]) -> Iterator[Finding]:
    """Every line is about a role that stands in the table of roles."""
    for placed, role in rows:
        if role not in known:
            remedy = suggestion(role, known)
            yield NO_SUCH_ROLE.at(placed.at("role"), role=role, nearest=remedy)


def _twice(rows: Sequence[tuple[Placed[R], str]], *, what: str) -> Iterator[Finding]:
    """Every line says something that no line above it says."""
    first: dict[str, Placed[R]] = {}
    for placed, key in rows:
        if key in first:
            yield ROW_TWICE.at(placed.at(), what=f"{what} {key}", first=first[key].row)
        first.setdefault(key, placed)
