"""Reads what is attached to a PDF, and how many pages it has."""

from __future__ import annotations

import pypdfium2


def attachment(content: bytes, name: str) -> bytes | None:
    """Return the attachment of a name; none where the file has none, or is no PDF."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return None
    try:
        for number in range(document.count_attachments()):
            found = document.get_attachment(number)
            if found.get_name() == name:
                return bytes(found.get_data())
    except pypdfium2.PdfiumError:
        return None
    finally:
        document.close()
    return None


def pages_in(content: bytes) -> int | None:
    """Return how many pages a PDF has; none for one that cannot be opened."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return None
    try:
        return len(document)
    finally:
        document.close()
