"""Reads what is attached to a PDF."""

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
    finally:
        document.close()
    return None
