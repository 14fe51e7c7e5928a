"""A workbook of the legacy is read row by row; what is wrong names sheet, row and column."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.legacy.workbook import COLUMNS, Read, read_rows

SITES = frozenset({"kidal", "mopti-sevare"})
BRIDGE: dict[str, Any] = {
    "id": "songho-bridge",
    "sort": "infrastructure",
    "region": "Bandiagara",
    "sites": "mopti-sevare",
    "sector": "infrastructure",
    "what": "the Songho bridge, rebuilt",
    "what_fr": "le pont de Songho, reconstruit",
    "date": datetime(2022, 12, 22),  # noqa: DTZ001 -- as a workbook gives it
    "amount": 142000000.0,
    "currency": "XOF",
    "sources": "UN-RN15; JDC-RN15",
}


def read(*rows: dict[str, Any], head: tuple[str, ...] = COLUMNS) -> Read:
    cells = [[row.get(column, "") for column in head] for row in rows]
    return read_rows([list(head), *cells], place="legacy.xlsx: Sheet1", sites=SITES)


def told(found: Read) -> list[str]:
    return [str(finding) for finding in found.findings]


def test_a_row_becomes_an_entry() -> None:
    found = read(BRIDGE)
    assert told(found) == []
    (entry,) = found.entries
    assert (entry.date, entry.amount, entry.currency) == ("2022-12-22", 142_000_000, "XOF")
    assert entry.sources == ("UN-RN15", "JDC-RN15")


@pytest.mark.parametrize(
    ("changed", "finding"),
    [
        ({"amount": "142 Mio"}, "legacy.xlsx: Sheet1:2 [amount]: error L703: `142 Mio`"),
        ({"amount": 1.5}, "legacy.xlsx: Sheet1:2 [amount]: error L703: `1.5`"),
        ({"currency": ""}, "legacy.xlsx: Sheet1:2: error L703: amount and currency go together"),
        ({"sort": "bridge"}, "legacy.xlsx: Sheet1:2 [sort]: error L703"),
        ({"sort": "agreement"}, "legacy.xlsx: Sheet1:2: error L703: agreement: parties is needed"),
        ({"sites": "sevare"}, "legacy.xlsx: Sheet1:2 [sites]: error L601: there is no site"),
        ({"date": "December"}, "legacy.xlsx: Sheet1:2 [date]: error L703"),
        ({"sources": ""}, "legacy.xlsx: Sheet1:2 [sources]: error L703"),
        ({"lat": "north", "lon": "1"}, "legacy.xlsx: Sheet1:2 [lat]: error L703"),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(changed: dict[str, Any], finding: str) -> None:
    assert told(read({**BRIDGE, **changed}))[0].startswith(finding)


def test_every_wrong_row_is_said_at_once() -> None:
    found = read({**BRIDGE, "amount": "x"}, BRIDGE, {**BRIDGE, "what": ""})
    assert [finding.place.row for finding in found.findings] == [2, 4]


def test_an_id_that_stands_twice_names_both_rows() -> None:
    assert "stands in row 2 too" in told(read(BRIDGE, BRIDGE))[0]


def test_headings_are_checked_before_any_row() -> None:
    found = read(BRIDGE, head=("id", "wat", "region"))
    assert {finding.code for finding in found.findings} == {"L701", "L702"}


def test_empty_rows_are_passed_over_and_an_empty_sheet_is_not_taken() -> None:
    assert len(read({}, BRIDGE, {}).entries) == 1
    assert [finding.code for finding in read({}).findings] == ["L705"]


@given(
    st.lists(
        st.lists(st.one_of(st.text(max_size=12), st.floats(), st.integers(), st.booleans())),
        max_size=4,
    )
)
def test_no_sheet_breaks_the_reader(rows: list[list[object]]) -> None:
    found = read_rows([list(COLUMNS), *rows], place="x", sites=SITES)
    assert found.entries or found.findings
