"""Draws the pages as they were signed and as they are now: no pixel may differ."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from drawdown.documents.haste import PDFIUM
from drawdown.documents.pdf_shape import gaps
from drawdown.documents.render import Box

SCALE = 1.0
"""Pixels to a point: 72 to the inch shows a letter that was exchanged."""
Drawn = NDArray[np.uint8]


def changed_pages(content: bytes, boxes: tuple[Box, ...]) -> Iterator[int]:
    """Yield the number of each page that looks different from what was signed.

    Only the boxes, where the signatures stand, may differ from what the first signer saw. A page
    that one of them does not have counts as changed.
    """
    ends = [gap.end for gap in gaps(content)]
    if not ends:
        return
    yield from pages_apart(content[: ends[0]], content, boxes)


def pages_apart(before: bytes, after: bytes, boxes: tuple[Box, ...]) -> Iterator[int]:
    """Yield the number of each page that looks different in two files, but for the boxes."""
    with PDFIUM:
        now, first = _opened(after), _opened(before)
    for number in range(max(len(now), len(first))):
        if number >= min(len(now), len(first)) or _differs(first, now, number=number, boxes=boxes):
            yield number + 1


def _differs(
    first: pypdfium2.PdfDocument,
    now: pypdfium2.PdfDocument,
    *,
    number: int,
    boxes: tuple[Box, ...],
) -> bool:
    before, after = _drawn(first, number), _drawn(now, number)
    if before.shape != after.shape:
        return True
    for box in boxes:
        if box.page == number:
            _blank(before, box.left, box.bottom, box.right, box.top)
            _blank(after, box.left, box.bottom, box.right, box.top)
    return not np.array_equal(before, after)


def _blank(page: Drawn, left: float, bottom: float, right: float, top: float) -> None:
    height = page.shape[0]
    rows = slice(int(height - top * SCALE) - 1, int(height - bottom * SCALE) + 2)
    page[rows, int(left * SCALE) - 1 : int(right * SCALE) + 2] = 255


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    document = pypdfium2.PdfDocument(content)
    document.init_forms()
    return document


def _drawn(document: pypdfium2.PdfDocument, number: int) -> Drawn:
    with PDFIUM:
        bitmap = document[number].render(scale=SCALE, may_draw_forms=True)
        return np.array(bitmap.to_numpy(), dtype=np.uint8)
