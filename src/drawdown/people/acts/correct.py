"""`person.corrected`: another name or address for a person; the earlier act stays as it is."""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.core.findings import Finding, Place
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.ledger.personal import Personal
from drawdown.people import faults
from drawdown.people.acts.bodies import Body, PersonRef
from drawdown.people.acts.state import (
    State,
    act_names_its_person,
    person_is_enrolled,
)


class Corrected(Body):
    """What is corrected; what is left out stays."""

    person: PersonRef
    name: Personal | None = None
    email: Personal | None = None


def _against(state: State, act: Act) -> Iterator[Finding]:
    """Yield why the person cannot be corrected."""
    body = Corrected.of(act.body)
    yield from act_names_its_person(act, body.person)
    yield from person_is_enrolled(state, body.person)
    if body.name is None and body.email is None:
        yield faults.NOT_CORRECTED.at(Place("body", field="name"))


def decide(state: State, act: Act) -> tuple[Finding, ...]:
    """Return what speaks against it."""
    return tuple(_against(state, act))


KIND = Kind("person.corrected", Corrected, decide)
