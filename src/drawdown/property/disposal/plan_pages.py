"""Lays the disposal plan out: as a PDF in both languages, and as a workbook."""

from __future__ import annotations

import io
import json
import tempfile
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from drawdown.documents.render import Make
from drawdown.documents.typesetting import noon, typeset
from drawdown.property.disposal.document import Document, Said, Table
from drawdown.property.export import harmless

TEMPLATE = Path(__file__).with_name("plan.typ")
YES = ("The totals tie out with the register.", "Les totaux concordent avec le registre.")
NO = (
    "The totals do NOT tie out with the register.",
    "Les totaux NE concordent PAS avec le registre.",
)


def to_pdf(document: Document) -> bytes:
    """Return the plan as a PDF. Raises `BadPaper` for anything the typesetter warns of."""
    with tempfile.TemporaryDirectory(prefix="drawdown-plan-") as folder:
        root = Path(folder)
        (root / TEMPLATE.name).write_bytes(TEMPLATE.read_bytes())
        (root / "plan.json").write_text(json.dumps(_content(document)), encoding="utf-8")
        return typeset(
            root / TEMPLATE.name, standards=Make.READING.value, moment=noon(document.as_of)
        )


def to_workbook(document: Document) -> bytes:
    """Return the plan as a workbook: figures are figures, and no text is a formula."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True})
        sheet = book.add_worksheet("plan")
        sheet.write_row(0, 0, [f"{document.mission}: {document.title[0]} / {document.title[1]}"])
        sheet.write_row(1, 0, [document.as_of.isoformat(), *verdict_of(document)])
        sheet.write_row(3, 0, [" / ".join(dict.fromkeys(said)) for said in document.head], bold)
        for number, row in enumerate(document.rows, 4):
            sheet.write_row(number, 0, [harmless(cell) for cell in row])
        for number, row in enumerate(document.totals, 4 + len(document.rows)):
            sheet.write_row(number, 0, list(row), bold)
        below = 5 + len(document.rows) + len(document.totals)
        if document.second is not None:
            below = _second_sheet(sheet, document.second, below, bold)
        for number, said in enumerate(_notes(document), below):
            sheet.write_row(number, 0, [f"{said[0]} / {said[1]}"])
        sheet.set_column(0, 0, 22)
        sheet.set_column(1, len(document.head), 18)
    return content.getvalue()


def _second_sheet(sheet: Worksheet, table: Table, below: int, bold: Format) -> int:
    """Write the second table from a row on; returns the row after it."""
    sheet.write_row(below, 0, [f"{table.title[0]} / {table.title[1]}"], bold)
    sheet.write_row(below + 1, 0, [" / ".join(dict.fromkeys(said)) for said in table.head], bold)
    for number, row in enumerate(table.rows, below + 2):
        sheet.write_row(number, 0, [harmless(cell) for cell in row])
    after = below + 2 + len(table.rows)
    for number, row in enumerate(table.totals, after):
        sheet.write_row(number, 0, [harmless(cell) for cell in row], bold)
    return after + len(table.totals) + 1


def _notes(document: Document) -> tuple[Said, ...]:
    return (*document.notes, *(document.second.notes if document.second is not None else ()))


def verdict_of(document: Document) -> tuple[str, str]:
    """Return whether it ties out, in both languages."""
    return YES if document.ties_out else NO


def _content(document: Document) -> dict[str, object]:
    columns = range(len(document.head))
    return {
        "title": document.title,
        "mission": document.mission,
        "as_of": document.as_of.isoformat(),
        "date": [document.as_of.year, document.as_of.month, document.as_of.day],
        "head": document.head,
        "rows": [[_cell(cell) for cell in row] for row in document.rows],
        "totals": [[_cell(cell) for cell in row] for row in document.totals],
        "verdict": verdict_of(document),
        "ties_out": document.ties_out,
        "notes": _notes(document),
        "second": None if document.second is None else _table(document.second),
        "texts": [at for at in columns if at == 0 or _is_text(document, at)],
        "wide": [at for at in columns if _is_wide(document, at)],
    }


def _table(table: Table) -> dict[str, object]:
    return {
        "title": table.title,
        "head": table.head,
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
        "totals": [[_cell(cell) for cell in row] for row in table.totals],
        "texts": [0, 1],
    }


WIDE = 22
"""Letters from which a column of words takes what room there is."""


def _column(document: Document, at: int) -> list[str]:
    return [each for row in document.rows if isinstance(each := row[at], str)]


def _is_text(document: Document, at: int) -> bool:
    """Return whether a column holds words: figures and dashes alone are set to the right."""
    return any(letter.isalpha() for cell in _column(document, at) for letter in cell)


def _is_wide(document: Document, at: int) -> bool:
    longest = max((len(cell) for cell in _column(document, at)), default=0)
    return longest > WIDE and (at > 0 or _is_text(document, at))


def _cell(cell: object) -> str:
    return f"{cell:,}".replace(",", "\u202f") if isinstance(cell, int) else str(cell)
