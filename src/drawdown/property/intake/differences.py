"""The differences between a table and what is known: new, changed, missing, conflicting, by field.

Three values are compared for each field: the last import's, ours now, and the table's. Where both
sides have changed it since, nobody is overwritten: it is a conflict, for a person to decide.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from typing import Any

from drawdown.core.canonical import canonical_bytes
from drawdown.property.line import FIELDS, Line, as_values

CHUNK = 2_000
FOREVER = frozenset({"line", "owner"})
"""Fields that never change: other values are another line."""
SEVERAL = "*"
"""The site of a line whose pieces stand at several places."""


class Is(StrEnum):
    """What a line of the list is."""

    NEW = "new"
    CHANGED = "changed"
    MISSING = "missing"
    CONFLICTING = "conflicting"


@dataclass(frozen=True, slots=True)
class Known:
    """A line as it stands now, and the last import's values of what acts have changed since."""

    line: Line
    base: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of the list. `fields` holds, by name: before, ours, theirs; absent is none."""

    line: str
    what: Is
    values: Mapping[str, Any] = field(default_factory=dict)
    """All values of a new line."""
    fields: Mapping[str, tuple[Any, Any, Any]] = field(default_factory=dict)


Lookup = Callable[[Sequence[str]], Mapping[str, Known]]


def differences(lines: Iterable[Line], known: Lookup) -> Iterator[Difference]:
    """Yield what a table says otherwise, chunk by chunk; equal lines are passed over."""
    source = iter(lines)
    while chunk := list(islice(source, CHUNK)):
        there = known([line.line for line in chunk])
        for line in chunk:
            ours = there.get(line.line)
            if ours is None:
                yield Difference(line.line, Is.NEW, values=as_values(line))
            elif found := compared(ours, line):
                yield found


def compared(known: Known, theirs: Line) -> Difference | None:
    """Return what a table says otherwise of one line."""
    fields: dict[str, tuple[Any, Any, Any]] = {}
    conflict = False
    for name in FIELDS:
        ours, new = getattr(known.line, name), getattr(theirs, name)
        if name == "group" and new is None:
            continue  # groups are decided here; a table without them says nothing
        before = known.base.get(name, ours)
        if new in (ours, before):
            continue
        fields[name] = (before, ours, new)
        conflict = conflict or name in FOREVER or before != ours
    if not fields:
        return None
    return Difference(theirs.line, Is.CONFLICTING if conflict else Is.CHANGED, fields=fields)


def printed(difference: Difference) -> bytes:
    """Return one line of the list as it is stored: canonical JSON."""
    record: dict[str, Any] = {"line": difference.line, "is": str(difference.what)}
    if difference.values:
        record["values"] = _plain(dict(difference.values))
    if difference.fields:
        record["fields"] = {name: list(three) for name, three in difference.fields.items()}
    return canonical_bytes(_plain(record)) + b"\n"


def parsed(text: bytes) -> Difference:
    """Return a line of the list; raises `ValueError` or `KeyError` for anything else."""
    record = json.loads(text)
    fields = {
        name: (three[0], three[1], three[2]) for name, three in record.get("fields", {}).items()
    }
    return Difference(record["line"], Is(record["is"]), record.get("values", {}), fields)


def _plain(value: Any) -> Any:
    """Return a value as canonical JSON takes it: a position as text, so that no float is hashed."""
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return f"{value:.7f}" if isinstance(value, float) else value


def counted(differences: Iterable[Difference], into: Counter[str]) -> Iterator[Difference]:
    """Yield them again while they are counted by what they are."""
    for difference in differences:
        into[str(difference.what)] += 1
        yield difference
