"""Typst with our own fonts: a folder laid ready becomes a PDF, and a warning is an error."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Literal

import typst

Standard = Literal["2.0", "a-3a", "a-3b", "ua-1"]
FONTS = Path(__file__).parent / "fonts"


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
