"""`site.moved`: a site or part takes its next state."""

from __future__ import annotations

from datetime import date

from drawdown.core.findings import Finding
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import Name, PartId, SiteId, Words
from drawdown.handover.acts.state import Closing, under_the_rules
from drawdown.handover.states import Step, may_change
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind


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
    return (*under_the_rules(state.rules, act), *may_change(state.rules, state.file, step))


SITE_MOVED = Kind("site.moved", Moved, decide)
