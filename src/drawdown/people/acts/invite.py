"""`invitation.sent`: a person is given a way to choose a password, or to choose it again.

The link itself is a secret of the login and no record; that somebody opened the way is one, since
who opens it could enter in the other's name.
"""

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
    person_is_enrolled,
)


class Invited(Body):
    """Who is invited."""

    person: PersonRef


def _against(state: State, act: Act) -> Iterator[Finding]:
    """Yield why the person cannot be invited."""
    body = Invited.of(act.body)
    yield from act_names_its_person(act, body.person)
    yield from person_is_enrolled(state, body.person)
    known = state.standing.persons.get(body.person)
    if known is not None and known.email is None:
        yield faults.NO_ADDRESS.at(Place("body", field="person"), person=body.person)
    if act.actor.person == body.person:
        yield faults.SELF_INVITED.at(Place("body", field="person"))


def decide(state: State, act: Act) -> tuple[Finding, ...]:
    """Return what speaks against it."""
    return tuple(_against(state, act))


KIND = Kind("invitation.sent", Invited, decide)
