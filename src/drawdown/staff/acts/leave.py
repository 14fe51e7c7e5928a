"""Acts on a person who leaves: the last day, the check-out list, a decision on separation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.ledger.personal import Personal
from drawdown.people.acts.bodies import PersonRef, Words
from drawdown.staff import faults
from drawdown.staff.check_out import CheckOutList, shipped_list
from drawdown.staff.file import LeaverFile, Owned, beyond


@dataclass(frozen=True, slots=True)
class Leaving:
    """One person's file, their open tasks, whether they serve, and the list in force."""

    file: LeaverFile
    owned: tuple[Owned, ...] = ()
    known: bool = True
    left: bool = False
    listed: CheckOutList = field(default_factory=shipped_list)


class LastDaySet(Frozen):
    """Somebody's last day in the mission; a later act takes its place."""

    person: PersonRef
    last_day: date
    reason: Words | None = None


def decide_last_day(state: Leaving, act: Act) -> tuple[Finding, ...]:
    """Refuse a last day before the last task that the person owns."""
    body = LAST_DAY_SET.body_of(act)
    return (*_person(state, act, body.person), *_tasks(state, body.last_day))


def _person(state: Leaving, act: Act, person: str) -> Iterator[Finding]:
    place = Place("act", field="person")
    if act.subjects != (f"person:{person}",):
        yield faults.NOT_ITS_PERSON.at(place, person=person)
    if not state.known:
        yield faults.NOBODY.at(place, person=person)
    elif state.left:
        yield faults.GONE.at(place, person=person)


def _tasks(state: Leaving, day: date) -> Iterator[Finding]:
    for task in beyond(day, state.owned):
        place = Place("act", field="last_day")
        yield faults.TASK_AFTER.at(place, task=task.task, site=task.site, due=task.due, day=day)


class CheckOutSettled(Frozen):
    """One thing of the check-out list is settled by its office, or does not concern the person."""

    person: PersonRef
    item: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$", max_length=30)]
    on: date
    applies: bool = True
    note: Words | None = None


def decide_settled(state: Leaving, act: Act) -> tuple[Finding, ...]:
    """Refuse another office's item, a second time, and one's own list."""
    body = CHECK_OUT_SETTLED.body_of(act)
    return (*_person(state, act, body.person), *_against_settling(state, body, act))


def _against_settling(state: Leaving, body: CheckOutSettled, act: Act) -> Iterator[Finding]:
    place = Place("act", field="item")
    item = state.listed.item(body.item)
    if item is None:
        nearest = suggestion(body.item, [each.id for each in state.listed.items])
        yield faults.NO_ITEM.at(place, item=body.item, nearest=nearest)
    elif act.actor.capacity != item.owner:
        yield faults.OTHER_OFFICE.at(place, capacity=act.actor.capacity, owners=item.owner)
    if state.file.last_day is None:
        yield faults.NO_LAST_DAY.at(place)
    if body.item in state.file.settled:
        yield faults.SETTLED_ALREADY.at(place, day=state.file.settled[body.item].on)
    if act.actor.person == body.person:
        yield faults.THEMSELVES.at(Place("actor"))
    if not body.applies and not body.note:
        yield faults.NO_NOTE.at(Place("act", field="note"))
    if body.on > act.recorded.date():
        yield faults.TO_COME.at(Place("act", field="on"), day=body.on)


class SeparationDecided(Frozen):
    """A decision on separation: criteria and pool in the ledger; outcome and grounds as digests."""

    person: PersonRef
    on: date
    criteria: Words
    """The published criteria, by their reference."""
    pool: Words
    pool_size: Annotated[int, Field(ge=1, le=100_000)]
    outcome: Personal
    grounds: Personal
    reference: Words | None = None
    """Where the papers are: they stay in the personnel file."""


def decide_separation(state: Leaving, act: Act) -> tuple[Finding, ...]:
    """Refuse one on oneself or on nobody, and one of a day to come."""
    body = SEPARATION_DECIDED.body_of(act)
    return (*_person(state, act, body.person), *_against_separation(body, act))


def _against_separation(body: SeparationDecided, act: Act) -> Iterator[Finding]:
    if act.actor.person == body.person:
        yield faults.THEMSELVES.at(Place("actor"))
    if body.on > act.recorded.date():
        yield faults.TO_COME.at(Place("act", field="on"), day=body.on)


LAST_DAY_SET = Kind("last_day.set", LastDaySet, decide_last_day)
CHECK_OUT_SETTLED = Kind("check_out.settled", CheckOutSettled, decide_settled)
SEPARATION_DECIDED = Kind("separation.decided", SeparationDecided, decide_separation)
