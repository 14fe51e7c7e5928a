"""The operator of this machine, who speaks for the mission until persons are enrolled."""

from __future__ import annotations

from collections.abc import Iterable

from drawdown.core.findings import Finding, Place
from drawdown.ledger.act import Actor, PersonId
from drawdown.ledger.acts import faults
from drawdown.web.records.permission import Request, Stranger

OPERATOR = Actor(person=PersonId("operator"), capacity="local_operator", delegation=None)


def by_the_operator(request: Request) -> Iterable[Finding]:
    """Permit what the operator of this machine sends; nobody else is known."""
    if request.submission.actor != OPERATOR:
        place = Place("act", field="actor.person")
        raise Stranger([faults.NOBODY_KNOWN.at(place, person=request.submission.actor.person)])
    return ()
