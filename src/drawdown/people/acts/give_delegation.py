"""`delegation.given`: the holder of an office lets another person act in it, for a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from drawdown.core.findings import Finding, Place
from drawdown.ledger.act import Act, PersonId
from drawdown.ledger.kind import Kind
from drawdown.people import faults
from drawdown.people.acts.bodies import LimitsBody, PersonRef, Reach, Words
from drawdown.people.acts.state import (
    State,
    act_names_its_person,
    act_names_its_sites,
    ends_in_the_future,
    nobody_gives_to_themselves,
    person_is_enrolled,
    role_and_bounds_fit,
)
from drawdown.people.holding import NO_LIMITS, Delegation


class DelegationGiven(Reach):
    """Whose office, to whom, for what, how long and within which limits."""

    until: date
    given_by: PersonRef
    limits: LimitsBody | None = None
    instrument: Words | None = None
    """The paper that gives it; needed when the author is not the giver."""


def _against(state: State, act: Act) -> Iterator[Finding]:
    """Yield why the delegation cannot be given."""
    body = DelegationGiven.of(act.body)
    yield from act_names_its_person(act, body.person)
    yield from act_names_its_sites(act, body.bounds)
    yield from person_is_enrolled(state, body.person)
    yield from role_and_bounds_fit(state, body.role, body.bounds)
    yield from nobody_gives_to_themselves(act.actor.person, body.person)
    yield from nobody_gives_to_themselves(PersonId(body.given_by), body.person)
    yield from ends_in_the_future(body.until, act.recorded)
    yield from giver_holds_as_much(state, body, act.recorded)
    yield from limits_fit(state, body)
    if act.actor.person != body.given_by and body.instrument is None:
        yield faults.INSTRUMENT_NEEDED.at(Place("body", field="instrument"))


def giver_holds_as_much(state: State, body: DelegationGiven, at: datetime) -> Iterator[Finding]:
    """Nobody delegates more than an office of their own; a delegation is not handed on."""
    place = Place("body", field="given_by")
    held = [
        office
        for office in state.standing.held_by(PersonId(body.given_by), at)
        if office.role == body.role and not isinstance(office, Delegation)
    ]
    if not held:
        yield faults.GIVER_NOT_IN_OFFICE.at(place, person=body.given_by, role=body.role)
    elif not any(body.bounds.within(office.bounds) for office in held):
        yield faults.WIDER_THAN_OFFICE.at(place)


def limits_fit(state: State, body: DelegationGiven) -> Iterator[Finding]:
    """A delegation is of something that the office may do or sign."""
    role = state.rights.role(body.role)
    kinds = state.rights.kinds_of(body.role)
    if role is not None and not role.signs and not kinds:
        yield faults.NOTHING_TO_DELEGATE.at(Place("body", field="role"), role=body.role)
    for kind in (body.limits and body.limits.kinds) or ():
        if kind not in kinds:
            place = Place("body", field="limits.kinds")
            yield faults.KIND_NOT_OF_ROLE.at(place, kind=kind, role=body.role)


def delegation(act: Act) -> Delegation:
    """Return the delegation that an accepted act gives."""
    body = DelegationGiven.of(act.body)
    return Delegation(
        id=act.act,
        person=PersonId(body.person),
        role=body.role,
        bounds=body.bounds,
        since=body.since,
        until=body.until,
        given_by=PersonId(body.given_by),
        limits=body.limits.to_limits() if body.limits else NO_LIMITS,
        instrument=body.instrument,
    )


def decide(state: State, act: Act) -> tuple[Finding, ...]:
    """Return what speaks against it."""
    return tuple(_against(state, act))


KIND = Kind("delegation.given", DelegationGiven, decide)
