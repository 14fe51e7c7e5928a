"""The twin of a report as a workbook: its tables, its definitions, and where every figure is from.

No cell is a formula: text is written as text whatever it begins with.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

import xlsxwriter

from drawdown.reports.figure import EvidenceKind, Figure
from drawdown.reports.layout import used
from drawdown.reports.report import Cell, Headline, Picture, Report, Table
from drawdown.reports.rules import Unit
from drawdown.reports.voice import Voice

SHEET_NAME = 31
"""The longest name of a sheet that spreadsheets take."""
Line = Sequence[object]


def to_workbook(report: Report, voice: Voice) -> bytes:
    """Return the workbook. The same report gives the same bytes."""
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties(
            {
                "title": f"{report.acronym}: {report.title}",
                "author": "drawdown",
                "created": datetime.combine(report.as_of, time(12), UTC).replace(tzinfo=None),
            }
        )
        sheets = _Sheets(book)
        sheets.add(voice.word("section.headline"), *_figures(report, voice))
        for section in report.sections:
            for block in section.blocks:
                if isinstance(block, Table):
                    head = [column.head for column in block.columns]
                    tags = [column.tag for column in block.columns]
                    rows = [[_plain(c, voice) for c in row.cells] for row in block.rows]
                    sheets.add(section.title, head, tags, rows or [[block.empty]])
        sheets.add(voice.word("definitions"), *_definitions(report, voice))
        sheets.add(voice.word("evidence"), *_evidence(report, voice))
    return content.getvalue()


class _Sheets:
    """Writes one sheet after the other: a head, a row of HXL tags where there are any, rows."""

    def __init__(self, book: Any) -> None:
        self.book, self.names = book, set[str]()
        self.bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self.tag = book.add_format({"italic": True, "font_color": "#55626e"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})

    def add(self, name: str, head: Line, tags: Sequence[str], rows: Sequence[Line]) -> None:
        sheet = self.book.add_worksheet(self._named(name))
        sheet.write_row(0, 0, head, self.bold)
        first = 1
        if any(tags):
            for column, tag in enumerate(tags):
                if tag:
                    sheet.write_string(1, column, tag, self.tag)
            first = 2
        sheet.freeze_panes(first, 0)
        for number, row in enumerate(rows, first):
            for column, value in enumerate(row):
                self._write(sheet, number, column, value)
        sheet.autofit(500)

    def _write(self, sheet: Any, row: int, column: int, value: object) -> None:
        if isinstance(value, date):
            sheet.write_datetime(row, column, datetime.combine(value, time()), self.day)
        elif isinstance(value, int) and not isinstance(value, bool):
            sheet.write_number(row, column, value)
        elif value not in (None, ""):
            sheet.write_string(row, column, str(value))

    def _named(self, name: str) -> str:
        """Return a name that no other sheet has and every spreadsheet takes."""
        plain = "".join(" " if sign in "[]:*?/\\" else sign for sign in name)[:SHEET_NAME]
        number = 2
        chosen = plain
        while chosen.casefold() in self.names:
            chosen = f"{plain[: SHEET_NAME - 4]} ({number})"
            number += 1
        self.names.add(chosen.casefold())
        return chosen


def _plain(cell: Cell, voice: Voice) -> object:
    """Return a cell as a value that can be calculated with; unknown is words, never zero."""
    if cell.figure is None:
        return cell.text
    return _value(cell.figure, voice)


def _value(figure: Figure, voice: Voice) -> object:
    if figure.value is None or isinstance(figure.value, str):
        return voice.value(figure)
    return figure.value


def _marks(figure: Figure, voice: Voice) -> str:
    marks = [voice.word(f"about.{figure.about}")] if figure.about else []
    marks += [voice.word("estimate")] if figure.estimated else []
    marks += [voice.word("reconstructed")] if figure.reconstructed else []
    return "; ".join(marks)


def _figures(report: Report, voice: Voice) -> tuple[Line, Sequence[str], list[Line]]:
    """Return the figures of headlines and pictures, with how each is rounded and marked."""
    head = (voice.word("head.figure"), voice.word("head.value"), voice.word("head.note"))
    rows: dict[tuple[str, Figure], Line] = {}
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Headline | Picture):
                for row in block.rows:
                    for figure in row.figures:
                        line = (row.label, _value(figure, voice), _marks(figure, voice))
                        rows.setdefault((row.label, figure), line)
    return head, ("#indicator+name", "#indicator+value", "#description"), list(rows.values())


def _definitions(report: Report, voice: Voice) -> tuple[Line, Sequence[str], list[Line]]:
    head = ("id", voice.word("head.figure"), voice.word("definitions"), "HXL")
    rows: list[Line] = [
        (rule.id, rule.named(report.language), rule.defined(report.language), rule.hxl)
        for rule in used(report, voice)
    ]
    return head, (), rows


EVIDENCE_HEAD = ("note", "figure", "subject", "value", "currency", "marks", "as_of", "ledger",
                 "ledger_size", "ledger_root", "evidence_hash", "kind", "name", "title",
                 "sha256")  # fmt: skip


def _evidence(report: Report, voice: Voice) -> tuple[Line, Sequence[str], list[Line]]:
    """Return a line for each thing that each figure rests on; its head is for machines."""
    return EVIDENCE_HEAD, (), list(_evidence_lines(report, voice))


def _evidence_lines(report: Report, voice: Voice) -> Iterator[Line]:
    position = report.position
    where = (position.origin, position.size, position.root) if position else ("", "", "")
    rules = voice.material.rules.by_figure
    for note, label, figure in _all(report):
        money = rules[figure.rule].unit is Unit.MONEY
        own = (
            note,
            figure.rule,
            figure.subject or label,
            _value(figure, voice),
            figure.currency if money else "",
            _marks(figure, voice),
            figure.as_of,
            *where,
        )
        if not figure.evidence:
            yield (*own, "", "", "", "", "")
        for one in sorted(figure.evidence):
            cited = one.kind is EvidenceKind.SOURCE
            title = voice.material.sources.get(one.name, "") if cited else ""
            yield (*own, figure.evidence_hash, one.kind.value, one.name, title, one.sha256)


def _all(report: Report) -> Iterator[tuple[object, str, Figure]]:
    """Yield every figure with the number of its note; those of which nothing is known, last."""
    for note in report.notes:
        for label, figures in note.rows:
            for figure in figures:
                yield note.number, label, figure
    for label, figure in report.unknown:
        yield "", label, figure
