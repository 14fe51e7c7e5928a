"""Single values: what was written, as JSON has it, or the finding that says what was expected."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from drawdown.core.catalogue import NOT_A_CHOICE, WRONG_KIND
from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import nearest
from drawdown.core.reading.shapes import Kind, Shape
from drawdown.core.reading.tree import Node, Plain, Scalar, Sequence

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""A date outside is a slip of the pen, and arithmetic with it leads out of the calendar."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How yes and no are written: one way in a file, never two."""

    yes: str
    no: str
    field: str


YAML = Dialect("true", "false", "key")
CSV = Dialect("yes", "no", "column")

_EXPECTED = {
    Kind.TEXT: ("a text", "write a piece of text"),
    Kind.DAY: (
        f"a date from {FIRST_YEAR} to {LAST_YEAR}",
        "write year-month-day, such as 2023-12-31",
    ),
    Kind.WHOLE: ("a whole number", "write digits alone, such as 1200"),
    Kind.NUMBER: ("a number", "write digits, with a point where needed, such as 12.5"),
    Kind.RECORD: ("a record", "write its fields, one `name: value` a line"),
    Kind.LIST: ("a list", "write one item a line, each after a hyphen"),
    Kind.MAP: ("a table of names and values", "write one `name: value` a line"),
}


def day_of(node: Node) -> str | None:
    """Return the date that is written, as ISO has it; nothing for what is no date of our time."""
    if not isinstance(node, Scalar) or not _DAY.fullmatch(node.text):
        return None
    try:
        day = date.fromisoformat(node.text)
    except ValueError:
        return None
    return day.isoformat() if FIRST_YEAR <= day.year <= LAST_YEAR else None


def scalar_of(node: Scalar, shape: Shape, dialect: Dialect) -> Plain:
    """Return the value of a node that must be of the shape. Raises `ValueError` when it is not."""
    if node.plain is None:
        return None
    if shape.kind in {Kind.TEXT, Kind.CHOICE}:
        if shape.kind is Kind.CHOICE and node.text not in shape.choices:
            raise ValueError(node.text)
        return node.text
    if shape.kind is Kind.DAY:
        day = day_of(node)
        if day is None:
            raise ValueError(node.text)
        return day
    if shape.kind is Kind.FLAG:
        if node.text.lower() not in {dialect.yes, dialect.no}:
            raise ValueError(node.text)
        return node.text.lower() == dialect.yes
    value = node.plain
    right = isinstance(value, int) if shape.kind is Kind.WHOLE else isinstance(value, int | float)
    if isinstance(value, bool) or not right:
        raise ValueError(node.text)
    return value


def not_of_shape(node: Node, shape: Shape, place: Place, dialect: Dialect) -> Finding:
    """Return the finding for a node that is not what the shape asks for."""
    form = "a list" if isinstance(node, Sequence) else "a record"
    text = node.text if isinstance(node, Scalar) else form
    if shape.kind is Kind.CHOICE:
        close = nearest(text, shape.choices)
        choices = f"`{close}`, or another of {', '.join(shape.choices)}" if close else None
        return NOT_A_CHOICE.at(place, text=text, choices=choices or ", ".join(shape.choices))
    if shape.kind is Kind.FLAG:
        expected, remedy = "yes or no", f"write {dialect.yes} or {dialect.no}"
    else:
        expected, remedy = _EXPECTED[shape.kind]
    return WRONG_KIND.at(place, text=text, expected=expected, remedy=remedy)
