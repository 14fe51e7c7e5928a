"""Hostile workbooks are refused, or read right, in bounded time and memory."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from drawdown.core.findings import Refused
from drawdown.property.intake.workbook import Limits, rows_of, tables_of

HEAD = ["Number", "Text", "Site"]


def workbook(path: Path, rows: list[list[Any]], **options: Any) -> Path:
    book = xlsxwriter.Workbook(str(path), options)
    sheet = book.add_worksheet("A")
    days = book.add_format({"num_format": "yyyy-mm-dd"})
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(number, column, value, days)
            else:
                sheet.write(number, column, value)
    book.close()
    return path


def edited(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Write a workbook again with one part of it changed; a part that is not there is added."""
    old = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        for name in [*names, *([] if part in names else [part])]:
            content = old.read(name) if name in names else b""
            new.writestr(name, change(content) if name == part else content)
    return path


def codes(path: Path, **asked: Any) -> list[str]:
    with pytest.raises(Refused) as refused:
        list(rows_of(path, **asked))
    return [finding.code for finding in refused.value.findings]


SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"


def test_rows_are_read_as_they_stand(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEAD, ["1", "Générateur", "gao"], [2, 1.5, True]])
    assert list(rows_of(path)) == [HEAD, ["1", "Générateur", "gao"], [2.0, 1.5, True]]


def test_a_sheet_that_does_not_begin_in_the_corner_keeps_its_places(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [[], [], ["", "", "Text"], ["", "", "x"]])
    assert list(rows_of(path))[2:] == [["", "", "Text"], ["", "", "x"]]


def test_a_package_that_unpacks_to_a_mountain_is_not_opened(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEAD])
    bomb = edited(path, "xl/media/bomb.xml", lambda _: b"\0" * 30_000_000)
    assert bomb.stat().st_size < 60_000
    assert codes(bomb, limits=Limits(unpacked=20_000_000)) == ["Q202"]


def test_one_cell_far_out_is_not_a_billion_cells(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEAD])
    cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    far = edited(path, SHEET, lambda text: text.replace(b"</sheetData>", cell))
    assert codes(far) == ["Q202"]


def test_one_long_text_in_every_cell_is_not_held_a_million_times(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["x" * 30_000]] * 200)
    assert codes(path, limits=Limits(text=1_000_000)) == ["Q202"]
    assert len(list(rows_of(path))) == 200


def test_two_million_empty_rows_are_read_as_none(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEAD, ["1", "Pump", "gao"]])
    empty = b"".join(b'<row r="%d"/>' % number for number in range(3, 2_000_003))
    padded = edited(
        path, SHEET, lambda text: text.replace(b"</sheetData>", empty + b"</sheetData>")
    )
    assert list(rows_of(padded))[:2] == [HEAD, ["1", "Pump", "gao"]]
    assert not any(any(row) for row in list(rows_of(padded))[2:])


@pytest.mark.parametrize("formula", ["=1+1", '=HYPERLINK("http://example.org")'])
def test_a_formula_is_named_by_its_cell(tmp_path: Path, formula: str) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEAD, ["1", formula, "gao"]])
    with pytest.raises(Refused) as refused:
        list(rows_of(path))
    assert [each.code for each in refused.value.findings] == ["Q205"]
    assert refused.value.findings[0].found.startswith("B2")


def test_merged_cells_are_refused_below_the_headings_and_a_title_above_them(tmp_path: Path) -> None:
    def merged(where: str) -> Path:
        path = workbook(tmp_path / "a.xlsx", [["Title"], HEAD, ["1", "Pump", "gao"]])
        cells = f'</sheetData><mergeCells count="1"><mergeCell ref="{where}"/></mergeCells>'
        return edited(path, SHEET, lambda text: text.replace(b"</sheetData>", cells.encode()))

    assert codes(merged("A3:A4"), head=2) == ["Q206"]
    assert codes(merged("A2:B2"), head=2) == ["Q206"]
    assert list(rows_of(merged("A1:C1"), head=2))[1] == HEAD


def test_links_to_other_files_macros_and_document_types_are_refused(tmp_path: Path) -> None:
    def changed(part: str, text: bytes) -> Path:
        path = workbook(tmp_path / "a.xlsx", [HEAD])
        return edited(path, part, lambda _: text)

    assert codes(changed("xl/externalLinks/externalLink1.xml", b"<externalLink/>")) == ["Q203"]
    assert codes(changed("xl/vbaProject.bin", b"\0")) == ["Q204"]
    entity = b'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "aaaa">]><sst>&a;</sst>'
    assert codes(changed(STRINGS, entity)) == ["Q201"]


def test_both_date_systems_give_the_same_day(tmp_path: Path) -> None:
    for number, system in enumerate((False, True)):
        path = workbook(tmp_path / f"{number}.xlsx", [[date(2023, 7, 1)]], date_1904=system)
        assert list(rows_of(path)) == [[date(2023, 7, 1)]]


