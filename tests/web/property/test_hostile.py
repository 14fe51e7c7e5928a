"""Hostile workbooks through the whole import: refused by sheet, or read right, and soon."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from drawdown.core.findings import Refused
from drawdown.property.intake.listing import entries
from drawdown.property.intake.mapping import PropertyMapping
from drawdown.web.property import models
from drawdown.web.property.actions.compare import compare
from drawdown.web.records.models import Entry
from drawdown.web.store import documents
from tests.property.intake.test_workbook import edited
from tests.web.property.test_import import MAPPING, sites

__all__ = ["sites"]
ON = date(2026, 1, 2)
HEAD = ["No", "Text", "Plant", "Qty"]
FIRST, SECOND = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
BOOK = "xl/workbook.xml"
HALF = re.compile(rb'(<c r="D2"[^>]*><v>)3<')
NAMED = MAPPING.model_copy(update={"sheet": "Assets"})


def book(folder: Path, *sheets: tuple[str, list[list[Any]]], **options: Any) -> Path:
    """Return a workbook with such sheets."""
    path = folder / "assets.xlsx"
    with xlsxwriter.Workbook(str(path), options) as made:
        days = made.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets:
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(number, column, value, days)
                    else:
                        sheet.write(number, column, value)
    return path


def hidden(path: Path, name: str) -> Path:
    """Hide a sheet."""
    tag = f'<sheet name="{name}"'.encode()
    return edited(path, BOOK, lambda text: text.replace(tag, tag + b' state="hidden"'))


def rows(site: str) -> list[list[Any]]:
    return [HEAD, ["1", "Pump", site, 3], ["2", "Tent", site, 4]]


def refused(path: Path, mapping: PropertyMapping = MAPPING) -> tuple[str, str]:
    """Return the code of the first finding, and where it says it is; nothing may be written."""
    acts = Entry.objects.count()
    begun = time.perf_counter()
    with pytest.raises(Refused) as no:
        compare(path, mapping, on=ON, name="assets.xlsx")
    assert time.perf_counter() - begun < 30
    assert (Entry.objects.count(), models.Item.objects.count()) == (acts, 0)
    assert {each.place.file for each in no.value.findings} == {no.value.findings[0].place.file}
    return no.value.findings[0].code, no.value.findings[0].place.file


def test_the_first_sheet_that_is_shown_is_read(tmp_path: Path, sites: tuple[str, str]) -> None:
    path = hidden(book(tmp_path, ("Old", [["x"]]), ("Assets", rows(sites[0]))), "Old")
    assert compare(path, MAPPING, on=ON).listing.counts == {"new": 2}


def test_a_hidden_sheet_is_not_read_even_by_name(tmp_path: Path, sites: tuple[str, str]) -> None:
    path = book(tmp_path, ("Shown", [["x"]]), ("Assets", rows(sites[0])))
    assert compare(path, NAMED, on=ON).listing.counts == {"new": 2}
    assert refused(hidden(path, "Assets"), NAMED) == ("Q216", "assets.xlsx, sheet Assets")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda found: found.__setitem__(0, ["No", "Text", "Plant", "Qty", "Qty"]), "Q209"),
        (lambda found: found.__setitem__(0, ["No", "Text", "Plant"]), "Q210"),
        (lambda found: found[1].__setitem__(1, "=1+1"), "Q205"),
        (lambda found: found[1].__setitem__(2, "nowhere"), "Q211"),
        (lambda found: found[1].__setitem__(3, date(2023, 7, 1)), "Q212"),
        (lambda found: found[1].__setitem__(3, "1e999"), "Q212"),
        (lambda found: found.append(found[1]), "Q214"),
    ],
)
def test_what_is_wrong_is_said_by_sheet(
    tmp_path: Path, sites: tuple[str, str], change: Callable[[list[list[Any]]], None], code: str
) -> None:
    listed = rows(sites[0])
    change(listed)
    path = book(tmp_path, ("Notes", [["x"]]), ("Assets", listed))
    assert refused(path, NAMED) == (code, "assets.xlsx, sheet Assets")


def test_merged_cells_are_said_by_sheet(tmp_path: Path, sites: tuple[str, str]) -> None:
    path = book(tmp_path, ("Notes", [["x"]]), ("Assets", rows(sites[0])))
    cells = b'</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    merged = edited(path, SECOND, lambda text: text.replace(b"</sheetData>", cells))
    assert refused(merged, NAMED) == ("Q206", "assets.xlsx, sheet Assets")


def test_links_to_other_files_are_refused(tmp_path: Path, sites: tuple[str, str]) -> None:
    path = book(tmp_path, ("Assets", rows(sites[0])))
    linked = edited(path, "xl/externalLinks/externalLink1.xml", lambda _: b"<externalLink/>")
    assert refused(linked)[0] == "Q203"


def test_a_bomb_is_refused_before_it_is_opened(tmp_path: Path, sites: tuple[str, str]) -> None:
    path = book(tmp_path, ("Assets", rows(sites[0])))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/media/bomb.xml", io.BytesIO(bytes(420_000_000)).getbuffer())
    assert path.stat().st_size < 1_000_000
    assert refused(path)[0] == "Q202"


def test_two_million_empty_rows_are_none(tmp_path: Path, sites: tuple[str, str]) -> None:
    path = book(tmp_path, ("Assets", rows(sites[0])))
    empty = b"".join(b'<row r="%d"/>' % number for number in range(4, 2_000_004))
    padded = edited(
        path, FIRST, lambda text: text.replace(b"</sheetData>", empty + b"</sheetData>")
    )
    begun = time.perf_counter()
    found = compare(padded, MAPPING, on=ON).listing
    assert (found.rows, found.counts) == (2, {"new": 2})
    assert time.perf_counter() - begun < 30


def test_a_sheet_from_right_to_left_is_read_by_its_headings(
    tmp_path: Path, sites: tuple[str, str]
) -> None:
    path = book(tmp_path, ("أصول", rows(sites[0])))
    turned = edited(
        path, FIRST, lambda text: text.replace(b"<sheetView ", b'<sheetView rightToLeft="1" ')
    )
    assert compare(turned, MAPPING, on=ON).listing.counts == {"new": 2}
    wrong = edited(turned, FIRST, lambda text: HALF.sub(rb"\g<1>3.5<", text))
    assert refused(wrong) == ("Q212", "assets.xlsx, sheet أصول")


@pytest.mark.parametrize("system", [False, True], ids=["1900", "1904"])
def test_a_day_is_the_same_day_in_both_systems(
    tmp_path: Path, sites: tuple[str, str], *, system: bool
) -> None:
    listed: list[list[Any]] = [HEAD, ["1", date(2023, 7, 1), sites[0], 3]]
    path = book(tmp_path, ("Assets", listed), date_1904=system)
    found = compare(path, MAPPING, on=ON)
    (line,) = entries(found.listing, documents().get)
    assert line.values["description"] == "2023-07-01"
