"""Offices and delegations in the reader's language, as lines of a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import get_language

from drawdown.people.holding import Delegation, Holding
from drawdown.people.reading import shipped_rights
from drawdown.people.standing import Standing

SOON = timedelta(days=14)
"""How long before its last day a delegation is said to end soon."""


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One office or delegation."""

    id: str
    role: str
    delegated: bool
    sites: tuple[str, ...]
    """Ids; none for the whole mission."""
    subjects: tuple[str, ...]
    since: date
    until: date | None
    ended: datetime | None
    now: bool
    soon: bool
    given_by: str
    limits: str
    kinds: tuple[str, ...]
    instrument: str


def role_name(role: str) -> str:
    """Return the name of a role in the language of the page."""
    known = shipped_rights().role(role)
    if known is None:
        return role
    return known.name_fr if (get_language() or "").startswith("fr") else known.name


def held_lines(standing: Standing, person: str, *, at: datetime) -> list[HeldLine]:
    """Return what a person holds and held, what runs first."""
    held: list[Holding] = [*standing.offices.values(), *standing.delegations.values()]
    lines = [held_line(each, at=at) for each in held if each.person == person]
    return sorted(lines, key=lambda line: (not line.now, line.delegated, line.since, line.id))


def held_line(held: Holding, *, at: datetime) -> HeldLine:
    """Return one line."""
    limits = held.limits if isinstance(held, Delegation) else None
    runs = held.active(at)
    ends_soon = held.until is not None and held.until <= at.date() + SOON
    return HeldLine(
        id=held.id,
        role=role_name(held.role),
        delegated=isinstance(held, Delegation),
        sites=tuple(sorted(held.bounds.sites or ())),
        subjects=tuple(sorted(held.bounds.subjects or ())),
        since=held.since,
        until=held.until,
        ended=held.ended,
        now=runs,
        soon=runs and ends_soon,
        given_by=held.given_by if isinstance(held, Delegation) else "",
        limits=str(limits.amount) if limits and limits.amount else "",
        kinds=tuple(sorted((limits and limits.kinds) or ())),
        instrument=(held.instrument or "") if isinstance(held, Delegation) else "",
    )
