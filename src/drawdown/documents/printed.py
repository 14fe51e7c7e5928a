"""What a paper shows of a file: a photograph fit for print, and a document page by page."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2
from PIL import Image, ImageOps

from drawdown.documents.forms import Form, form_of
from drawdown.documents.haste import PDFIUM
from drawdown.documents.photo import FORMATS, PHOTOS, UNREADABLE

PRINTED = 1000
"""Pixels of the longer side of a photograph: 300 to the inch, two in a row on A4."""
PAGE = 1500
"""Pixels of the longer side of a page of a document: 130 to the inch on A4."""
MOST_PAGES = 24
"""How many pages of one document are shown. All of them are in the file that is attached."""


def print_photo(content: bytes) -> bytes:
    """Return a photograph as it is printed: no larger than print needs, and without its notes.

    A telephone writes its number, its place and four megabytes into a picture; a pack with sixty
    of them could not be sent from a camp. One that is small and says nothing is left as it is.
    """
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            noted = picture.getexif() or picture.info.keys() & {
                "comment",
                "xmp",
                "XML:com.adobe.xmp",
            }
            if max(picture.size) <= PRINTED and not noted:
                return content
            return _drawn_again(picture, PRINTED)
    except UNREADABLE:
        return content


def printed_pages(content: bytes) -> tuple[bytes, ...]:
    """Return the first pages of a document as pictures; none for what has no pages."""
    form = form_of(content)
    if form is Form.PDF:
        return tuple(_pages(content))
    if form not in PHOTOS:
        return ()
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            return (_drawn_again(picture, PAGE),)
    except UNREADABLE:
        return ()


def _pages(content: bytes) -> Iterator[bytes]:
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:
            return
        for number in range(min(len(document), MOST_PAGES)):
            page = document[number]
            scale = PAGE / max(*page.get_size(), 1.0)
            yield _kept(page.render(scale=scale).to_pil().convert("RGB"))
        document.close()


def _drawn_again(picture: Image.Image, side: int) -> bytes:
    picture.draft("RGB", (side * 2, side * 2))
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((side, side))
    flat = Image.new("RGB", upright.size, "white")
    seen = upright.convert("RGBA")
    flat.paste(seen, mask=seen.getchannel("A"))
    return _kept(flat)


def _kept(picture: Image.Image) -> bytes:
    held = io.BytesIO()
    picture.save(held, "JPEG", quality=85, optimize=True)
    return held.getvalue()
