"""Offices and delegations in the reader's language, as lines of a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from drawdown.people.act_names import act_name
from drawdown.people.acts.end import Why
from drawdown.people.holding import Delegation, Holding
from drawdown.people.reading import shipped_rights
from drawdown.people.standing import Standing
from drawdown.web.people.unfit import UNREAD
from drawdown.web.records.personal import values_of
from drawdown.web.register.queries import site_names

WHYS: Mapping[Why, Promise] = {
    Why.REPLACED: lazy("replaced by another"),
    Why.REASSIGNED: lazy("moved to another post"),
    Why.NOT_NEEDED: lazy("no longer needed"),
    Why.MISTAKE: lazy("given by mistake"),
    Why.MISUSE: lazy("misused"),
}
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
    places: tuple[str, ...]
    """The same sites by name."""
    subjects: tuple[str, ...]
    running: bool
    """Not over: it holds now, or will."""
    since: date
    until: date | None
    ended: datetime | None
    now: bool
    soon: bool
    given_by: str
    limits: str
    kinds: tuple[str, ...]
    instrument: str

    @property
    def reach(self) -> str:
        """The sites and subjects in one line; empty for the whole mission."""
        return ", ".join([*self.places, *self.subjects])


def role_name(role: str) -> str:
    """Return the name of a role in the language of the page."""
    known = shipped_rights().role(role)
    if known is None:
        return role
    return known.name_fr if (get_language() or "").startswith("fr") else known.name


def kind_name(kind: str) -> str:
    """Return what acts of a kind are called; what could not be read as one has a name too."""
    if kind == UNREAD:
        return _("something that is no act")
    return act_name(kind, french=(get_language() or "").startswith("fr"))


def names_of(standing: Standing) -> dict[str, str]:
    """Return the name of everybody enrolled, by id; who is erased is called so."""
    values = values_of(person.name for person in standing.persons.values())
    erased = _("erased")
    return {
        person.id: values.get(person.name, f"{erased} ({person.id})")
        for person in standing.persons.values()
    }


def held_lines(standing: Standing, person: str, *, at: datetime) -> list[HeldLine]:
    """Return what a person holds and held, what runs first."""
    held: list[Holding] = [*standing.offices.values(), *standing.delegations.values()]
    called = site_names()
    lines = [held_line(each, called, at=at) for each in held if each.person == person]
    return sorted(lines, key=lambda line: (not line.now, line.delegated, line.since, line.id))


def held_line(held: Holding, called: Mapping[str, str], *, at: datetime) -> HeldLine:
    """Return one line; `called` are the names of sites, by id."""
    limits = held.limits if isinstance(held, Delegation) else None
    runs = held.active(at)
    ends_soon = held.until is not None and held.until <= at.date() + SOON
    return HeldLine(
        id=held.id,
        role=role_name(held.role),
        delegated=isinstance(held, Delegation),
        sites=tuple(sorted(held.bounds.sites or ())),
        places=tuple(sorted(called.get(site, site) for site in held.bounds.sites or ())),
        subjects=tuple(sorted(held.bounds.subjects or ())),
        running=held.ended is None and (held.until is None or held.until >= at.date()),
        since=held.since,
        until=held.until,
        ended=held.ended,
        now=runs,
        soon=runs and ends_soon,
        given_by=held.given_by if isinstance(held, Delegation) else "",
        limits=str(limits.amount) if limits and limits.amount else "",
        kinds=tuple(kind_name(kind) for kind in sorted((limits and limits.kinds) or ())),
        instrument=(held.instrument or "") if isinstance(held, Delegation) else "",
    )
