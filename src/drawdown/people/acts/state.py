"""What the decisions about people are taken on, and the findings that several of them share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.ledger.act import Act
from drawdown.people import faults
from drawdown.people.holding import Bounds
from drawdown.people.rights import ADMINISTRATOR, Bound, Rights
from drawdown.people.standing import Standing


@dataclass(frozen=True, slots=True)
class State:
    """Who is known and holds what, the table of rights, and the sites there are."""

    standing: Standing
    rights: Rights
    sites: frozenset[str] | None = None
    """`None` while no register is loaded: then any site may be named."""


def person_is_enrolled(state: State, person: str) -> Iterator[Finding]:
    """What is said of a person is said of somebody enrolled who has not left."""
    known = state.standing.persons.get(person)
    if known is None:
        yield faults.NOT_ENROLLED.at(Place("body", field="person"), person=person)
    elif known.left is not None:
        yield faults.LEFT_ALREADY.at(Place("body", field="person"), person=person)


def role_and_bounds_fit(state: State, role: str, bounds: Bounds) -> Iterator[Finding]:
    """A role is one of the table, and names what the table says it is held for."""
    known = state.rights.role(role)
    if known is None:
        remedy = suggestion(role, state.rights.role_ids)
        yield faults.NO_SUCH_ROLE.at(Place("body", field="role"), role=role, nearest=remedy)
        return
    if known.bound is Bound.SITES and not bounds.sites:
        yield faults.SITES_NEEDED.at(Place("body", field="sites"), role=role)
    if known.bound is Bound.SUBJECTS and not bounds.subjects:
        yield faults.SUBJECTS_NEEDED.at(Place("body", field="subjects"), role=role)
    for site in sorted(bounds.sites or ()):
        if state.sites is not None and site not in state.sites:
            remedy = suggestion(site, state.sites)
            place = Place("body", field="sites")
            yield faults.NO_SUCH_SITE.at(place, site=site, nearest=remedy)


def nobody_gives_to_themselves(giver: str, receiver: str) -> Iterator[Finding]:
    """An office or a delegation comes from somebody else."""
    if giver == receiver:
        yield faults.TO_THEMSELVES.at(Place("body", field="person"))


def ends_in_the_future(until: date | None, at: datetime) -> Iterator[Finding]:
    """What is given today can still be used today."""
    if until is not None and until < at.date():
        yield faults.OVER_ALREADY.at(Place("body", field="until"), until=until)


def an_administrator_remains(state: State, *, without: str, at: datetime) -> Iterator[Finding]:
    """A mission never loses its last administrator."""
    now = state.standing.in_office(ADMINISTRATOR, at)
    if without in now and len(now) == 1:
        yield faults.LAST_ADMINISTRATOR.at(Place("body", field="person"))


def act_names_its_person(act: Act, person: str) -> Iterator[Finding]:
    """An act about a person names them as its subject: erasing finds it by that."""
    if f"person:{person}" not in act.subjects:
        yield faults.SUBJECT_MISSING.at(Place("act", field="subjects"), person=person)


def act_names_its_sites(act: Act, bounds: Bounds) -> Iterator[Finding]:
    """What is given for some sites is an act on these sites: rights and bundles go by them."""
    if frozenset(act.sites) != (bounds.sites or frozenset()):
        yield faults.OTHER_SITES.at(Place("act", field="sites"))
