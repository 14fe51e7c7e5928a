"""Hold the workbook of a verification against the register; nothing is written or kept."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from drawdown.contingent.workbook import Comparison, compared
from drawdown.property.intake import delimited, workbook
from drawdown.property.intake.sheets import in_sheet
from drawdown.web.contingent.queries import holding_of, lines_of

ZIP = b"PK\x03\x04"


def compare(file: UploadedFile[Any], unit: str, place: str) -> Comparison:
    """Return what a workbook or CSV says of a contingent's lines at a place; raises `Refused`."""
    called, theirs = file.name or "table", frozenset(lines_of(unit))

    def known(lines: Iterable[str]) -> Mapping[str, int]:
        there = holding_of(unit, lines)
        return {line: there.known(line, place) for line in lines}

    with tempfile.TemporaryDirectory(prefix="drawdown-verified-") as folder:
        path = Path(folder) / "table"
        with path.open("wb") as kept:
            for chunk in file.chunks():
                kept.write(chunk)
        with path.open("rb") as read:
            packed = read.read(4) == ZIP
        rows = delimited.rows_of(path)
        if packed:
            sheet, rows = next(workbook.tables_of(path, name=called))
            called = in_sheet(called, sheet)
        return compared(rows, called, unit=unit, theirs=theirs, known=known)
