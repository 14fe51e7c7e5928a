"""`capacity.given`: a person takes an office in their own right."""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.core.findings import Finding
from drawdown.ledger.act import Act, PersonId
from drawdown.ledger.kind import Kind
from drawdown.people.acts.bodies import Reach
from drawdown.people.acts.state import (
    State,
    act_names_its_person,
    act_names_its_sites,
    ends_in_the_future,
    nobody_gives_to_themselves,
    person_is_enrolled,
    role_and_bounds_fit,
)
from drawdown.people.holding import Office


class CapacityGiven(Reach):
    """Which office, for what, and from when; without a last day it holds until it is ended."""


def _against(state: State, act: Act) -> Iterator[Finding]:
    """Yield why the office cannot be given."""
    body = CapacityGiven.of(act.body)
    yield from act_names_its_person(act, body.person)
    yield from act_names_its_sites(act, body.bounds)
    yield from person_is_enrolled(state, body.person)
    yield from role_and_bounds_fit(state, body.role, body.bounds)
    yield from nobody_gives_to_themselves(act.actor.person, body.person)
    yield from ends_in_the_future(body.until, act.recorded)


def office(act: Act) -> Office:
    """Return the office that an accepted act gives."""
    body = CapacityGiven.of(act.body)
    return Office(
        id=act.act,
        person=PersonId(body.person),
        role=body.role,
        bounds=body.bounds,
        since=body.since,
        until=body.until,
    )


def decide(state: State, act: Act) -> tuple[Finding, ...]:
    """Return what speaks against it."""
    return tuple(_against(state, act))


KIND = Kind("capacity.given", CapacityGiven, decide)
