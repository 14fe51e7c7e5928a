"""CSV into rows: commas, one line of column names, every row of the same length."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from drawdown.core.catalogue import (
    BAD_CSV,
    COLUMN_TWICE,
    EMPTY_FILE,
    NO_COLUMN_NAME,
    RAGGED,
    SEMICOLONS,
    TOO_MANY_ROWS,
)
from drawdown.core.findings import Finding, Place
from drawdown.core.reading.tree import Entry, Mapping, Scalar

MAX_ROWS = 100_000

MAX_FINDINGS = 1_000
"""Findings after which the rest of a table is not looked at: it is another file than was meant."""


@dataclass(frozen=True, slots=True)
class Table:
    """Column names and rows. A row holds the cells in which something is written."""

    columns: tuple[str, ...]
    rows: tuple[Mapping, ...]
    lost: int = 0
    """Rows that could not be read."""


def parse_csv(text: str, file: str) -> tuple[Table | None, list[Finding]]:
    """Return the table of a CSV text, and what is wrong with how it is written.

    Blank lines and the spaces around a value do not count. A row that is too long or too short is a
    finding and no row.
    """
    findings: list[Finding] = []
    lines = _lines(text, file, findings)
    first = next(lines, None)
    if first is None:
        if not findings:
            expected = "the names of the columns in the first line"
            findings.append(EMPTY_FILE.at(Place(file), expected=expected))
        return None, findings
    row, cells = first
    columns = tuple(cell.strip() for cell in cells)
    _check_columns(columns, Place(file, row), findings)
    if any(finding.code == SEMICOLONS.code for finding in findings):
        return None, findings
    rows: list[Mapping] = []
    for row, cells in lines:
        if len(rows) >= MAX_ROWS:
            findings.append(TOO_MANY_ROWS.at(Place(file, row), limit=MAX_ROWS))
            return None, findings
        if len(findings) >= MAX_FINDINGS:
            return None, findings
        if len(cells) != len(columns):
            facts = {"found": len(cells), "columns": len(columns)}
            findings.append(RAGGED.at(Place(file, row), **facts))
        else:
            rows.append(_row(row, columns, cells))
    lost = sum(finding.code in {RAGGED.code, BAD_CSV.code} for finding in findings)
    return Table(columns, tuple(rows), lost), findings


def print_csv(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return the CSV text of a table: quoted where needed, lines ended by a line feed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def _lines(text: str, file: str, findings: list[Finding]) -> Iterator[tuple[int, list[str]]]:
    """Yield each line that says something, with the row it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    row = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield row, cells
            row = reader.line_num + 1
    except csv.Error as error:
        findings.append(BAD_CSV.at(Place(file, row), reason=error))


def _check_columns(columns: tuple[str, ...], place: Place, findings: list[Finding]) -> None:
    if len(columns) == 1 and (mark := next((m for m in ";\t" if m in columns[0]), None)):
        findings.append(SEMICOLONS.at(place, mark="tab" if mark == "\t" else mark))
    seen: set[str] = set()
    for number, column in enumerate(columns[:MAX_FINDINGS], start=1):
        if not column:
            findings.append(NO_COLUMN_NAME.at(place, number=number))
        elif column in seen:
            findings.append(COLUMN_TWICE.at(Place(place.file, place.row, column), column=column))
        seen.add(column)


def _row(row: int, columns: tuple[str, ...], cells: list[str]) -> Mapping:
    pairs = zip(columns, cells, strict=True)
    written = ((column, cell.strip()) for column, cell in pairs if cell.strip())
    return Mapping(tuple(Entry(column, Scalar(cell, row), row) for column, cell in written), row)
