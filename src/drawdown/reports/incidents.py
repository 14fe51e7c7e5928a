"""Incidents as movements tell of them: the day, the kind, and what the line counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from drawdown.register.history import PastMovement
from drawdown.reports.material import Material
from drawdown.reports.rules import IncidentRule

_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_INJURED = re.compile(r"\binjured peacekeepers (\d{1,6})\b")


@dataclass(frozen=True, slots=True)
class Line:
    """One line. Injured are none where the line does not say."""

    movement: PastMovement
    text: str
    day: date
    rule: IncidentRule | None
    injured: int | None
    dated: bool
    """Whether the line itself gives its day."""


def lines_of(material: Material) -> tuple[Line, ...]:
    """Return the incidents by the day of a report, in the order of their days."""
    return tuple(sorted(_lines(material), key=lambda line: (line.day, line.movement.id, line.text)))


def _lines(material: Material) -> Iterator[Line]:
    for movement in material.history.movements:
        for text in movement.incidents:
            rule = material.rules.incident(text)
            said = _DAY.search(text)
            day = date(*map(int, said.groups())) if said else movement.first
            if day is None or day > material.as_of or (rule and not rule.incident):
                continue
            injured = _INJURED.search(text)
            count = int(injured.group(1)) if injured else None
            yield Line(movement, text, day, rule, count, dated=said is not None)
