"""What a person holds: an office in their own right, or a delegation of somebody else's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from drawdown.ledger.act import PersonId


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far something reaches. `None` is everything; an empty set would be nothing."""

    sites: frozenset[str] | None = None
    subjects: frozenset[str] | None = None
    """Contingents, sections, parcels, projects: `unit:egy`, `parcel:7`."""

    def covers(self, sites: frozenset[str], subjects: frozenset[str]) -> bool:
        """Return whether it reaches as far; what names no site concerns the whole mission."""
        return _covers(self.sites, sites) and _covers(self.subjects, subjects)

    def within(self, other: Bounds) -> bool:
        """Return whether it reaches no further than another."""
        return _within(self.sites, other.sites) and _within(self.subjects, other.subjects)

    def __str__(self) -> str:
        named = sorted([*(self.sites or ()), *(self.subjects or ())])
        return ", ".join(named) or "the whole mission"


def _covers(held: frozenset[str] | None, asked: frozenset[str]) -> bool:
    return held is None or (bool(asked) and asked <= held)


def _within(inner: frozenset[str] | None, outer: frozenset[str] | None) -> bool:
    return outer is None or (inner is not None and inner <= outer)


EVERYTHING = Bounds()


@dataclass(frozen=True, slots=True)
class Amount:
    """Money in minor units with its currency."""

    minor: int
    currency: str

    def __str__(self) -> str:
        return f"{self.currency} {self.minor // 100}.{self.minor % 100:02d}"


@dataclass(frozen=True, slots=True)
class Limits:
    """What narrows a delegation. `None` does not."""

    amount: Amount | None = None
    kinds: frozenset[str] | None = None


NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What offices and delegations share; the id is that of the act that gave it."""

    id: str
    person: PersonId
    role: str
    bounds: Bounds
    since: date
    until: date | None
    """The last day, in UTC, that day included."""
    ended: datetime | None = None
    """When an act ended it, whatever `until` says."""

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.since:
            raise ValueError(f"ends on {self.until}, before it begins on {self.since}")

    def active(self, at: datetime) -> bool:
        """Return whether it holds at a moment: between its days, and not ended before."""
        day = at.astimezone(UTC).date()
        return (
            self.since <= day
            and (self.until is None or day <= self.until)
            and (self.ended is None or at < self.ended)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Held):
    """A capacity in one's own right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation(Held):
    """A capacity that its holder lets another person act in, for a time and within limits."""

    given_by: PersonId
    limits: Limits = NO_LIMITS
    instrument: str | None = None
    """The paper that gives it, as it is cited."""


Holding = Office | Delegation
