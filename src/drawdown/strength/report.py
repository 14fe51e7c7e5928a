"""A report of strength: how many of each category are there, or have left so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from drawdown.strength.categories import Group, categories


class Measure(StrEnum):
    """What is counted."""

    PRESENT = "present"
    DEPARTED = "departed"
    """Since the drawdown began: it never falls."""
    PLANNED = "planned"
    """What the mission itself plans to be there: the one that may be of a day to come."""


class Told(StrEnum):
    """Whether a record is what was reported then, or told later from public facts."""

    ORIGINAL = "original"
    RECONSTRUCTED = "reconstructed"


@dataclass(frozen=True, slots=True)
class Report:
    """One report of the whole mission, or of a site. A category that nobody counted is absent."""

    on: date
    measure: Measure
    site: str = ""
    """Empty for the whole mission."""
    counts: Mapping[str, int] = field(default_factory=dict)
    total: int | None = None
    whole: bool = False
    """Whether the categories are all there are, so that they add up to the total."""
    source: str = ""
    told: Told = Told.ORIGINAL

    @property
    def sum(self) -> int:
        """Return the sum of what was counted."""
        return sum(self.counts.values())

    @property
    def reported(self) -> int | None:
        """Return the total as it was reported; where none was, the sum of whole categories."""
        return self.total if self.total is not None else self.sum if self.whole else None

    def of_group(self, group: Group) -> int:
        """Return what was counted of a group."""
        mine = {each.id for each in categories() if each.group is group}
        return sum(count for name, count in self.counts.items() if name in mine)


def last_before(reports: Iterable[Report], report: Report) -> Report | None:
    """Return the report of the same thing that comes before one, by its day."""
    alike = [
        each
        for each in reports
        if (each.site, each.measure) == (report.site, report.measure) and each.on < report.on
    ]
    return max(alike, key=lambda each: each.on, default=None)
