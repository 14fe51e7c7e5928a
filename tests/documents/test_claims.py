"""What a paper declares of PDF/A-3 and PDF/UA-1 is there, as far as one sees without veraPDF."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any

import pytest
from pyhanko.pdf_utils.generic import IndirectObject
from pyhanko.pdf_utils.reader import PdfFileReader

from drawdown.documents.render import Make, render
from tests.documents.papers import PICTURES, small_paper
from tests.documents.signing import signed

FILES = ("signing", "reading", "signed")


@cache
def content_of(which: str) -> bytes:
    if which == "signed":
        return signed()
    return render(small_paper(), PICTURES, make=Make[which.upper()])


def root_of(which: str) -> Any:
    return PdfFileReader(io.BytesIO(content_of(which))).root


def plain(value: Any) -> Any:
    there: Any = value
    return there.get_object() if isinstance(value, IndirectObject) else there


def fonts(which: str) -> dict[str, Any]:
    """Return every font that a page uses, by its name; a composite one by its descendant."""
    found = {}
    pages = [plain(each) for each in plain(root_of(which)["/Pages"])["/Kids"]]
    while pages:
        page = pages.pop()
        pages += [plain(each) for each in page.get("/Kids", ())]
        for font in plain(plain(page.get("/Resources", {})).get("/Font", {})).values():
            one = plain(font)
            for each in one.get("/DescendantFonts", [one]):
                found[str(one["/BaseFont"])] = plain(each)
    return found


@pytest.mark.parametrize(("which", "level"), [("signing", "B"), ("signed", "B"), ("reading", "A")])
def test_the_metadata_name_the_part_and_level_of_pdf_a(which: str, level: str) -> None:
    metadata = plain(root_of(which)["/Metadata"]).data.decode()
    assert re.search(r"<pdfaid:part>3</pdfaid:part>|pdfaid:part=\"3\"", metadata)
    assert re.search(rf"<pdfaid:conformance>{level}</|pdfaid:conformance=\"{level}\"", metadata)
    assert ("pdfuaid:part" in metadata) == (which == "reading")


@pytest.mark.parametrize("which", FILES)
def test_colours_rest_on_a_profile_that_is_in_the_file(which: str) -> None:
    (intent,) = root_of(which)["/OutputIntents"]
    assert plain(intent)["/S"] == "/GTS_PDFA1"
    assert len(plain(plain(intent)["/DestOutputProfile"]).data) > 100


@pytest.mark.parametrize("which", FILES)
def test_every_font_is_in_the_file_and_leads_back_to_letters(which: str) -> None:
    assert fonts(which)
    for name, font in fonts(which).items():
        descriptor = plain(font["/FontDescriptor"])
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor), name


@pytest.mark.parametrize("which", FILES)
def test_the_record_is_attached_with_how_it_relates_to_the_paper(which: str) -> None:
    (attached,) = [plain(each) for each in root_of(which)["/AF"]]
    assert attached["/AFRelationship"] == "/Data"
    assert attached["/UF"] == "record.json"
    assert plain(attached["/EF"])["/F"]


@pytest.mark.parametrize("which", FILES)
def test_nothing_runs_and_nothing_is_fetched(which: str) -> None:
    root = root_of(which)
    assert not {"/OpenAction", "/AA", "/OCProperties"} & set(root)
    assert "/Names" not in root or "/JavaScript" not in plain(root["/Names"])
    assert b"/JavaScript" not in content_of(which)
    assert "/Encrypt" not in PdfFileReader(io.BytesIO(content_of(which))).trailer


def test_the_twin_for_reading_is_tagged_named_and_in_a_language() -> None:
    root = root_of("reading")
    assert plain(root["/MarkInfo"])["/Marked"]
    assert plain(root["/StructTreeRoot"])["/K"]
    assert str(root["/Lang"]).startswith("en")
    assert plain(root["/ViewerPreferences"])["/DisplayDocTitle"]
    kinds = set(structure(plain(root["/StructTreeRoot"])))
    assert {"/H1", "/Table", "/TH", "/TD", "/Figure"} <= kinds
    for figure in structure_of(plain(root["/StructTreeRoot"]), "/Figure"):
        assert figure.get("/Alt"), "a picture without words"


def structure_of(node: Any, kind: str) -> list[Any]:
    here = plain(node)
    if not hasattr(here, "get"):
        return []
    kids = plain(here.get("/K", []))
    kids = kids if isinstance(kids, list) else [kids]
    own = [here] if here.get("/S") == kind else []
    return own + [found for each in kids for found in structure_of(each, kind)]


def structure(node: Any) -> list[str]:
    here = plain(node)
    if not hasattr(here, "get"):
        return []
    kids = plain(here.get("/K", []))
    kids = kids if isinstance(kids, list) else [kids]
    return [str(here.get("/S", "")), *(kind for each in kids for kind in structure(each))]
