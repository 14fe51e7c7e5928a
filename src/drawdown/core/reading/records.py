"""Trees into records: unknown names, wrong values and marks found together, each with its row."""

from __future__ import annotations

import json
from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from itertools import islice
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from drawdown.core.catalogue import MARK_TOO_DEEP, UNKNOWN_KEY
from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Record
from drawdown.core.reading.marks import RECORD_MARKS, Marks, is_marked
from drawdown.core.reading.shapes import Field, Kind, Shape, fields
from drawdown.core.reading.tree import Entry, Mapping, Node, Scalar, Sequence, plain_value
from drawdown.core.reading.values import YAML, Dialect, not_of_shape, scalar_of
from drawdown.core.reading.wording import Seen, translate

M = TypeVar("M", bound=BaseModel)

Loc = tuple[str | int, ...]


ENOUGH = 1_000
"""Findings after which the rest of a file is not looked at: it is another file than was meant."""


@dataclass(frozen=True, slots=True)
class Placed(Generic[M]):
    """A record and where it was written; `rows` gives the row of each field by its written name."""

    record: M
    file: str
    row: int | None = None
    rows: MappingType[str, int] = dataclass_field(default_factory=dict)

    def at(self, field: str | None = None) -> Place:
        """Return the place of the record, or of one of its fields."""
        return Place(self.file, self.rows.get(field or "", self.row), field)


class RecordReader:
    """Makes records from the trees of one file and collects what is wrong with them."""

    def __init__(self, file: str, dialect: Dialect = YAML) -> None:
        self.file = file
        self.dialect = dialect
        self.marks = Marks(file)
        self.findings: list[Finding] = self.marks.findings
        self.seen: dict[Loc, Seen] = {}
        self.refused: set[Loc] = set()

    @property
    def full(self) -> bool:
        """Whether enough was found."""
        return len(self.findings) >= ENOUGH

    def read(
        self, model: type[M], node: Node, *, absent: frozenset[str] = frozenset()
    ) -> Placed[M] | None:
        """Return the record that a tree is, or nothing when a value of it is wrong.

        What is written beside the values, such as an unknown key, is a finding and loses nothing.

        `absent` names the fields whose column is missing: that is said once, not in every row.
        """
        if self.full:
            return None
        self.seen = {(): Seen(node.row, "")}
        self.refused = {(name,) for name in absent}
        data = self._record(model, node, ())
        if data is None:
            return None
        try:
            record = model.model_validate_json(json.dumps(data), strict=True)
        except ValidationError as error:
            self.findings += islice(translate(error, self.file, self.seen, self.refused), ENOUGH)
            return None
        if self.refused:
            return None
        rows = {str(loc[0]): seen.row for loc, seen in self.seen.items() if len(loc) == 1}
        return Placed(record, self.file, node.row, rows)

    def _record(self, model: type[BaseModel], node: Node, loc: Loc) -> dict[str, Any] | None:
        """Return a record as JSON."""
        if not isinstance(node, Mapping):
            self._refuse(node, Shape(Kind.RECORD), loc)
            return None
        known = {field.written: field for field in fields(model)}
        marked = issubclass(model, Record)
        marks = [key for key in RECORD_MARKS if marked and key not in known]
        data: dict[str, Any] = {}
        provenance: dict[str, Any] = {}
        for entry in node.entries:
            if self.full:
                return None
            if entry.key in known:
                field = known[entry.key]
                data[field.written] = self._field(field, entry, (*loc, entry.key), marked=marked)
                if marked and self._has_marks(field, entry.value):
                    provenance[field.name] = self.marks.of_value(_mapping(entry.value))
            elif entry.key not in marks:
                place = Place(self.file, entry.row, entry.key)
                remedy = suggestion(entry.key, [*known, *marks])
                self.findings.append(UNKNOWN_KEY.at(place, key=entry.key, nearest=remedy))
        written = Mapping(tuple(e for e in node.entries if e.key in marks), node.row)
        names = {field.written: field.name for field in known.values()}
        provenance = self.marks.of_record(written, names) | provenance
        return data | ({"provenance": provenance} if provenance else {})

    def _has_marks(self, field: Field, node: Node) -> bool:
        return field.shape.kind not in {Kind.RECORD, Kind.ANYTHING} and is_marked(node)

    def _field(self, field: Field, entry: Entry, loc: Loc, *, marked: bool) -> object:
        node = entry.value
        if marked and self._has_marks(field, node):
            node = _mapping(node).get("value") or node
        self.seen[loc] = Seen(entry.row, node.text if isinstance(node, Scalar) else "")
        return self._value(field.shape, node, loc)

    def _value(self, shape: Shape, node: Node, loc: Loc) -> object:
        """Return a value as JSON; what is not of the shape becomes a finding and nothing."""
        self.seen.setdefault(loc, Seen(node.row, node.text if isinstance(node, Scalar) else ""))
        if isinstance(node, Scalar) and node.plain is None:
            return None
        if shape.kind is Kind.ANYTHING:
            return plain_value(node)
        if shape.kind is Kind.RECORD and shape.model is not None:
            return self._record(shape.model, node, loc)
        if shape.kind is Kind.LIST and shape.item is not None and isinstance(node, Sequence):
            return self._items(shape.item, node, loc)
        if shape.kind is Kind.MAP and shape.item is not None and isinstance(node, Mapping):
            return self._map(shape, shape.item, node, loc)
        if shape.kind not in {Kind.LIST, Kind.MAP} and isinstance(node, Scalar):
            try:
                return scalar_of(node, shape, self.dialect)
            except ValueError:
                pass
        self._refuse(node, shape, loc)
        return None

    def _items(self, item: Shape, node: Sequence, loc: Loc) -> list[object]:
        found: list[object] = []
        for number, inside in enumerate(node.items):
            if self.full:
                break
            found.append(self._value(item, inside, (*loc, number)))
        return found

    def _map(self, shape: Shape, item: Shape, node: Mapping, loc: Loc) -> dict[str, object]:
        found: dict[str, object] = {}
        for entry in node.entries:
            if self.full:
                break
            if shape.choices and entry.key not in shape.choices:
                place = Place(self.file, entry.row, str(loc[-1]))
                remedy = suggestion(entry.key, shape.choices)
                self.findings.append(UNKNOWN_KEY.at(place, key=entry.key, nearest=remedy))
            elif item.kind is not Kind.ANYTHING and is_marked(entry.value):
                place = Place(self.file, entry.row, str(loc[-1]))
                self.findings.append(MARK_TOO_DEEP.at(place, field=loc[-1]))
            else:
                found[entry.key] = self._value(item, entry.value, (*loc, entry.key))
        return found

    def _refuse(self, node: Node, shape: Shape, loc: Loc) -> None:
        self.refused.add(loc)
        field = next((str(part) for part in reversed(loc) if isinstance(part, str)), None)
        place = Place(self.file, node.row, field)
        self.findings.append(not_of_shape(node, shape, place, self.dialect))


def _mapping(node: Node) -> Mapping:
    """Return the node, which is known to be a mapping."""
    if not isinstance(node, Mapping):
        raise TypeError(node)
    return node
