"""Lines as a table for others: CSV or workbook, in constant memory, formulas made harmless."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

import xlsxwriter

from drawdown.property.line import FIELDS, Line

HXL = {
    "line": "#item+code",
    "sort": "#item+type",
    "owner": "#org+owner",
    "site": "#loc+site",
    "description": "#item+name",
    "quantity": "#item+num",
    "unit": "#item+unit",
    "category": "#item+category",
    "serial": "#item+serial",
    "condition": "#status+condition",
    "purchase": "#value+purchase",
    "residual": "#value+residual",
    "currency": "#currency+code",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "position": "#loc+position",
    "custodian": "#org+custodian",
    "restriction": "#item+restriction",
    "container": "#item+container",
    "group": "#item+group",
}
"""The tag of each column: one row under the headings."""
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
ROWS_OF_A_SHEET = 1_048_576 - 2


def write_csv(lines: Iterable[Line], file: TextIO) -> int:
    """Write lines and return how many; what would begin a formula gets an apostrophe."""
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(FIELDS)
    writer.writerow([HXL[name] for name in FIELDS])
    count = 0
    for line in lines:
        writer.writerow([harmless(cell) for cell in cells(line)])
        count += 1
    return count


def write_workbook(lines: Iterable[Line], path: Path) -> int:
    """Write lines and return how many; every text is a text, whatever it begins with.

    What does not fit on one sheet goes on to the next.
    """
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    count = 0
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = None
        for count, line in enumerate(lines, start=1):
            row = (count - 1) % ROWS_OF_A_SHEET
            if row == 0 or sheet is None:
                sheet = book.add_worksheet()
                sheet.write_row(0, 0, FIELDS)
                sheet.write_row(1, 0, [HXL[name] for name in FIELDS])
            sheet.write_row(row + 2, 0, cells(line))
        if sheet is None:
            book.add_worksheet().write_row(0, 0, FIELDS)
    return count


def cells(line: Line) -> list[object]:
    """Return the cells of a line: money with its point, and nothing for what is not known."""
    return [_cell(name, getattr(line, name)) for name in FIELDS]


def harmless(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    return "'" + cell if isinstance(cell, str) and cell.startswith(FORMULAS) else cell


def _cell(name: str, value: object) -> object:
    if value is None:
        return ""
    if name in ("purchase", "residual") and isinstance(value, int):
        return f"{value // 100}.{value % 100:02d}"
    return value if isinstance(value, int | float) else str(value)
