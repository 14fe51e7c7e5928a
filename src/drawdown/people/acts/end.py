"""`capacity.ended` and `delegation.ended`: what a person holds ends now, before its last day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

from drawdown.core.findings import Finding, Place
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.people import faults
from drawdown.people.acts.bodies import ActRef, Body, PersonRef
from drawdown.people.acts.state import (
    State,
    act_names_its_person,
    an_administrator_remains,
)
from drawdown.people.holding import Held
from drawdown.people.rights import ADMINISTRATOR


class Why(StrEnum):
    """Reasons that name nobody."""

    REPLACED = "replaced"
    REASSIGNED = "reassigned"
    NOT_NEEDED = "not_needed"
    MISTAKE = "mistake"
    MISUSE = "misuse"


class Ended(Body):
    """What ends: the id of the act that gave it, and whose it is."""

    person: PersonRef
    holding: ActRef
    why: Why


def _against_capacity(state: State, act: Act) -> Iterator[Finding]:
    """Yield why the office cannot end."""
    body = Ended.of(act.body)
    yield from act_names_its_person(act, body.person)
    office = state.standing.offices.get(body.holding)
    yield from _can_end(office, body, act.recorded)
    if office is not None and office.role == ADMINISTRATOR:
        yield from an_administrator_remains(state, without=body.person, at=act.recorded)


def _against_delegation(state: State, act: Act) -> Iterator[Finding]:
    """Yield why the delegation cannot end."""
    body = Ended.of(act.body)
    yield from act_names_its_person(act, body.person)
    yield from _can_end(state.standing.delegations.get(body.holding), body, act.recorded)


def _can_end(held: Held | None, body: Ended, at: datetime) -> Iterator[Finding]:
    """Only what runs or is to begin can end, and only with the right name beside it."""
    place = Place("body", field="holding")
    if held is None:
        yield faults.NO_SUCH_HOLDING.at(place, holding=body.holding)
        return
    if held.person != body.person:
        yield faults.NOT_THEIRS.at(place)
    if held.ended is not None:
        yield faults.ENDED_ALREADY.at(place, day=held.ended.date())
    elif held.until is not None and held.until < at.date():
        yield faults.ENDED_ALREADY.at(place, day=held.until)


def decide_capacity(state: State, act: Act) -> tuple[Finding, ...]:
    """Return what speaks against ending an office."""
    return tuple(_against_capacity(state, act))


def decide_delegation(state: State, act: Act) -> tuple[Finding, ...]:
    """Return what speaks against ending a delegation."""
    return tuple(_against_delegation(state, act))


CAPACITY_ENDED = Kind("capacity.ended", Ended, decide_capacity)
DELEGATION_ENDED = Kind("delegation.ended", Ended, decide_delegation)
