"""The forms in which a released statement goes out, by the end of the name of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from drawdown.statements.papers import docx, html, pdf
from drawdown.statements.papers.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Form:
    """One form: what it is to a browser, and how it is made."""

    media: str
    make: Callable[[Sheet], bytes]


def _text(sheet: Sheet) -> bytes:
    """Return the text itself, byte by byte: its hash is the one in the ledger."""
    return sheet.text.encode()


FORMS: Mapping[str, Form] = {
    "txt": Form("text/plain; charset=utf-8", _text),
    "html": Form("text/html; charset=utf-8", html.page),
    "docx": Form(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx.document
    ),
    "pdf": Form("application/pdf", pdf.paper),
}
