"""Acts of the machine: who they are by, and the rule that lets nobody else speak as it."""

from __future__ import annotations

from collections.abc import Iterable

from drawdown.core.findings import Finding, Place
from drawdown.ledger.act import SYSTEM, Actor, PersonId
from drawdown.ledger.acts import faults
from drawdown.ledger.acts.refused import CAPACITY
from drawdown.web.records.permission import Request, Stranger

THE_LEDGER = Actor(person=PersonId(SYSTEM), capacity=CAPACITY, delegation=None)
THE_PLANNER = Actor(person=PersonId(SYSTEM), capacity="planner", delegation=None)


def by_the_machine(request: Request) -> Iterable[Finding]:
    """Permit acts of the machine, for the code that carries them out; nobody else is known."""
    if request.submission.actor.person != SYSTEM:
        place = Place("act", field="actor.person")
        raise Stranger([faults.NOBODY_KNOWN.at(place, person=request.submission.actor.person)])
    return ()
