"""A table comes back as it was printed, and a finding names the row of each fault."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.core.reading.csv_text import MAX_FINDINGS, MAX_ROWS, Table, parse_csv, print_csv
from drawdown.core.reading.tree import Scalar

LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff")
CELLS = st.text(LETTERS | st.sampled_from(',";\n'), max_size=12).map(str.strip)
NAMES = st.lists(CELLS.filter(bool), min_size=2, max_size=5, unique=True)


@st.composite
def tables(draw: st.DrawFn) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Draw column names and rows with something in them."""
    columns = tuple(draw(NAMES))
    row = st.tuples(*[CELLS for _ in columns]).filter(any)
    return columns, draw(st.lists(row, max_size=5))


def rows_of(table: Table) -> list[tuple[str, ...]]:
    """Return the rows of a table as they were printed; an empty cell is nothing."""
    found = []
    for row in table.rows:
        cells = {entry.key: entry.value for entry in row.entries}
        assert all(isinstance(cell, Scalar) for cell in cells.values())
        found.append(tuple(getattr(cells.get(name), "text", "") for name in table.columns))
    return found


@given(printed=tables())
def test_it_reads_what_was_printed(
    printed: tuple[tuple[str, ...], list[tuple[str, ...]]],
) -> None:
    columns, rows = printed
    text = print_csv(columns, rows)
    table, findings = parse_csv(text, "a.csv")
    assert findings == []
    assert table is not None
    assert (table.columns, rows_of(table)) == (columns, rows)
    assert print_csv(table.columns, rows_of(table)) == text


@given(
    text=st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(',"\n\r'), max_size=80)
)
def test_no_text_makes_it_fail(text: str) -> None:
    table, findings = parse_csv(text, "a.csv")
    assert table is not None or findings
    assert all(finding.place.file == "a.csv" and finding.remedy for finding in findings)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [(None, "F208")]),
        ("\n \n", [(None, "F208")]),
        ("a;b\n1;2\n", [(1, "F213")]),
        ("a\tb\n", [(1, "F213")]),
        ("a,a\n1,2\n", [(1, "F210")]),
        ("a,,c\n1,2,3\n", [(1, "F211")]),
        ("a,b\n1\n1,2\n1,2,3\n", [(2, "F212"), (4, "F212")]),
        ('a,b\n"1,2\n', [(2, "F209")]),
        ('a,b\n"1"x,2\n', [(2, "F209")]),
    ],
)
def test_it_names_the_fault_and_its_row(text: str, found: list[tuple[int | None, str]]) -> None:
    _, findings = parse_csv(text, "a.csv")
    assert [(finding.place.row, finding.code) for finding in findings] == found


def test_a_row_after_a_cell_of_many_lines_knows_its_own() -> None:
    table, _ = parse_csv('a,b\n"1\n2\n3",4\n\n5,6\n', "a.csv")
    assert table is not None
    assert [row.row for row in table.rows] == [2, 6]


def test_what_could_not_be_read_is_counted() -> None:
    table, _ = parse_csv("a,b\n1\n1,2\n", "a.csv")
    assert table is not None
    assert (len(table.rows), table.lost) == (1, 1)


def test_it_takes_no_more_rows_than_it_says() -> None:
    table, findings = parse_csv("a\n" + "1\n" * (MAX_ROWS + 1), "a.csv")
    assert table is None
    assert [(finding.place.row, finding.code) for finding in findings] == [(MAX_ROWS + 2, "F115")]


def test_it_stops_at_a_number_of_findings() -> None:
    table, findings = parse_csv("a,b\n" + "1\n" * (MAX_FINDINGS + 5), "a.csv")
    assert table is None
    assert len(findings) == MAX_FINDINGS
