"""`person.left`: somebody has left the mission; everything they hold ends at that moment."""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.core.findings import Finding
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.people.acts.bodies import Body, PersonRef
from drawdown.people.acts.state import (
    State,
    act_names_its_person,
    an_administrator_remains,
    person_is_enrolled,
)


class Left(Body):
    """Who has left."""

    person: PersonRef


def _against(state: State, act: Act) -> Iterator[Finding]:
    """Yield why the person cannot leave."""
    body = Left.of(act.body)
    yield from act_names_its_person(act, body.person)
    yield from person_is_enrolled(state, body.person)
    yield from an_administrator_remains(state, without=body.person, at=act.recorded)


def decide(state: State, act: Act) -> tuple[Finding, ...]:
    """Return what speaks against it."""
    return tuple(_against(state, act))


KIND = Kind("person.left", Left, decide)
