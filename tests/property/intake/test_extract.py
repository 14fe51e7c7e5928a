"""Rows become lines under a mapping, and what is wrong is named by row and field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drawdown.core.findings import Refused
from drawdown.property.intake import delimited
from drawdown.property.intake.extract import Extraction
from drawdown.property.intake.mapping import PropertyMapping, read_mapping
from drawdown.property.intake.workbook import Row
from drawdown.property.line import Condition, Line

MAPPING = PropertyMapping(
    id="enterprise",
    name="Enterprise system",
    columns={
        "line": "Number",
        "description": "Text",
        "site": "Plant",
        "quantity": "Qty",
        "condition": "Status",
        "purchase": "Value",
    },
    constants={"currency": "USD"},
    values={"condition": {"Gut": "good", "Bad": "poor"}, "site": {"ML01": "gao"}},
)
HEAD: Row = ["Number", "Text", "Plant", "Qty", "Status", "Value", "Ignored"]


def read(*rows: Row, head: Row = HEAD) -> tuple[list[Line], list[str]]:
    extraction = Extraction(MAPPING, "assets.xlsx", frozenset({"gao", "kidal"}))
    lines = list(extraction.lines([head, *rows]))
    return lines, [f"{each.code} {each.place}" for each in extraction.findings]


def test_a_row_becomes_a_line() -> None:
    (line,), faults = read([20001.0, "  Pump   5 kW ", "ML01", 3.0, "Gut", "1,234.50", "x"])
    assert faults == []
    assert (line.line, line.description, line.site) == ("20001", "Pump 5 kW", "gao")
    assert (line.quantity, line.condition) == (3, Condition.GOOD)
    assert (line.purchase, line.currency) == (123450, "USD")


def test_what_is_empty_is_not_known() -> None:
    (line,), _ = read(["1", "Pump", "gao", "", "", "", ""])
    assert (line.purchase, line.currency, line.condition) == (None, "", Condition.UNKNOWN)


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (2, "ML99", "Q211 assets.xlsx:2 [site]"),
        (3, "many", "Q212 assets.xlsx:2 [quantity]"),
        (3, 1.5, "Q212 assets.xlsx:2 [quantity]"),
        (3, -1, "Q213 assets.xlsx:2"),
        (4, "Fine", "Q211 assets.xlsx:2 [condition]"),
        (5, "1.234,50", "Q212 assets.xlsx:2 [purchase]"),
        (5, "1e400", "Q212 assets.xlsx:2 [purchase]"),
        (5, "NaN", "Q212 assets.xlsx:2 [purchase]"),
        (0, "x" * 61, "Q213 assets.xlsx:2"),
    ],
)
def test_what_cannot_be_read_is_named_and_never_guessed(place: int, value: Any, said: str) -> None:
    row: Row = ["1", "Pump", "gao", 1, "Gut", 5, ""]
    row[place] = value
    assert read(row) == ([], [said])


def test_a_line_that_stands_twice_is_said() -> None:
    row: Row = ["1", "Pump", "gao", 1, "Gut", 5, ""]
    assert read(row, row)[1] == ["Q214 assets.xlsx:3 [line]"]


def test_empty_rows_and_a_row_of_tags_are_no_lines() -> None:
    lines, faults = read(["#item+code", "#item", "", "", "", "", ""], ["", "", "", "", "", "", ""])
    assert (lines, faults) == ([], [])


@pytest.mark.parametrize("head", [["Number", "Text"], [*HEAD, "Text"], []])
def test_headings_that_do_not_fit_refuse_the_table(head: Row) -> None:
    with pytest.raises(Refused):
        read(head=head)


def test_a_mapping_is_read_from_yaml(tmp_path: Path) -> None:
    path = tmp_path / "assets.yaml"
    path.write_text("id: a\nname: A\ncolumns: {line: No, description: Text, site: Plant}\n")
    assert read_mapping(path).columns["line"] == "No"
    path.write_text("id: a\nname: A\ncolumns: {line: No, colour: X}\n")
    with pytest.raises(Refused, match="colour"):
        read_mapping(path)


def test_delimited_text_is_read_by_its_own_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('\ufeffNumber;Text\r\n1;"a;b"\r\n'.encode())
    assert list(delimited.rows_of(path)) == [["Number", "Text"], ["1", "a;b"]]


@pytest.mark.parametrize(
    "content", [b"a,b\n\xff,1\n", b"a,b\n\0,1\n", b'a,b\n"x,1\n', b"a" * 30_000]
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(Refused):
        list(delimited.rows_of(path))
