"""A released statement as an accessible PDF: the same sheet gives the same bytes."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from drawdown.documents.render import Make
from drawdown.documents.typesetting import LEAST_FILLED, filled, typeset
from drawdown.statements.papers.sheet import Sheet

HERE = Path(__file__).parent
SIZES = (11, 10.5, 10, 9.5)
"""Sizes of the text in points, the best first: smaller where else a page stood nearly empty."""


def paper(sheet: Sheet) -> bytes:
    """Return the file; raises `BadPaper` for whatever the typesetter warns of."""
    with tempfile.TemporaryDirectory(prefix="drawdown-statement-") as folder:
        root = Path(folder)
        (root / "statement.typ").write_bytes((HERE / "statement.typ").read_bytes())
        made = []
        for size in SIZES:
            data = json.dumps(_data(sheet) | {"size": size})
            (root / "sheet.json").write_text(data, encoding="utf-8")
            template, moment = root / "statement.typ", sheet.released
            made.append(typeset(template, standards=Make.READING.value, moment=moment))
            if filled(made[-1]) >= LEAST_FILLED:
                return made[-1]
        return made[0]


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
