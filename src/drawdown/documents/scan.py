"""Reads the codes that stand on a scanned or photographed paper."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
import pypdfium2
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from drawdown.documents.forms import Form, form_of

DOTS = 200
"""Dots to the inch at which a page of a PDF is looked at."""
MOST_PAGES = 80
MOST_PIXELS = 40_000_000
QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
Grey = NDArray[np.uint8]


class BadScan(ValueError):
    """The file is no scan that can be looked at; the message says why."""


def codes_on(content: bytes) -> tuple[str, ...]:
    """Return the text of every QR code on a scan, page by page, each once.

    Raises `BadScan` for what is neither a PDF nor a picture, or is too large to look at.
    """
    return tuple(dict.fromkeys(text for page in _pages(content) for text in _codes(page)))


def _codes(page: Grey) -> Iterator[str]:
    for found in zxingcpp.read_barcodes(page, formats=QR):
        yield found.text


def _pages(content: bytes) -> Iterator[Grey]:
    form = form_of(content)
    if form is Form.PDF:
        yield from _of_pdf(content)
    elif form in (Form.JPEG, Form.PNG, Form.WEBP):
        yield _of_picture(content)
    else:
        raise BadScan("the scan is neither a PDF nor a picture")


def _of_pdf(content: bytes) -> Iterator[Grey]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise BadScan("the scan cannot be read as a PDF") from error
    if len(document) > MOST_PAGES:
        raise BadScan(f"the scan has more than {MOST_PAGES} pages")
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError as error:
            raise BadScan(f"page {number + 1} of the scan cannot be read") from error
        width, height = page.get_size()
        scale = min(DOTS / 72, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
        yield np.array(page.render(scale=scale, grayscale=True).to_numpy(), np.uint8).squeeze()


def _of_picture(content: bytes) -> Grey:
    try:
        with Image.open(io.BytesIO(content)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise BadScan("the picture has more than forty million pixels")
            return np.array(opened.convert("L"), dtype=np.uint8)
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise BadScan("the picture cannot be read") from error
