"""What a paper shows of a file: photographs fit for print, and instructions page by page."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from drawdown.core.canonical import digest
from drawdown.documents.attached import attachment
from drawdown.documents.paper import Annexed, Photo, Photos, Words
from drawdown.documents.printed import MOST_PAGES, PRINTED, print_photo, printed_pages
from drawdown.documents.render import Make, render
from tests.documents.papers import PICTURE, PICTURES, small_paper
from tests.web.closing.photographs import photograph

HERE = (14.5167, -4.1)


def manual(pages: int) -> bytes:
    """Return a PDF of some A4 pages, a black square on each, further right each time."""
    document = pypdfium2.PdfDocument.new()
    for number in range(pages):
        page = document.new_page(595, 842)
        raw = pypdfium2.raw
        square = raw.FPDFPageObj_CreateNewRect(20 + 20 * number, 400, 15, 15)
        raw.FPDFPageObj_SetFillColor(square, 0, 0, 0, 255)
        raw.FPDFPath_SetDrawMode(square, raw.FPDF_FILLMODE_ALTERNATE, 0)
        raw.FPDFPage_InsertObject(page, square)
        raw.FPDFPage_GenerateContent(page)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def annexed(content: bytes, form: str = "pdf", media: str = "application/pdf") -> Annexed:
    what = Words("Running instructions: Power", "Notice d'exploitation : Électricité")
    return Annexed(
        sha256=digest(content), name=f"instructions-power.{form}", what=what, media=media
    )


def text_of(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_range() for page in document]


def test_a_photograph_of_a_telephone_is_printed_small_upright_and_says_nothing() -> None:
    taken = photograph(*HERE, size=(4000, 3000), turned=6)
    printed = print_photo(taken)
    assert len(printed) < len(taken)
    with Image.open(io.BytesIO(printed)) as picture:
        assert picture.size == (PRINTED * 3 // 4, PRINTED)
        assert not picture.getexif()
    assert b"a phone" in taken
    assert b"a phone" not in printed
    assert print_photo(taken) == printed


def test_a_small_photograph_loses_its_notes_and_one_without_notes_stays_as_it_is() -> None:
    noted = photograph(*HERE, size=(80, 60))
    assert b"a phone" not in print_photo(noted)
    assert print_photo(PICTURE) == PICTURE
    assert print_photo(b"\xff\xd8\xffnonsense") == b"\xff\xd8\xffnonsense"


@pytest.mark.parametrize("make", list(Make))
def test_no_paper_carries_what_a_camera_noted(make: Make) -> None:
    taken = photograph(*HERE, size=(1600, 1200))
    shown = Photos((Photo(digest(taken), Words("the pump", "la pompe")),))
    section = replace(small_paper().sections[0], blocks=(shown,))
    made = render(small_paper(sections=(section,)), {digest(taken): taken}, make=make)
    assert b"a phone" not in made
    assert digest(taken)[:16] in "".join(text_of(made))


@pytest.mark.parametrize("make", list(Make))
def test_instructions_stand_page_by_page_at_the_end_and_whole_inside(make: Make) -> None:
    notice = manual(3)
    plain = text_of(render(small_paper(), PICTURES, make=make))
    paper = small_paper(annexed=(annexed(notice),))
    made = render(paper, {**PICTURES, digest(notice): notice}, make=make)
    told = text_of(made)
    assert len(told) == len(plain) + 3
    assert "Running instructions: Power" in told[-3]
    assert "instructions-power.pdf · 3 / 3" in told[-1]
    assert attachment(made, "instructions-power.pdf") == notice


def test_of_a_long_manual_the_first_pages_are_shown_and_the_paper_says_so() -> None:
    notice = manual(MOST_PAGES + 2)
    assert len(printed_pages(notice)) == MOST_PAGES
    paper = small_paper(annexed=(annexed(notice),))
    told = text_of(render(paper, {**PICTURES, digest(notice): notice}))
    said = " ".join("".join(told).split())
    assert f"Pages 1 to {MOST_PAGES} of {MOST_PAGES + 2}" in said
    assert f"Pages 1 à {MOST_PAGES} sur {MOST_PAGES + 2}" in said


def test_a_picture_is_one_page_and_a_table_none() -> None:
    assert len(printed_pages(photograph(*HERE, size=(300, 200)))) == 1
    assert printed_pages(b"step;what\n1;start\n") == ()
    assert printed_pages(b"%PDF-1.7 damaged") == ()
    table = b"step;what\n1;start\n"
    paper = small_paper(annexed=(annexed(table, "csv", "text/csv"),))
    made = render(paper, {**PICTURES, digest(table): table})
    assert len(text_of(made)) == len(text_of(render(small_paper(), PICTURES)))
