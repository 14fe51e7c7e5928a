"""`site.moved`: a site or part takes its next state."""

from __future__ import annotations

from datetime import date

from drawdown.core.findings import Finding
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import Name, PartId, SiteId, Words
from drawdown.handover.acts.state import Closing, closing_kind
from drawdown.handover.states import Step, may_change
from drawdown.ledger.act import Act


class Moved(Frozen):
    """The state a site takes, and the day it took it."""

    site: SiteId
    part: PartId | None = None
    to: Name
    on: date
    note: Words | None = None


def decide(state: Closing, act: Act) -> tuple[Finding, ...]:
    """Refuse a change without its gates, its evidence or its authority."""
    body = SITE_MOVED.body_of(act)
    step = Step(to=body.to, on=body.on, capacity=act.actor.capacity)
    return tuple(may_change(state.rules, state.file, step))


SITE_MOVED = closing_kind("site.moved", Moved, decide)
