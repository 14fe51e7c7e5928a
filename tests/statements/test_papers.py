"""A released statement says the same in every form: each is read back by somebody else's reader."""

from __future__ import annotations

import hashlib
import html
import io
import re
import zipfile
from datetime import UTC, datetime

import docx
import pypdfium2 as pdfium
import pytest
from lxml import etree

from drawdown.documents.typesetting import LEAST_FILLED, filled
from drawdown.progress.telling.words import Language
from drawdown.statements.draft import About
from drawdown.statements.papers.forms import FORMS
from drawdown.statements.papers.sheet import Corrected, Sheet
from tests.statements.drafting import LEFT, SEVARE, draft_of

OUT = datetime(2023, 12, 8, 18, 30, tzinfo=UTC)
FIXED = Corrected(datetime(2023, 12, 1, 9, tzinfo=UTC), "the second bridge was left out & <named>")
HYPHEN = "\x02"
"""What the reader makes of a hyphen at the end of a line."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def sheet(
    language: Language = Language.ENGLISH, about: About = SEVARE, corrected: Corrected | None = None
) -> Sheet:
    text = draft_of(about, language).plain
    return Sheet(
        language=language,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        released=OUT,
        entry=412,
        origin="ledger.example/minusma",
        corrected=corrected,
    )


SHEETS = [
    sheet(language, about, corrected)
    for language in Language
    for about in (SEVARE, LEFT)
    for corrected in (None, FIXED)
]


def lines(given: Sheet) -> list[str]:
    return [line for paragraph in given.paragraphs for line in paragraph]


@pytest.mark.parametrize("given", SHEETS)
@pytest.mark.parametrize("form", FORMS)
def test_the_same_sheet_gives_the_same_bytes(form: str, given: Sheet) -> None:
    assert FORMS[form].make(given) == FORMS[form].make(given)


@pytest.mark.parametrize("given", SHEETS)
def test_the_plain_text_has_the_hash_of_the_ledger(given: Sheet) -> None:
    assert hashlib.sha256(FORMS["txt"].make(given)).hexdigest() == given.sha256


@pytest.mark.parametrize("given", SHEETS)
def test_html_is_read_back_by_a_parser(given: Sheet) -> None:
    tree = etree.HTML(FORMS["html"].make(given).decode())
    assert tree.get("lang") == given.language.value
    assert tree.findtext(".//h1") == given.title
    said = [text for p in tree.iterfind(".//main/p") for text in p.itertext()]
    notice = [given.notice] if given.notice else []
    assert said == notice + lines(given)
    assert given.sha256 in "".join(tree.find(".//footer").itertext())
    assert not tree.findall(".//script")
    assert html.unescape(given.notice) == given.notice


@pytest.mark.parametrize("given", SHEETS)
def test_docx_is_a_package_whose_parts_all_exist_and_say_the_text(given: Sheet) -> None:
    with zipfile.ZipFile(io.BytesIO(FORMS["docx"].make(given))) as package:
        assert package.testzip() is None
        names = set(package.namelist())
        parts = {name: etree.fromstring(package.read(name)) for name in names}
    declared = {part.get("PartName", "").lstrip("/") for part in parts["[Content_Types].xml"]}
    assert {name for name in names if not name.endswith((".rels", "Types].xml"))} == declared - {""}
    for name in ("_rels/.rels", "word/_rels/document.xml.rels"):
        folder = "word/" if name.startswith("word") else ""
        assert {folder + each.get("Target") for each in parts[name]} <= names
    body = parts["word/document.xml"]
    paragraphs = [
        [text.text for text in paragraph.iter(f"{W}t")] for paragraph in body.iter(f"{W}p")
    ]
    notice = [[given.notice]] if given.notice else []
    foot = [f"{given.foot} {given.sha256}"]
    told = [list(each) for each in given.paragraphs]
    assert paragraphs == [[given.title], *notice, *told, foot]
    used = {style.get(f"{W}val") for style in body.iter(f"{W}pStyle")}
    known = {style.get(f"{W}styleId") for style in parts["word/styles.xml"].iter(f"{W}style")}
    assert used <= known


@pytest.mark.parametrize("given", SHEETS)
def test_pdf_is_read_back_word_by_word_and_carries_its_hash(given: Sheet) -> None:
    document = pdfium.PdfDocument(FORMS["pdf"].make(given))
    pages = [page.get_textpage().get_text_bounded() for page in document]
    text = re.sub(r"^\d+ / \d+\r?$", "", "\n".join(pages), flags=re.MULTILINE)
    joined = "".join(text.replace(HYPHEN, "-").split())
    told = (given.title, given.notice, *lines(given), given.foot, given.sha256)
    assert joined == "".join("".join(line.split()) for line in told)
    assert document.get_metadata_value("Title") == given.title


@pytest.mark.parametrize("given", SHEETS)
def test_docx_is_read_by_the_reader_of_others(given: Sheet) -> None:
    document = docx.Document(io.BytesIO(FORMS["docx"].make(given)))
    notice = [given.notice] if given.notice else []
    told = ["\n".join(each) for each in given.paragraphs]
    foot = [f"{given.foot} {given.sha256}"]
    assert [p.text for p in document.paragraphs] == [given.title, *notice, *told, *foot]
    style = document.paragraphs[0].style
    assert style is not None
    assert style.name == "Title"
    assert document.core_properties.title == given.title


@pytest.mark.parametrize("language", list(Language))
def test_the_pdf_of_sevare_leaves_no_last_page_nearly_empty(language: Language) -> None:
    told = Sheet(
        language=language,
        text=draft_of(SEVARE, language).plain,
        sha256="0" * 64,
        released=datetime(2023, 12, 8, 16, 5, tzinfo=UTC),
        entry=1,
        origin="test.example/minusma",
        reconstructed=True,
    )
    assert filled(FORMS["pdf"].make(told)) >= LEAST_FILLED