def test_a_sheet_from_right_to_left_is_read_in_the_order_of_its_columns(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEAD])
    turned = edited(
        path, SHEET, lambda text: text.replace(b"<sheetView ", b'<sheetView rightToLeft="1" ')
    )
    assert b"rightToLeft" in zipfile.ZipFile(turned).read(SHEET)
    assert list(rows_of(turned)) == [HEAD]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no package", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_workbook_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert codes(path) == ["Q201"]


def test_a_sheet_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    assert codes(workbook(tmp_path / "a.xlsx", [HEAD]), sheet="B") == ["Q207"]


def test_cells_of_another_writer_with_prefixes_are_counted_too(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEAD])

    def prefixed(text: bytes) -> bytes:
        far = text.replace(
            b"</sheetData>", b'<row r="9"><c r="XFD9000"><v>1</v></c></row></sheetData>'
        )
        return re.sub(rb"<(/?)(c|row|v|sheetData)\b", rb"<\1x:\2", far)

    assert codes(edited(path, SHEET, prefixed)) == ["Q202"]


def sheets(path: Path, **named: list[list[Any]]) -> Path:
    """Write a workbook of several sheets; a text that begins with `=` is a formula."""
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in named.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def test_a_formula_on_a_sheet_that_is_not_read_refuses_nothing(tmp_path: Path) -> None:
    path = sheets(tmp_path / "a.xlsx", Lines=[HEAD, ["1", "x", "gao"]], Sums=[["=1+1"]])
    assert list(rows_of(path)) == [HEAD, ["1", "x", "gao"]]
    assert codes(path, sheet="Sums") == ["Q205"]


def test_a_sheet_that_is_not_read_is_bounded_all_the_same(tmp_path: Path) -> None:
    path = sheets(tmp_path / "a.xlsx", Lines=[HEAD], Other=[["x"] * 50] * 50)
    assert codes(path, limits=Limits(cells=2000)) == ["Q202"]


def test_every_sheet_that_is_shown_is_read_where_all_are_asked_for(tmp_path: Path) -> None:
    path = sheets(tmp_path / "a.xlsx", One=[HEAD], Two=[["1", "x", "gao"]])
    assert {name: list(rows) for name, rows in tables_of(path, sheets=("*",))} == {
        "One": [HEAD],
        "Two": [["1", "x", "gao"]],
    }
    assert [name for name, _ in tables_of(path, sheets=("Two", "One"))] == ["Two", "One"]


def test_all_sheets_that_are_not_there_are_named_at_once(tmp_path: Path) -> None:
    path = sheets(tmp_path / "a.xlsx", One=[HEAD])
    with pytest.raises(Refused) as refused:
        list(tables_of(path, sheets=("Two", "Three")))
    assert [finding.code for finding in refused.value.findings] == ["Q207", "Q207"]


def test_an_odd_list_of_sheets_leaves_none_of_them_aside(tmp_path: Path) -> None:
    """What a comment hides from one reader and not from the other is no way round a formula."""
    path = sheets(tmp_path / "a.xlsx", Lines=[HEAD], Sums=[["=1+1"]])
    edited(path, "xl/workbook.xml", lambda text: text.replace(b"<sheets>", b"<!-- a --><sheets>"))
    assert codes(path) == ["Q205"]


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("xl/sharedStrings.xml", lambda text: re.sub(rb"<si>.*</si>", b"", text)),
        ("xl/worksheets/sheet1.xml", lambda text: text.replace(b"</sheetData>", b"</sheetData")),
        ("xl/worksheets/sheet1.xml", lambda text: text[: len(text) // 2]),
        ("xl/_rels/workbook.xml.rels", lambda text: text.replace(b"sheet1", b"sheet9")),
    ],
    ids=["no strings", "a tag that is not closed", "half a sheet", "a sheet that is elsewhere"],
)
def test_what_is_wrong_within_a_sheet_is_refused_where_its_rows_are_read(
    tmp_path: Path, part: str, change: Callable[[bytes], bytes]
) -> None:
    path = edited(workbook(tmp_path / "a.xlsx", [HEAD, ["1", "Generator", "gao"]]), part, change)
    assert codes(path) == ["Q201"]


def test_a_part_that_cannot_be_unpacked_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEAD, ["1", "Generator", "gao"]])
    with zipfile.ZipFile(path) as package:
        part = package.getinfo("xl/worksheets/sheet1.xml")
    content = bytearray(path.read_bytes())
    begin = part.header_offset + 30 + len(part.filename)
    content[begin] = 0x07  # a kind of block that there is not
    path.write_bytes(content)
    assert codes(path) == ["Q201"]
