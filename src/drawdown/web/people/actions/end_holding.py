"""End an office or a delegation before its last day."""

from __future__ import annotations

from drawdown.people.acts import end
from drawdown.people.acts.end import Ended
from drawdown.web.acts import PEOPLE
from drawdown.web.people.models import Holding
from drawdown.web.records.sending import About, Sender, send


def end_holding(body: Ended, *, by: Sender) -> None:
    """Record the end; the act is on the sites that the holding was for."""
    held = Holding.objects.filter(id=body.holding).first()
    kind = end.DELEGATION_ENDED if held and held.given_by_id else end.CAPACITY_ENDED
    about = About(subjects=[f"person:{body.person}"], sites=(held.sites if held else None) or ())
    send(PEOPLE[kind.name], body, about, by=by)
