"""A released statement as an accessible PDF: the same sheet gives the same bytes."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from drawdown.documents.render import Make
from drawdown.documents.typesetting import typeset
from drawdown.statements.papers.sheet import Sheet

HERE = Path(__file__).parent


def paper(sheet: Sheet) -> bytes:
    """Return the file; raises `BadPaper` for whatever the typesetter warns of."""
    with tempfile.TemporaryDirectory(prefix="drawdown-statement-") as folder:
        root = Path(folder)
        (root / "statement.typ").write_bytes((HERE / "statement.typ").read_bytes())
        (root / "sheet.json").write_text(json.dumps(_data(sheet)), encoding="utf-8")
        return typeset(root / "statement.typ", standards=Make.READING.value, moment=sheet.released)


def _data(sheet: Sheet) -> dict[str, object]:
    day = sheet.released
    return {
        "title": sheet.title,
        "notice": sheet.notice,
        "paragraphs": [list(lines) for lines in sheet.paragraphs],
        "foot": sheet.foot,
        "sha256": sheet.sha256,
        "language": sheet.language.value,
        "day": [day.year, day.month, day.day],
    }
