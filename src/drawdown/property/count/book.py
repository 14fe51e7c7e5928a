"""The book of a count: which site, whose lines, blind or not, and the sightings an act is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from drawdown.property.account import Account
from drawdown.property.count.sighting import Sighting


@dataclass(frozen=True, slots=True)
class Count:
    """One physical count."""

    id: str
    site: str
    on: date
    blind: bool
    custodian: str = ""
    """The one section whose lines it counts; empty for all that is there."""
    closed: date | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """What is known when an act on a count is decided."""

    count: Count | None
    sightings: Mapping[str, Sighting] = field(default_factory=dict)
    """Of the lines that the act names."""
    account: Account = field(default_factory=Account)
    """Of the lines that the act names."""
    uncounted: int = 0
    """Lines of the count that nobody has seen; asked for where the count is to close."""
    open_variances: int = 0
