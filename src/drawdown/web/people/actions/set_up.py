"""Set up a mission: its ledger, its first administrator, and the way in for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from drawdown.ledger.act import SYSTEM, Actor, PersonId
from drawdown.people.acts.give_capacity import CapacityGiven
from drawdown.people.rights import ADMINISTRATOR
from drawdown.web.people.actions.enrol_person import enrol_person
from drawdown.web.people.actions.give_holding import give_office
from drawdown.web.people.actions.invite_person import invite_person
from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.records.sending import Sender
from drawdown.web.records.system import by_the_machine

THE_SETUP = Actor(person=PersonId(SYSTEM), capacity="setup", delegation=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """The mission, and who administers it first; more offices for a small mission."""

    mission: str
    origin: str
    """The name of the log, which no other log has."""
    name: str
    email: str
    roles: tuple[str, ...] = ()


def set_up(first: First, *, at: datetime) -> str:
    """Open the ledger, enrol the administrator, and return the secret of their invitation."""
    by = machine(at)
    open_ledger(first.mission, origin=first.origin, at=at)
    person = enrol_person(first.name, first.email, by=by)
    for role in (ADMINISTRATOR, *first.roles):
        give_office(CapacityGiven(person=person, role=role, since=at.date()), by=by)
    return invite_person(person, by=by)


def machine(at: datetime) -> Sender:
    """Return the sender of acts that whoever holds the machine makes on it."""
    return Sender(THE_SETUP, by_the_machine, at)
