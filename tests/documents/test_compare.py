"""Pages are compared as they are drawn: a pixel counts, but for where the signatures stand."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from drawdown.documents.compare import pages_apart
from drawdown.documents.render import BOXES, render
from tests.documents.papers import PICTURES, small_paper

INSIDE = (BOXES[0].left + 20, BOXES[0].bottom + 20)


def with_a_dot(content: bytes, page: int, left: float, bottom: float) -> bytes:
    """Return a file with a dot of a point by a point more on a page."""
    document = pypdfium2.PdfDocument(content)
    raw, here = pypdfium2.raw, document[page]
    dot = raw.FPDFPageObj_CreateNewRect(left, bottom, 1, 1)
    raw.FPDFPageObj_SetFillColor(dot, 120, 20, 20, 255)
    raw.FPDFPath_SetDrawMode(dot, raw.FPDF_FILLMODE_ALTERNATE, 0)
    raw.FPDFPage_InsertObject(here, dot)
    raw.FPDFPage_GenerateContent(here)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize("page", [0, 1])
@pytest.mark.parametrize("place", [(100, 300), (500, 700), (20, 20)])
def test_one_changed_pixel_is_found_on_its_page_alone(page: int, place: tuple[int, int]) -> None:
    plain = render(small_paper(), PICTURES)
    assert list(pages_apart(plain, with_a_dot(plain, page, *place), BOXES)) == [page + 1]


def test_what_stands_where_a_side_signs_is_no_change_there_and_one_elsewhere() -> None:
    plain = render(small_paper(), PICTURES)
    assert list(pages_apart(plain, with_a_dot(plain, 0, *INSIDE), BOXES)) == []
    assert list(pages_apart(plain, with_a_dot(plain, 1, *INSIDE), BOXES)) == [2]


def test_a_page_more_counts_as_changed() -> None:
    plain = render(small_paper(), PICTURES)
    longer = small_paper(sections=(*small_paper().sections, *small_paper().sections))
    assert list(pages_apart(plain, render(longer, PICTURES), BOXES)) == [2, 3]
