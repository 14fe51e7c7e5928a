"""Who guards each site until which day; a site that nobody guards to its last convoy is found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from drawdown.core.findings import Finding, Place
from drawdown.strength.faults import UNGUARDED

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Guard:
    """A guard of a site, from one day to another, both included."""

    site: str
    by: str
    """Which unit or company, in words that name no person."""
    since: date
    until: date
    heads: int | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """The days for which a site needs a guard, from today to its last convoy."""

    site: str
    first: date
    last: date


def gaps(kept: Kept, guards: Iterable[Guard]) -> list[tuple[date, date]]:
    """Return the days without a guard, as first and last of each stretch."""
    here = sorted((g for g in guards if g.site == kept.site), key=lambda g: (g.since, g.until))
    found: list[tuple[date, date]] = []
    day = kept.first
    for guard in here:
        if guard.since > kept.last or day > kept.last:
            break
        if guard.since > day:
            found.append((day, guard.since - DAY))
        day = max(day, guard.until + DAY)
    if day <= kept.last:
        found.append((day, kept.last))
    return found


def unguarded(sites: Iterable[Kept], guards: Iterable[Guard]) -> tuple[Finding, ...]:
    """Return each stretch of days on which a site has no guard before its last convoy."""
    known = tuple(guards)
    return tuple(
        UNGUARDED.at(Place(f"site:{kept.site}"), site=kept.site, first=first, last=last,
                     convoy=kept.last)
        for kept in sites
        for first, last in gaps(kept, known)
    )  # fmt: skip
