"""Counts of what other parts of the mission hold: property, environment, movement, liquidation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from drawdown.reports.figure import Evidence


@dataclass(frozen=True, slots=True)
class Tally:
    """A count of one group: `word` names it in the words of the pack, else the two names do."""

    rule: str
    subject: str
    value: int
    evidence: tuple[Evidence, ...]
    names: tuple[str, str] | None = None
    """English and French, where the group has names of its own."""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What a receiver undertook, by when, and whether somebody saw that it was kept."""

    site: str
    text: str
    due: date
    kept: bool | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """What left its site on recorded movements by the day, and whether any was told afterwards."""

    count: int
    evidence: tuple[Evidence, ...]
    reconstructed: bool = False


@dataclass(frozen=True, slots=True)
class Tallies:
    """What stands at the position of the ledger; `None` of a part where an earlier day is asked."""

    by_section: Mapping[str, tuple[Tally, ...]] = field(default_factory=dict)
    undertakings: tuple[Undertaking, ...] = ()
    containers: Moved | None = None
    """None where no movement says how many."""
    vehicles: Moved | None = None
