"""Papers as PDF: what they say, how they are set, and that they are made the same each time."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from drawdown.documents.paper import Table, Words
from drawdown.documents.render import Make, record_of, render
from drawdown.documents.typesetting import BadPaper
from tests.documents.papers import ARABIC, PICTURES, small_paper


def text_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("make", list(Make))
def test_the_same_paper_gives_the_same_bytes(make: Make) -> None:
    assert render(small_paper(), PICTURES, make=make) == render(small_paper(), PICTURES, make=make)


def test_another_word_gives_other_bytes() -> None:
    other = small_paper(subject="Gao")
    assert render(other, PICTURES) != render(small_paper(), PICTURES)


@pytest.mark.parametrize(
    ("make", "claims"), [(Make.SIGNING, ("3", "B")), (Make.READING, ("3", "A"))]
)
def test_it_declares_the_standard_it_is_made_for(make: Make, claims: tuple[str, str]) -> None:
    content = render(small_paper(), PICTURES, make=make)
    part = re.search(rb"<pdfaid:part>(\d)", content)
    level = re.search(rb"<pdfaid:conformance>(\w)", content)
    assert part is not None
    assert level is not None
    assert (part[1].decode(), level[1].decode()) == claims
    assert (b"<pdfuaid:part>1" in content) == (make is Make.READING)


def test_it_says_both_languages_and_which_governs() -> None:
    text = text_of(render(small_paper(), PICTURES))
    assert "Certificate of handover" in text
    assert "Certificat de remise" in text
    assert "The French text governs." in text
    assert "Le texte français fait foi." in text


def test_what_is_not_recorded_is_said_to_be_missing() -> None:
    text = text_of(render(small_paper(), PICTURES))
    assert "not recorded" in text
    assert "non consigné" in text


def test_an_empty_table_says_why_it_is_empty() -> None:
    none = Table((Words("Item", "Bien"),), (), Words("nothing stays", "rien ne reste"))
    paper = small_paper()
    section = replace(paper.sections[0], blocks=(none,))
    assert "nothing stays" in text_of(render(replace(paper, sections=(section,)), {}))


def test_text_that_looks_like_mark_up_is_shown_as_it_is() -> None:
    assert "GEN-1 #[*]" in text_of(render(small_paper(), PICTURES))


def test_the_record_is_attached_and_says_the_same() -> None:
    document = pypdfium2.PdfDocument(render(small_paper(), PICTURES))
    attached = bytes(document.get_attachment(0).get_data())
    assert attached == record_of(small_paper())
    assert json.loads(attached)["subject"] == "Mopti / Sévaré"


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
def test_arabic_is_set_from_right_to_left(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(render(small_paper(), PICTURES))
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(file), "-"], capture_output=True, check=True, text=True
    ).stdout
    places = {
        word: float(left)
        for left, word in re.findall(r'<word xMin="([\d.]+)"[^>]*>([^<]*)</word>', boxes)
    }
    drawn = {"".join(sorted(word)): left for word, left in places.items()}
    lefts = [drawn["".join(sorted(word))] for word in ARABIC.split()]
    assert lefts == sorted(lefts, reverse=True)


def test_every_font_is_our_own_and_embedded() -> None:
    content = render(small_paper(), PICTURES)
    document = pypdfium2.PdfDocument(content)
    assert len(document) == 2
    named = set(re.findall(rb"/FontName/\w{6}\+([\w-]+)|/FontName /\w{6}\+([\w-]+)", content))
    assert not [name for pair in named for name in pair if name and not name.startswith(OWN)]


OWN = (b"Source", b"Amiri")


def test_a_glyph_that_no_font_has_is_an_error() -> None:
    with pytest.raises(BadPaper):
        render(small_paper(subject="漢字"), PICTURES)


def test_a_photograph_that_is_missing_is_an_error() -> None:
    with pytest.raises(BadPaper, match="is not there"):
        render(small_paper(), {})


def test_a_photograph_that_is_another_one_is_an_error() -> None:
    with pytest.raises(BadPaper, match="is another one"):
        render(small_paper(), dict.fromkeys(PICTURES, b"\x89PNG\r\n\x1a\n"))
