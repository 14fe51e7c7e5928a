"""A workbook of a verification: its rows, held against the register before anything is written.

One row for each line: its number, how many were found, how many of those are damaged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from drawdown.contingent.faults import MORE_DAMAGED, NOT_THEIRS
from drawdown.core.findings import Finding, Place, Refused
from drawdown.core.nearest import suggestion
from drawdown.property.faults import BAD_VALUE, COLUMN_TWICE, LINE_TWICE, NO_COLUMN, TOO_MUCH
from drawdown.property.intake.workbook import Row

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "line": ("line", "number", "ligne", "numéro"),
    "found": ("found", "trouvé", "trouvés"),
    "damaged": ("damaged", "endommagé", "endommagés"),
}
"""What each column may be called, in either language; capitals do not count."""
NEEDED = ("line", "found")
MOST_ROWS = 5_000
"""A report of verification is read by two people before they sign it."""
MOST_FINDINGS = 200
MOST_PIECES = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Verified:
    """A row: what was found of a line, beside what the register has at the place."""

    line: str
    known: int
    found: int
    damaged: int = 0

    @property
    def differs(self) -> bool:
        """Whether the register has another number, or pieces are damaged."""
        return self.found != self.known or self.damaged > 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """A workbook against the register."""

    rows: tuple[Verified, ...]
    absent: tuple[tuple[str, int], ...]
    """Lines that the register has at the place and no row names: they are not verified."""

    @property
    def differing(self) -> tuple[Verified, ...]:
        """The rows that differ."""
        return tuple(row for row in self.rows if row.differs)


@dataclass(frozen=True, slots=True)
class _Said:
    number: int
    line: str
    found: int
    damaged: int


def compared(
    rows: Iterable[Row],
    called: str,
    *,
    unit: str,
    theirs: frozenset[str],
    known: Callable[[Iterable[str]], Mapping[str, int]],
) -> Comparison:
    """Return what a workbook says against the register; raise `Refused` with all that is wrong.

    `theirs` are the lines of the contingent, `known` gives the pieces of lines at the place.
    """
    findings: list[Finding] = []
    said = list(_read(rows, called, findings))
    for row in said:
        place = Place(called, row.number, "line")
        if row.line not in theirs:
            findings.append(NOT_THEIRS.at(place, line=row.line, unit=unit))
        elif row.damaged > row.found:
            place = Place(called, row.number, "damaged")
            told = {"line": row.line, "damaged": row.damaged, "count": row.found}
            findings.append(MORE_DAMAGED.at(place, **told))
    if findings:
        raise Refused(sorted(findings, key=lambda each: each.place.row or 0)[:MOST_FINDINGS])
    there = known(theirs)
    found = tuple(
        Verified(row.line, there.get(row.line, 0), row.found, row.damaged) for row in said
    )
    named = {row.line for row in said}
    absent = tuple(
        (line, pieces) for line, pieces in sorted(there.items()) if pieces and line not in named
    )
    return Comparison(found, absent)


def _read(rows: Iterable[Row], called: str, findings: list[Finding]) -> Iterator[_Said]:
    """Yield the rows that can be read; what cannot is said, by row and column."""
    numbered = enumerate(rows, start=1)
    _number, head = next(numbered, (1, []))
    columns = _columns(head, called)
    seen: set[str] = set()
    for number, row in numbered:
        cells = {name: _text(row[at]) if at < len(row) else "" for name, at in columns.items()}
        if not any(cells.values()) or cells["line"].startswith("#"):
            continue
        if len(seen) >= MOST_ROWS:
            raise Refused([TOO_MUCH.at(Place(called), what="rows", limit=f"{MOST_ROWS:,}")])
        if cells["line"] in seen:
            findings.append(LINE_TWICE.at(Place(called, number, "line"), line=cells["line"]))
            continue
        seen.add(cells["line"])
        found = _count(cells["found"], Place(called, number, "found"), findings)
        damaged = 0
        if cells.get("damaged"):
            damaged = _count(cells["damaged"], Place(called, number, "damaged"), findings) or 0
        if found is not None:
            yield _Said(number, cells["line"], found, damaged)


def _columns(head: Row, called: str) -> Mapping[str, int]:
    headings = [_text(cell).casefold() for cell in head]
    place, found, columns = Place(called, 1), list[Finding](), dict[str, int]()
    for name, words in HEADINGS.items():
        at = [index for index, heading in enumerate(headings) if heading in words]
        if len(at) > 1:
            found.append(COLUMN_TWICE.at(place, column=name))
        elif at:
            columns[name] = at[0]
        elif name in NEEDED:
            found.append(NO_COLUMN.at(place, column=name, nearest=suggestion(name, headings)))
    if found:
        raise Refused(found)
    return columns


def _count(text: str, place: Place, findings: list[Finding]) -> int | None:
    """Return a number of pieces; an empty cell is no zero."""
    if text.isascii() and text.isdigit() and len(text) < 11 and int(text) <= MOST_PIECES:
        return int(text)
    findings.append(BAD_VALUE.at(place, text=text, field="quantity"))
    return None


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell if cell is not None else "").split())
