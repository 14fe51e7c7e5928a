"""Trees into records: every fault at once, each with its row, and marks where they belong."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from drawdown.core.provenance import Alternative, Provenance, Record
from drawdown.core.reading.csv_text import parse_csv, print_csv
from drawdown.core.reading.records import ENOUGH, RecordReader
from drawdown.core.reading.tables import columns, read_table
from drawdown.core.reading.tree import Sequence
from drawdown.core.reading.yaml_text import parse_yaml


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Handle(Record):
    length: Annotated[float, Field(gt=0)]


class Bucket(Record):
    name: str
    size: Annotated[int, Field(ge=0, le=100)]
    colour: Colour = Colour.RED
    made: date | None = None
    full: bool = False
    tags: tuple[str, ...] = ()
    handle: Handle | None = None
    price: Mapping[Colour, float] = Field(default_factory=dict)


def read(text: str) -> tuple[Bucket | None, list[str]]:
    """Return the bucket of a YAML text, and row, field and code of each finding."""
    node, findings = parse_yaml(text, "b.yaml")
    assert node is not None
    assert findings == []
    reader = RecordReader("b.yaml")
    placed = reader.read(Bucket, node)
    said = [f"{f.place.row} {f.place.field} {f.code}" for f in reader.findings]
    return (placed.record if placed else None), said


def bucket(text: str) -> Bucket:
    """Return the bucket of a text without a fault."""
    record, said = read(text)
    assert said == []
    assert record is not None
    return record


def test_it_reads_every_form_of_value() -> None:
    found = bucket(
        "name: blue\nsize: 3\ncolour: green\nmade: 2026-01-31\nfull: true\ntags: [a, b]\n"
        "handle: {length: 1.5}\nprice: {red: 2, green: 3.5}\n"
    )
    assert found == Bucket(
        name="blue",
        size=3,
        colour=Colour.GREEN,
        made=date(2026, 1, 31),
        full=True,
        tags=("a", "b"),
        handle=Handle(length=1.5),
        price={Colour.RED: 2, Colour.GREEN: 3.5},
    )


def test_a_name_may_look_like_a_number() -> None:
    assert bucket("name: 007\nsize: 1").name == "007"
    assert bucket("name: NO\nsize: 1").name == "NO"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: a", ["1 size V302"]),
        ("name: a\nsize: x", ["2 size V303"]),
        ("name: a\nsize: 1.5", ["2 size V303"]),
        ("name: a\nsize: true", ["2 size V303"]),
        ("name: a\nsize: -1", ["2 size V304"]),
        ("name: a\nsize: 101", ["2 size V304"]),
        ("name: a\nsize: null", ["2 size V313"]),
        ("name: a\nsize: [1]", ["2 size V303"]),
        ("name: [a]\nsize: 1", ["1 name V303"]),
        ("name: a\nsize: 1\ncolour: blue", ["3 colour V305"]),
        ("name: a\nsize: 1\nmade: 2026-02-30", ["3 made V303"]),
        ("name: a\nsize: 1\nmade: 1066-10-14", ["3 made V303"]),
        ("name: a\nsize: 1\nfull: yes", ["3 full V303"]),
        ("name: a\nsize: 1\ntags: b", ["3 tags V303"]),
        ("name: a\nsize: 1\nhandle: 2", ["3 handle V303"]),
        ("name: a\nsize: 1\nhandle: {lenght: 2}", ["3 lenght V301", "3 length V302"]),
        ("name: a\nsize: 1\nprice: {blue: 2}", ["3 price V301"]),
        ("name: a\nsize: 1\nprovenance: {}", ["3 provenance V301"]),
        ("[a]", ["1 None V303"]),
        ("nmae: a\nsize: x\nfull: 2", ["1 nmae V301", "2 size V303", "3 full V303", "1 name V302"]),
    ],
)
def test_it_says_what_is_wrong_and_where(text: str, said: list[str]) -> None:
    record, found = read(text)
    assert sorted(found) == sorted(said)
    assert record is None or all(code.endswith("V301") for code in said)


def test_a_value_may_say_where_it_comes_from() -> None:
    found = bucket(
        "name: a\n"
        "size: {value: 3, source: [X, Y], as_of: 2026-01-01, note: counted,\n"
        "  alternatives: [{value: 4, source: Z, note: from afar}]}\n"
    )
    assert found.size == 3
    assert found.provenance_of("size") == Provenance(
        source=("X", "Y"),
        as_of=date(2026, 1, 1),
        note="counted",
        alternatives=(Alternative(value=4, source=("Z",), note="from afar"),),
    )
    assert found.provenance_of("name") == Provenance()


def test_a_record_may_say_where_it_comes_from() -> None:
    found = bucket("name: a\nsize: {value: 3, source: Y}\nsource: X\nnote: all of it")
    assert found.provenance_of("name") == Provenance(source=("X",), note="all of it")
    assert found.provenance_of("size").source == ("Y",)


def test_some_fields_may_be_estimates() -> None:
    found = bucket("name: a\nsize: 3\nsource: [X, EST]\ninferred_fields: [size]")
    assert found.provenance_of("name") == Provenance(source=("X",))
    assert found.provenance_of("size") == Provenance(source=("EST",), inferred=True)
    assert found.estimated("size")
    assert not found.estimated("name")


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ("source: EST", ["1 source V311"]),
        ("inferred: maybe", ["3 inferred V307"]),
        ("as_of: soon", ["3 as_of V307"]),
        ("note: [a]", ["3 note V307"]),
        ("source: {a: b}", ["3 source V307"]),
        ("inferred_fields: [sise]", ["3 inferred V307"]),
        ("alternatives: []", ["3 alternatives V301"]),
    ],
)
def test_a_mark_that_says_nothing_is_refused(marks: str, said: list[str]) -> None:
    assert read(f"name: a\nsize: 1\n{marks}")[1] == said


@pytest.mark.parametrize(
    "marks", ["alternatives: []", "alternatives: [{source: X}]", "alternatives: 4", "inferred: 1"]
)
def test_a_mark_beside_a_value_is_refused_too(marks: str) -> None:
    [said] = read(f"name: a\nsize: {{value: 1, {marks}}}")[1]
    assert said.endswith("V307")


def test_what_is_no_mark_is_no_marked_value() -> None:
    assert read("name: a\nsize: {value: 1, sorce: X}")[1] == ["2 size V303"]


def test_it_reads_no_more_once_enough_is_wrong() -> None:
    node, _ = parse_yaml("\n".join(["- {}"] * (ENOUGH + 10)), "b.yaml")
    assert isinstance(node, Sequence)
    reader = RecordReader("b.yaml")
    assert [reader.read(Bucket, item) for item in node.items] == [None] * (ENOUGH + 10)
    assert ENOUGH <= len(reader.findings) < ENOUGH + 5


TEXT = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8).filter(
    lambda text: text.lower() != "null"
)
BUCKETS = st.builds(
    Bucket,
    name=TEXT,
    size=st.integers(0, 100),
    colour=st.sampled_from(Colour),
    made=st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    full=st.booleans(),
    tags=st.lists(TEXT, max_size=3).map(tuple),
    handle=st.none(),
    price=st.dictionaries(st.sampled_from(Colour), st.floats(-1e9, 1e9), min_size=1),
    provenance=st.dictionaries(
        st.just("*"),
        st.builds(
            Provenance,
            source=st.lists(
                TEXT.filter(lambda text: text != "EST"), min_size=1, max_size=2, unique=True
            ).map(tuple),
            inferred=st.booleans(),
            as_of=st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31)),
            note=st.none() | TEXT,
        ),
    ),
)


def row_of(record: Bucket) -> dict[str, str]:
    """Return a bucket as somebody would write it into a table."""
    mark = record.provenance.get("*", Provenance())
    cells = {
        "name": record.name,
        "size": str(record.size),
        "colour": record.colour.value,
        "made": record.made.isoformat() if record.made else "",
        "full": "yes" if record.full else "no",
        "tags": " ".join(record.tags),
        "source": " ".join(mark.source),
        "inferred": "yes" if mark.inferred else "",
        "as_of": mark.as_of.isoformat() if mark.as_of else "",
        "note": mark.note or "",
    }
    return cells | {f"price_{colour}": repr(price) for colour, price in record.price.items()}


@given(record=BUCKETS)
def test_a_table_gives_back_what_was_written_into_it(record: Bucket) -> None:
    written = row_of(record)
    text = print_csv(tuple(written), [tuple(written.values())])
    table, findings = parse_csv(text, "b.csv")
    assert table is not None
    assert findings == []
    [placed], more = read_table(Bucket, table, "b.csv")
    assert more == []
    assert placed is not None
    assert placed.record == record
    assert placed.row == 2


def test_a_table_has_a_column_for_every_entry_of_a_map() -> None:
    names = [column.name for column in columns(Bucket)]
    assert names[-2:] == ["price_red", "price_green"]
    assert "provenance" not in names


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,size\na,1\n", []),
        ("name,sise\na,1\n", ["1 sise V309", "1 size V310"]),
        ("name,size,inferred\na,1,size\n", []),
        ("name,size,inferred\na,1,sise\n", ["2 inferred V307"]),
        ("name,size,full\na,1,true\n", ["2 full V303"]),
        ("name,size,source\na,1,EST\n", ["2 source V311"]),
        ("name,size\na,\n", ["2 size V302"]),
    ],
)
def test_a_table_says_what_is_wrong_and_where(text: str, said: list[str]) -> None:
    table, _ = parse_csv(text, "b.csv")
    assert table is not None
    _, findings = read_table(Bucket, table, "b.csv")
    assert [f"{f.place.row} {f.place.field} {f.code}" for f in findings] == said
