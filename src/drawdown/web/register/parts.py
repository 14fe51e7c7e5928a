"""The parts of a register as a person looks through them: rows by name, fields by value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from drawdown.core.provenance import ESTIMATE
from drawdown.register.acts.correction import as_text, correctable, parts, value_of
from drawdown.register.model import Register

NAMED_BY = ("name", "id", "site", "leg", "hub", "type", "kind", "owner", "category", "way", "to")


PARTS: Mapping[str, Promise] = {
    "mission": lazy("The mission"),
    "sites": lazy("Sites"),
    "people": lazy("People by site"),
    "rotations": lazy("Rotations of units"),
    "cargo": lazy("Containers and vehicles by site"),
    "dispositions": lazy("What becomes of cargo"),
    "disposals": lazy("Days and prices of letting cargo go"),
    "crews": lazy("Teams"),
    "waypoints": lazy("Places on the way"),
    "legs": lazy("Roads, rivers and air routes"),
    "closures": lazy("Days on which a way is shut"),
    "hubs": lazy("Hubs"),
    "exits": lazy("Ways on from hubs"),
    "ports": lazy("Ports"),
    "aircraft": lazy("Aircraft"),
    "movement": lazy("Rules of movement"),
    "costs": lazy("Prices"),
}
"""What the parts of a folder are called; their files keep the code, which stands beside."""


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part and its rows; a part that is one record has one row without a number."""

    name: str
    words: Promise | str
    rows: tuple[tuple[int | None, str], ...]


def part_lines(register: Register) -> list[PartLine]:
    """Return every part that has something in it."""
    found = []
    for name in parts():
        held = getattr(register, name)
        rows = enumerate(held) if isinstance(held, tuple) else [(None, held)]
        lines = tuple((row, row_name(record)) for row, record in rows)
        if lines and correctable(name):
            found.append(PartLine(name, PARTS.get(name, name), lines))
    return found


def row_name(record: Any) -> str:
    """Return what a row is called: by the fields that tell it from others."""
    values = [getattr(record, name, None) for name in NAMED_BY]
    return " · ".join(dict.fromkeys(str(value) for value in values if value))


def field_values(register: Register, part: str, row: int | None) -> list[tuple[str, str]]:
    """Return the fields of a row with their values as JSON text."""
    return [(each.name, value_of(register, part, row, each.name)) for each in correctable(part)]


def source_choices(register: Register) -> list[tuple[str, str]]:
    """Return the sources that a value may come from, an estimate first."""
    known = [(source.id, f"{source.id}: {source.title}") for source in register.sources]
    return [(ESTIMATE, ESTIMATE), *(each for each in known if each[0] != ESTIMATE)]


def typed(text: str, old: str) -> str:
    """Return what somebody wrote as JSON text: nothing is null, a text needs no quotation marks."""
    text = text.strip()
    if not text:
        return "null"
    if old.startswith('"'):
        return as_text(text)
    try:
        return as_text(_plain(text))
    except ValueError:
        return as_text(text)


def _plain(text: str) -> int | float | bool:
    if text in ("true", "false"):
        return text == "true"
    number = float(text)
    return int(number) if number.is_integer() and "e" not in text.lower() else number
