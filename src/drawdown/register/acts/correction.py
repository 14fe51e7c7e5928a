"""A correction applied: a register with one value replaced, its marks with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from drawdown.core.canonical import canonical_bytes
from drawdown.core.catalogue import Fault
from drawdown.core.findings import Place, Refused
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Provenance, Record, Source
from drawdown.core.reading.shapes import Field, Kind, fields, shape_of
from drawdown.register.acts import faults
from drawdown.register.model import Register

SIMPLE = frozenset({Kind.TEXT, Kind.DAY, Kind.FLAG, Kind.WHOLE, Kind.NUMBER, Kind.CHOICE})
FIXED = frozenset({"id"})
"""What others refer by is not corrected: load the register again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One value replaced. `old` and `new` are canonical JSON text."""

    part: str
    row: int | None
    field: str
    old: str
    new: str
    source: tuple[str, ...]
    inferred: bool
    reason: str
    described: Source | None = None


def parts() -> Mapping[str, type[Record]]:
    """Return the parts of a register that carry marks, by name, and the record of each."""
    return {name: model for name, model in _parts().items() if issubclass(model, Record)}


def correctable(part: str) -> tuple[Field, ...]:
    """Return the fields of a part that hold one plain value."""
    model = parts().get(part)
    if model is None:
        return ()
    return tuple(
        field for field in fields(model) if field.shape.kind in SIMPLE and field.name not in FIXED
    )


def as_text(value: Any) -> str:
    """Return a value as canonical JSON text."""
    return canonical_bytes(value).decode()


def value_of(register: Register, part: str, row: int | None, field: str) -> str:
    """Return the value that stands in a register, as canonical JSON text. Raises `Refused`."""
    _place_of(register, part, row, field)
    record = _record(register.model_dump(mode="json", by_alias=True), part, row)
    return as_text(record.get(_written(part, field)))


def corrected(register: Register, correction: Correction) -> Register:
    """Return the register with the value replaced. Raises `Refused` with what is wrong."""
    place = _place_of(register, correction.part, correction.row, correction.field)
    document = register.model_dump(mode="json", by_alias=True)
    record = _record(document, correction.part, correction.row)
    written = _written(correction.part, correction.field)
    found = as_text(record.get(written))
    if found != correction.old:
        _refuse(faults.OTHER_OLD_VALUE, place, found=found, said=correction.old)
    if found == correction.new:
        _refuse(faults.NO_CHANGE, place, value=found)
    try:
        record[written] = json.loads(correction.new)
    except ValueError:
        _refuse(faults.BAD_VALUE, place, problem=f"`{correction.new}` is not JSON")
    mark = Provenance(
        source=correction.source, inferred=correction.inferred, note=correction.reason
    )
    record["provenance"][correction.field] = mark.model_dump(mode="json")
    if correction.described is not None:
        document["sources"].append(correction.described.model_dump(mode="json"))
    return _validated(document, place)


def _validated(document: dict[str, Any], place: Place) -> Register:
    try:
        return Register.model_validate_json(json.dumps(document), strict=True)
    except ValidationError as error:
        raise Refused(
            faults.BAD_VALUE.at(place, problem=each["msg"])
            for each in error.errors(include_url=False, include_context=False)
        ) from error


def _parts() -> Mapping[str, type[BaseModel]]:
    shapes = {name: shape_of(info.annotation) for name, info in Register.model_fields.items()}
    models = {
        name: (shape.item.model if shape.kind is Kind.LIST and shape.item else shape.model)
        for name, shape in shapes.items()
    }
    return {name: model for name, model in models.items() if model is not None}


def _place_of(register: Register, part: str, row: int | None, field: str) -> Place:
    """Return the place of a value, or refuse one that is not there or cannot be corrected."""
    if part not in parts():
        nearest = suggestion(part, list(parts()))
        _refuse(faults.NO_SUCH_PART, Place("body", field="part"), part=part, nearest=nearest)
    held = getattr(register, part)
    many = isinstance(held, tuple)
    if (row is None) is many or (many and row is not None and row >= len(held)):
        _refuse(faults.NO_SUCH_ROW, Place("body", field="row"), part=part, row=row)
    known = [each.name for each in correctable(part)]
    if field not in known:
        nearest = suggestion(field, known)
        where = Place("body", field="field")
        _refuse(faults.NO_SUCH_FIELD, where, part=part, field=field, nearest=nearest)
    return Place(part, row, field)


def _record(document: dict[str, Any], part: str, row: int | None) -> dict[str, Any]:
    held: Any = document[part]
    record: dict[str, Any] = held if row is None else held[row]
    return record


def _written(part: str, field: str) -> str:
    """Return the name that a field has in a document."""
    return next(each.written for each in correctable(part) if each.name == field)


def _refuse(fault: Fault, place: Place, **facts: object) -> None:
    raise Refused([fault.at(place, **facts)])
