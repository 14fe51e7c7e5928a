"""Tables into records: columns for the fields of a record, and for the marks of provenance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from pydantic import BaseModel

from drawdown.core.catalogue import MISSING_COLUMN, UNKNOWN_COLUMN
from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Record
from drawdown.core.reading.csv_text import Table
from drawdown.core.reading.records import Placed, RecordReader
from drawdown.core.reading.shapes import Field, Kind, fields
from drawdown.core.reading.tree import Entry, Mapping, Node, Scalar, Sequence
from drawdown.core.reading.values import CSV

M = TypeVar("M", bound=BaseModel)

MARK_COLUMNS = ("source", "inferred", "as_of", "note")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: a field of the record, or one entry (`key`) of a field that is a map."""

    name: str
    field: Field
    key: str | None = None


@cache
def columns(model: type[BaseModel]) -> tuple[Column, ...]:
    """Return the columns in which a record is written, marks left out."""
    return tuple(_columns(model))


def mark_columns(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the columns of provenance that a table of such records may have."""
    return MARK_COLUMNS if issubclass(model, Record) else ()


def _columns(model: type[BaseModel]) -> Iterator[Column]:
    for field in fields(model):
        if field.shape.kind is Kind.MAP:
            for key in field.shape.choices:
                yield Column(f"{field.written}_{key}", field, key)
        else:
            yield Column(field.written, field)


def read_table(
    model: type[M], table: Table, file: str, *, row: int = 1
) -> tuple[list[Placed[M] | None], list[Finding]]:
    """Return the records of a table, nothing for a row with an error, and what is wrong."""
    reader = RecordReader(file, CSV)
    known = {column.name: column for column in columns(model)}
    marks = mark_columns(model)
    for name in table.columns:
        if reader.full:
            break
        if name and name not in known and name not in marks:
            remedy = suggestion(name, [*known, *marks])
            place = Place(file, row, name)
            reader.findings.append(UNKNOWN_COLUMN.at(place, column=name, nearest=remedy))
    absent = [c for c in known.values() if c.field.required and c.name not in table.columns]
    for column in absent:
        place = Place(file, row, column.name)
        reader.findings.append(MISSING_COLUMN.at(place, column=column.name))
    missing = frozenset(column.field.written for column in absent)
    rows = [
        reader.read(model, _record_node(row, known, marks), absent=missing) for row in table.rows
    ]
    return rows, reader.findings


def _record_node(row: Mapping, known: dict[str, Column], marks: tuple[str, ...]) -> Mapping:
    """Return a row as the tree that a YAML file would have for it."""
    entries: list[Entry] = []
    maps: dict[str, list[Entry]] = {}
    for cell in row.entries:
        column = known.get(cell.key)
        if column is not None and column.key is not None:
            maps.setdefault(column.field.written, []).append(
                Entry(column.key, cell.value, cell.row)
            )
        elif column is not None:
            value = _list(cell.value) if column.field.shape.kind is Kind.LIST else cell.value
            entries.append(Entry(cell.key, value, cell.row))
        elif cell.key in marks:
            entries.append(_mark(cell, known))
    entries += [
        Entry(name, Mapping(tuple(inside), row.row), row.row) for name, inside in maps.items()
    ]
    return Mapping(tuple(entries), row.row)


def _mark(cell: Entry, known: dict[str, Column]) -> Entry:
    """Return a mark: `inferred` says yes, no, or which columns."""
    if cell.key == "source":
        return Entry("source", _list(cell.value), cell.row)
    if cell.key == "inferred" and isinstance(cell.value, Scalar):
        said = {CSV.yes: "true", CSV.no: "false"}.get(cell.value.text.lower())
        if said is not None:
            return Entry("inferred", Scalar(said, cell.row), cell.row)
        return Entry("inferred_fields", _fields_named(cell.value, known), cell.row)
    return cell


def _fields_named(node: Scalar, known: dict[str, Column]) -> Node:
    """Return the fields of the columns that a cell names; an unknown name stays as it is."""
    words = node.text.split()
    names = [known[word].field.written if word in known else word for word in words]
    return Sequence(tuple(Scalar(name, node.row) for name in dict.fromkeys(names)), node.row)


def _list(node: Node) -> Node:
    """Return the words of a cell as a list."""
    if not isinstance(node, Scalar):
        return node
    return Sequence(tuple(Scalar(word, node.row) for word in node.text.split()), node.row)
