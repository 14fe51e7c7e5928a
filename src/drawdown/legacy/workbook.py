"""Entries from the rows of a workbook: every finding names the sheet, the row and the column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.legacy.entry import LegacyEntry
from drawdown.legacy.faults import (
    BAD_CELL,
    EMPTY,
    NO_COLUMN,
    NO_SUCH_SITE,
    TOO_MANY,
    TWICE,
    UNKNOWN_COLUMN,
)

COLUMNS = (
    "id", "sort", "region", "sites", "sector", "dac", "what", "what_fr", "date", "count", "unit",
    "amount", "currency", "about", "fund", "donor", "beneficiaries", "successor", "parties",
    "follow_up", "topic", "audience", "institution", "lat", "lon", "sources",
)  # fmt: skip
LISTS = frozenset({"sites", "parties", "sources"})
"""Columns that hold several, parted by semicolons."""
NUMBERS = frozenset({"count", "amount", "beneficiaries"})
DEGREES = frozenset({"lat", "lon"})
NEEDED = ("id", "sort", "region", "sector", "what", "what_fr", "sources")
MAX_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Read:
    """The entries of a sheet, and all that is wrong with it."""

    entries: tuple[LegacyEntry, ...]
    findings: tuple[Finding, ...]


def read_rows(rows: Iterable[Sequence[object]], *, place: str, sites: frozenset[str]) -> Read:
    """Return what a sheet holds: its first row is the headings. `place` names file and sheet."""
    rows = iter(rows)
    head = [str(cell).strip().lower() for cell in next(rows, ())]
    found = list(_head_faults(head, place))
    if found:
        return Read((), tuple(found))
    entries: dict[str, LegacyEntry] = {}
    where: dict[str, int] = {}
    for number, row in enumerate(rows, 2):
        if number > MAX_ROWS + 1:
            found.append(TOO_MANY.at(Place(place, number), limit=f"{MAX_ROWS:,}"))
            break
        if all(cell in ("", None) for cell in row):
            continue
        entry, wrong = _entry(head, row, Place(place, number))
        found += wrong
        if entry is None:
            continue
        if entry.id in entries:
            at = Place(place, number, "id")
            found.append(TWICE.at(at, entry=entry.id, row=where[entry.id]))
        for site in entry.sites:
            if site not in sites:
                at = Place(place, number, "sites")
                found.append(NO_SUCH_SITE.at(at, site=site, nearest=suggestion(site, sites)))
        entries[entry.id], where[entry.id] = entry, number
    if not entries and not found:
        found.append(EMPTY.at(Place(place)))
    return Read(tuple(entries.values()), tuple(found))


def _head_faults(head: Sequence[str], place: str) -> Iterator[Finding]:
    for column in NEEDED:
        if column not in head:
            yield NO_COLUMN.at(Place(place, 1), column=column)
    for column in head:
        if column and column not in COLUMNS:
            nearest = suggestion(column, COLUMNS)
            yield UNKNOWN_COLUMN.at(Place(place, 1, column), column=column, nearest=nearest)


def _entry(
    head: Sequence[str], row: Sequence[object], place: Place
) -> tuple[LegacyEntry | None, list[Finding]]:
    values: dict[str, Any] = {}
    wrong: list[Finding] = []
    for column, cell in zip(head, row, strict=False):
        if not column or cell in ("", None):
            continue
        try:
            values[column] = _value(column, cell)
        except ValueError as error:
            wrong.append(BAD_CELL.at(Place(place.file, place.row, column), problem=str(error)))
    if wrong:
        return None, wrong
    try:
        return LegacyEntry.model_validate(values), []
    except ValidationError as error:
        for each in error.errors(include_url=False):
            field = str(each["loc"][0]) if each["loc"] else None
            at = Place(place.file, place.row, field)
            wrong.append(BAD_CELL.at(at, problem=each["msg"].removeprefix("Value error, ")))
        return None, wrong


def _value(column: str, cell: object) -> object:
    """Return what a cell holds; raises `ValueError` in words."""
    if column in LISTS:
        return tuple(part.strip() for part in str(cell).split(";") if part.strip())
    if column in NUMBERS:
        return _number(cell)
    if column in DEGREES:
        return f"{float(str(cell)):.6f}".rstrip("0").rstrip(".")
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _number(cell: object) -> int:
    if isinstance(cell, bool):
        raise ValueError(f"`{cell}` is no number")  # noqa: TRY004 -- one kind for every cell
    if isinstance(cell, int | float):
        if not float(cell).is_integer():
            raise ValueError(f"`{cell}` is no whole number")
        return int(cell)
    digits = str(cell).replace(",", "").replace("\u202f", "").replace("\u00a0", "").replace(" ", "")
    if not digits.isascii() or not digits.isdigit():
        raise ValueError(f"`{cell}` is no whole number")
    return int(digits)
