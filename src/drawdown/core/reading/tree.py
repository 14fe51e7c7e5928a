"""What a YAML or CSV file says before anybody knows what it means: values and their rows."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_INTEGER = 15
"""Digits of the largest whole number that every reader of JSON agrees on (below 2**53)."""

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))([eE][-+]?[0-9]{1,3})?")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_FLAGS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}

Plain = None | bool | int | float | str


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as it is written. `quoted` text is text, whatever it looks like."""

    text: str
    row: int
    quoted: bool = False

    @property
    def plain(self) -> Plain:
        """The value that the text means: nothing, yes or no, a number, or text.

        Only what YAML 1.2 and JSON agree on is more than text: `NO`, `05:00`, `0123` and `1_000`
        stay as they are.
        """
        if self.quoted:
            return self.text
        if self.text in _NULLS:
            return None
        if self.text in _FLAGS:
            return _FLAGS[self.text]
        return number(self.text)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    row: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value; `row` is the key's."""

    key: str
    value: Node
    row: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order they are written; a parser refuses a key that stands twice."""

    entries: tuple[Entry, ...]
    row: int

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or nothing."""
        return next((entry.value for entry in self.entries if entry.key == key), None)

    def keys(self) -> Iterator[str]:
        """Yield the keys as they are written."""
        return (entry.key for entry in self.entries)


Node = Scalar | Sequence | Mapping


def number(text: str) -> int | float | str:
    """Return the number that a text is, or the text: too long or too large numbers stay text."""
    if _INTEGER.fullmatch(text):
        return int(text) if len(text.lstrip("+-")) <= LONGEST_INTEGER else text
    if _DECIMAL.fullmatch(text):
        value = float(text)
        return value if math.isfinite(value) else text
    return text


def is_empty(node: Node) -> bool:
    """Return whether nothing is written there."""
    return isinstance(node, Scalar) and node.plain is None


def plain_value(node: Node) -> object:
    """Return the node as JSON would have it, by its looks alone."""
    if isinstance(node, Scalar):
        return node.plain
    if isinstance(node, Sequence):
        return [plain_value(item) for item in node.items]
    return {entry.key: plain_value(entry.value) for entry in node.entries}
