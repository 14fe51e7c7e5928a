"""The PDF and its workbook: they say the same, twice the same bytes, nothing runs in them."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from drawdown.documents.typesetting import LEAST_FILLED, filled
from drawdown.progress.telling.words import Language
from drawdown.reports.build import build
from drawdown.reports.figure import Figure
from drawdown.reports.pdf import to_pdf
from drawdown.reports.reading import shipped_reports
from drawdown.reports.voice import voice_of
from drawdown.reports.workbook import to_workbook
from tests.reports.conftest import example, pdf, told

KINDS = [template.id for template in shipped_reports().templates]
LANGUAGES = list(Language)


def words(content: bytes) -> str:
    """Return the text of a PDF without what a line break does to it."""
    pages = pypdfium2.PdfDocument(content)
    text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    return squeezed(text)


def squeezed(text: str) -> str:
    """Leave letters and digits alone: breaks, hyphens and kinds of space differ."""
    return re.sub(r"[^\w−]", "", text.replace("\ufffe", "").replace("\u00ad", ""))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_pdf_holds_every_figure_of_the_workbook(kind: str, language: Language) -> None:
    report, voice = told(kind, language)
    book = CalamineWorkbook.from_filelike(io.BytesIO(to_workbook(report, voice)))
    *_, last = book.sheet_names
    rows = book.get_sheet_by_name(last).to_python()
    shown = words(pdf(kind, language))

    assert rows[0][1] == "figure"
    figures: dict[tuple[str, str], Figure] = {}
    for note in report.notes:
        figures |= {(f.rule, f.subject or label): f for label, held in note.rows for f in held}
    assert len(figures) > 5 or kind in {"donors", "clearance-log"}
    listed = {(row[1], row[2]) for row in rows[1:]}
    assert figures.keys() <= listed
    for row in rows[1:]:
        figure = figures.get((str(row[1]), str(row[2])))
        said = voice.value(figure) if figure else voice.word("unknown")
        assert squeezed(said) in shown, (row, said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_records_give_the_same_bytes(language: Language) -> None:
    report, voice = told("situation-weekly", language)

    assert to_pdf(report, voice) == to_pdf(report, voice)
    assert to_workbook(report, voice) == to_workbook(report, voice)


def test_the_pdf_is_made_for_archives_and_for_reading_aloud() -> None:
    content = pdf("council-annex", Language.FRENCH)

    assert b"pdfaid:part>3" in content
    assert b"pdfaid:conformance>A" in content
    assert b"pdfuaid:part>1" in content


def test_the_record_in_the_pdf_names_every_figure_with_its_evidence() -> None:
    report, _ = told("council-annex", Language.ENGLISH)
    document = pypdfium2.PdfDocument(pdf("council-annex", Language.ENGLISH))
    attached = document.get_attachment(0)
    record = json.loads(bytes(attached.get_data()))

    assert attached.get_name() == "record.json"
    assert record["format"] == "drawdown-report/1"
    assert len(record["figures"]) == len(set(report.figures))
    for figure in record["figures"]:
        assert (figure["value"] is None) == (figure["evidence"] == [])


def test_no_cell_of_the_workbook_is_a_formula() -> None:
    whole = example()
    item = whole.history.legacy[0].model_copy(
        update={"what": '=HYPERLINK("http://invented.example","look")', "what_fr": "+1"}
    )
    history = whole.history.model_copy(update={"legacy": (item, *whole.history.legacy[1:])})
    material = replace(whole, history=history)
    for language in LANGUAGES:
        report = build(material, "donors", language)
        content = to_workbook(report, voice_of(material, language))
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            for name in book.namelist():
                if name.startswith("xl/worksheets/"):
                    assert b"<f>" not in book.read(name)
                    assert b"<hyperlink" not in book.read(name)


def test_what_is_not_known_is_words_in_the_workbook_and_no_empty_cell() -> None:
    report, voice = told("situation-weekly", Language.ENGLISH)
    book = CalamineWorkbook.from_filelike(io.BytesIO(to_workbook(report, voice)))

    movements = book.get_sheet_by_name("Withdrawal movements").to_python()
    assert movements[1][3] == "#capacity+vehicles"
    vehicles = [row[3] for row in movements[2:]]
    assert "not recorded" in vehicles
    assert 143.0 in vehicles
    assert 0.0 not in vehicles


@pytest.mark.parametrize("kind", KINDS)
def test_a_french_report_says_nothing_in_english(kind: str) -> None:
    english = {
        "the", "and", "of", "not", "recorded", "by", "with", "from", "people", "camp of", "closed",
        "signed", "over", "handover", "day", "week", "estimate", "evidence", "ledger",
        "to", "for", "in the", "attack", "refused", "governor", "prefect", "head",
    }  # fmt: skip
    text = " ".join(
        page.get_textpage().get_text_range()
        for page in pypdfium2.PdfDocument(pdf(kind, Language.FRENCH))
    )
    said = {word.casefold() for word in re.findall(r"\b[A-Za-z]+\b", text)}

    assert said & english == set()


def test_an_estimate_is_marked_and_so_is_what_was_reconstructed() -> None:
    _, voice = told("briefing", Language.ENGLISH)
    known = next(f for f in told("briefing", Language.ENGLISH)[0].figures if f.value is not None)
    marked: Figure = replace(known, estimated=True, reconstructed=True)

    assert voice.shown(marked).endswith("ᵉ†")
    assert not voice.shown(replace(marked, value=None)).endswith("†")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_last_page_is_nearly_empty(kind: str, language: Language) -> None:
    assert filled(pdf(kind, language)) >= LEAST_FILLED
