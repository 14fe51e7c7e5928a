"""`person.erased`: the personal values of somebody are removed; every proof of the rest stands."""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.core.findings import Finding, Place
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.people import faults
from drawdown.people.acts.bodies import Body, PersonRef
from drawdown.people.acts.state import (
    State,
    act_names_its_person,
    an_administrator_remains,
)


class Erased(Body):
    """Whose values. Whoever still serves leaves by it: nobody acts without a name."""

    person: PersonRef


def _against(state: State, act: Act) -> Iterator[Finding]:
    """Yield why the values cannot be erased."""
    body = Erased.of(act.body)
    yield from act_names_its_person(act, body.person)
    place = Place("body", field="person")
    known = state.standing.persons.get(body.person)
    if known is None:
        yield faults.NOT_ENROLLED.at(place, person=body.person)
    elif known.erased:
        yield faults.ALREADY_ERASED.at(place, person=body.person)
    yield from an_administrator_remains(state, without=body.person, at=act.recorded)


def decide(state: State, act: Act) -> tuple[Finding, ...]:
    """Return what speaks against it."""
    return tuple(_against(state, act))


KIND = Kind("person.erased", Erased, decide)
