"""JSON Schema of what people write: files of records, with the marks of provenance on any value."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from drawdown.core.provenance import Record
from drawdown.core.reading.marks import RECORD_MARKS, VALUE_MARKS
from drawdown.core.reading.shapes import Kind
from drawdown.core.reading.tables import Column, columns, mark_columns
from drawdown.core.reading.values import CSV

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

_NAMES: Schema = {"type": "string", "minLength": 1}
_LISTED: Schema = {"anyOf": [_NAMES, {"type": "array", "items": _NAMES}]}
_DAY: Schema = {"type": "string", "format": "date"}
_MARKS: dict[str, Schema] = {
    "source": {"description": "Sources by their id; EST stands for an estimate.", **_LISTED},
    "inferred": {"description": "Whether it is an estimate.", "type": "boolean"},
    "inferred_fields": {"description": "The fields that are estimates.", **_LISTED},
    "as_of": {"description": "The day on which it was true.", **_DAY},
    "note": {"description": "The basis of it.", "type": "string"},
    "alternatives": {
        "description": "What other sources say.",
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "value": {},
                "source": {"$ref": "#/$defs/mark-source"},
                "note": {"$ref": "#/$defs/mark-note"},
            },
            "required": ["value"],
            "additionalProperties": False,
        },
    },
}
_DEFINED: Schema = {f"mark-{name}": mark for name, mark in _MARKS.items()}
_OF_MARKS = ("Provenance", "Alternative")


def _marks(names: tuple[str, ...]) -> Schema:
    """Return the properties for marks."""
    return {name: {"$ref": f"#/$defs/mark-{name}"} for name in names}


def json_form(model: type[BaseModel], title: str) -> Schema:
    """Return the schema of a record as the software writes it, provenance included."""
    schema = model.model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": DIALECT, **schema, "title": title}


def record_file(model: type[BaseModel], title: str) -> Schema:
    """Return the schema of a YAML file that holds one record."""
    root, definitions = _written(model)
    return {"$schema": DIALECT, **root, "title": title, **_with(definitions)}


def list_file(model: type[BaseModel], title: str) -> Schema:
    """Return the schema of a YAML file that holds a list of records."""
    root, definitions = _written(model)
    return {
        "$schema": DIALECT,
        "title": title,
        "type": "array",
        "items": root,
        **_with(definitions),
    }


def table_file(model: type[BaseModel], title: str) -> Schema:
    """Return the schema of a table: an array of rows, in which an empty cell is no property."""
    plain = model.model_json_schema(by_alias=True)
    properties = {column.name: _cell(column, plain) for column in columns(model)}
    if mark_columns(model):
        words = f"{CSV.yes}, {CSV.no}, or the columns that are estimates, with spaces between."
        properties |= {
            "source": {"description": "Ids of sources, with spaces between.", **_NAMES},
            "inferred": {"description": words, **_NAMES},
            "as_of": _MARKS["as_of"],
            "note": _MARKS["note"],
        }
    row = {
        "type": "object",
        "properties": properties,
        "required": [column.name for column in columns(model) if column.field.required],
        "additionalProperties": False,
    }
    definitions = {
        name: found for name, found in plain.get("$defs", {}).items() if name not in _OF_MARKS
    }
    if "description" in plain:
        row["description"] = plain["description"]
    return {"$schema": DIALECT, "title": title, "type": "array", "items": row, **_with(definitions)}


def _with(definitions: Schema) -> Schema:
    return {"$defs": definitions} if definitions else {}


def _written(model: type[BaseModel]) -> tuple[Schema, Schema]:
    """Return the schema of a record as people write it, and the definitions that it refers to."""
    plain = model.model_json_schema(by_alias=True)
    definitions = plain.pop("$defs", {})
    records = {name for name, found in definitions.items() if "properties" in found}
    written = {
        name: _as_written(found, records)
        for name, found in definitions.items()
        if name not in _OF_MARKS
    }
    if issubclass(model, Record) or "Provenance" in definitions:
        written |= _DEFINED
    return _as_written(plain, records), written


def _as_written(schema: Schema, records: set[str]) -> Schema:
    """Return a definition with marks in the place of provenance; one without it stays as it is."""
    properties = dict(schema.get("properties", {}))
    if properties.pop("provenance", None) is None:
        return schema
    marked = {
        name: found if _holds_a_record(found, records) else _marked(found)
        for name, found in properties.items()
    }
    free = tuple(name for name in RECORD_MARKS if name not in properties)
    return {**schema, "properties": marked | _marks(free)}


def _holds_a_record(schema: Schema, records: set[str]) -> bool:
    """Return whether a property is itself a record, which carries its own marks."""
    found = [schema, *schema.get("anyOf", [])]
    return any(part.get("$ref", "").removeprefix("#/$defs/") in records for part in found)


def _marked(schema: Schema) -> Schema:
    """Return the schema of a value that is written plainly or with its marks."""
    about: Schema = {key: schema[key] for key in ("description", "default") if key in schema}
    value = {key: part for key, part in schema.items() if key not in about and key != "title"}
    with_marks = {
        "type": "object",
        "properties": {"value": value, **_marks(VALUE_MARKS)},
        "required": ["value"],
        "additionalProperties": False,
    }
    return {**about, "anyOf": [value, with_marks]}


def _cell(column: Column, plain: Schema) -> Schema:
    """Return the schema of one cell."""
    schema = plain["properties"][column.field.written]
    about = {key: schema[key] for key in ("description",) if key in schema}
    kind = column.field.shape.kind
    if kind is Kind.FLAG:
        return {**about, "enum": [CSV.yes, CSV.no]}
    if kind is Kind.LIST:
        return {**about, "type": "string"}
    if column.key is not None:
        return {**about, **schema["additionalProperties"]}
    return {key: part for key, part in schema.items() if key not in {"default", "title"}}
