"""`person.enrolled`: somebody becomes known to the mission, under an id and two digests."""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.core.findings import Finding, Place
from drawdown.ledger.act import Act, PersonId
from drawdown.ledger.kind import Kind
from drawdown.ledger.personal import Personal
from drawdown.people import faults
from drawdown.people.acts.bodies import Body, PersonRef
from drawdown.people.acts.state import (
    State,
    act_names_its_person,
)
from drawdown.people.standing import Person


class Enrolled(Body):
    """Who is enrolled. Whoever left may be enrolled again."""

    person: PersonRef
    name: Personal
    email: Personal | None = None


def _against(state: State, act: Act) -> Iterator[Finding]:
    """Yield why the person cannot be enrolled."""
    body = Enrolled.of(act.body)
    yield from act_names_its_person(act, body.person)
    place = Place("body", field="person")
    known = state.standing.persons.get(body.person)
    if known is not None and not known.erased and known.left is None:
        yield faults.ALREADY_ENROLLED.at(place, person=body.person)
    if act.actor.person == body.person:
        yield faults.SELF_ENROLLED.at(place)


def person(act: Act) -> Person:
    """Return the person that an accepted act enrols."""
    body = Enrolled.of(act.body)
    email = body.email.personal if body.email else None
    return Person(PersonId(body.person), body.name.personal, email)


def decide(state: State, act: Act) -> tuple[Finding, ...]:
    """Return what speaks against it."""
    return tuple(_against(state, act))


KIND = Kind("person.enrolled", Enrolled, decide)
