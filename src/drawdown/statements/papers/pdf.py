"""A released statement as an accessible PDF: the same sheet gives the same bytes."""

from __future__ import annotations

import json
import tempfile
from functools import cache
from pathlib import Path

import typst

from drawdown.documents.render import FONTS, BadPaper
from drawdown.statements.papers.sheet import Sheet

HERE = Path(__file__).parent


def paper(sheet: Sheet) -> bytes:
    """Return the file; raises `BadPaper` for whatever the typesetter warns of."""
    with tempfile.TemporaryDirectory(prefix="drawdown-statement-") as folder:
        root = Path(folder)
        (root / "statement.typ").write_bytes((HERE / "statement.typ").read_bytes())
        (root / "sheet.json").write_text(json.dumps(_data(sheet)), encoding="utf-8")
        try:
            content, warnings = _typesetter().compile_with_warnings(
                input=str(root / "statement.typ"),
                root=folder,
                format="pdf",
                pdf_standards=["a-3a", "ua-1"],
                timestamp=int(sheet.released.timestamp()),
            )
        except typst.TypstError as error:
            raise BadPaper(str(error)) from error
    if warnings:
        raise BadPaper("; ".join(map(str, warnings)))
    if not isinstance(content, bytes):
        raise BadPaper("the typesetter gave no single file")
    return content


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


@cache
def _typesetter() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
    )
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
