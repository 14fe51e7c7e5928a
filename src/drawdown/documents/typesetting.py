"""Typst with our own fonts: a folder laid ready becomes a PDF, and a warning is an error."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Literal

import pypdfium2
import typst

Standard = Literal["2.0", "a-3a", "a-3b", "ua-1"]
FONTS = Path(__file__).parent / "fonts"
LEAST_FILLED = 0.25
"""A last page that is emptier than this is avoided where another size of the notes does it."""
FOOTER, HEADER = 60, 50
"""Points at the foot and the head of a page that do not count as filled."""


class BadPaper(ValueError):
    """A paper cannot be laid out as it is: the message is what the typesetter warned of."""


def typeset(template: Path, *, standards: Iterable[Standard], moment: datetime) -> bytes:
    """Return what a template makes of the data beside it, as a PDF.

    `moment` stands in the file as the time at which it was made, so that the same folder gives
    the same bytes. Raises `BadPaper`.
    """
    try:
        content, warnings = _typesetter().compile_with_warnings(
            input=str(template),
            root=str(template.parent),
            format="pdf",
            pdf_standards=list(standards),
            timestamp=int(moment.timestamp()),
        )
    except typst.TypstError as error:
        raise BadPaper(str(error)) from error
    if warnings:
        raise BadPaper("; ".join(str(warning) for warning in warnings))
    if not isinstance(content, bytes):
        raise BadPaper("the typesetter gave no single file")
    return content


def filled(content: bytes) -> float:
    """Return how much of its last page a paper fills, from the top; 1 where it has no other."""
    with pypdfium2.PdfDocument(content) as paper:
        if len(paper) == 1:
            return 1.0
        page = paper[len(paper) - 1]
        height, text = page.get_height(), page.get_textpage()
        rects = [text.get_rect(number) for number in range(text.count_rects())]
        lowest = [bottom for _, bottom, _, _ in rects if FOOTER < bottom < height - HEADER]
        top = height - HEADER
        return float((top - min(lowest, default=top)) / (top - FOOTER))


def noon(day: date) -> datetime:
    """Return the moment for a paper that is of a day and of no hour."""
    return datetime.combine(day, time(12), UTC)


@cache
def _typesetter() -> typst.Compiler:
    # Made once: loading the fonts takes longer than setting a page.
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
    )
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
