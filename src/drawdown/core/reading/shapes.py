"""What a field of a record may look like on paper: read off the record's annotations."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, StrEnum
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from drawdown.core.provenance import Record


class Kind(StrEnum):
    """The forms a value takes on paper."""

    TEXT = "text"
    DAY = "day"
    FLAG = "flag"
    WHOLE = "whole number"
    NUMBER = "number"
    CHOICE = "choice"
    RECORD = "record"
    LIST = "list"
    MAP = "map"
    ANYTHING = "anything"


@dataclass(frozen=True, slots=True)
class Shape:
    """One form: `item` is what a list or map holds, `choices` a choice's values or a map's keys."""

    kind: Kind
    optional: bool = False
    item: Shape | None = None
    model: type[BaseModel] | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record under the name that people write."""

    name: str
    """In Python, and in marks of provenance."""
    written: str
    shape: Shape
    required: bool
    info: FieldInfo


@cache
def fields(model: type[BaseModel]) -> tuple[Field, ...]:
    """Return the fields that people write, in order; provenance is written as marks instead."""
    return tuple(
        Field(name, info.alias or name, shape_of(info.annotation), info.is_required(), info)
        for name, info in model.model_fields.items()
        if not (issubclass(model, Record) and name == "provenance")
    )


def shape_of(annotation: Any) -> Shape:
    """Return the form of an annotation. Raises `TypeError` for one that nobody can write."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return shape_of(arguments[0])
    if origin in {typing.Union, types.UnionType}:
        [inner] = [argument for argument in arguments if argument is not type(None)]
        return replace(shape_of(inner), optional=True)
    if origin is tuple:
        return Shape(Kind.LIST, item=shape_of(arguments[0]))
    if origin in {dict, MappingType}:
        return Shape(Kind.MAP, item=shape_of(arguments[1]), choices=shape_of(arguments[0]).choices)
    return _simple(annotation)


_SIMPLE = {
    str: Kind.TEXT,
    date: Kind.DAY,
    bool: Kind.FLAG,
    int: Kind.WHOLE,
    float: Kind.NUMBER,
    Any: Kind.ANYTHING,
}


def _simple(annotation: Any) -> Shape:
    if annotation in _SIMPLE:
        return Shape(_SIMPLE[annotation])
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return Shape(Kind.CHOICE, choices=tuple(str(member.value) for member in annotation))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape(Kind.RECORD, model=annotation)
    raise TypeError(f"nobody can write a {annotation!r}")
