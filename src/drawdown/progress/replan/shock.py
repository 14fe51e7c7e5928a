"""A shock: events, and the day on which they are answered, as one document with a hash."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from drawdown.core.canonical import canonical_bytes
from drawdown.core.provenance import Frozen
from drawdown.plan.schedule import Plan
from drawdown.progress.replan.events import MOST, Event, EventKind, in_order
from drawdown.progress.replan.situation import Situation, situation_of


class Shock(Frozen):
    """What happened, in the order in which it became known, and the first day that is planned."""

    format: Literal["drawdown-shock/1"] = "drawdown-shock/1"
    as_of: date
    events: Annotated[tuple[Event, ...], Field(min_length=1, max_length=MOST)]

    @property
    def left(self) -> frozenset[str]:
        """The sites that have to be left at once."""
        return frozenset(e.subject for e in self.events if e.kind is EventKind.LEAVE_NOW)

    def content(self) -> bytes:
        """Return the document: the same events have the same bytes."""
        return canonical_bytes(self.model_dump(mode="json", exclude_none=True))

    def on(self, plan: Plan) -> Situation:
        """Return the situation of a plan after the shock; refuse a subject that it has not."""
        return situation_of(plan, self.events, self.as_of)


def shock_of(plan: Plan, events: Iterable[Event], as_of: date | None = None) -> Shock:
    """Return the shock of events, answered on a day, else on that on which the last was known.

    No day before the plan begins can be planned.
    """
    ordered = in_order(events)
    day = max(as_of or last_known(plan, ordered), plan.register_.mission.plan_start)
    return Shock(as_of=day, events=ordered)


def last_known(plan: Plan, events: Iterable[Event]) -> date:
    """Return the day on which the last event became known, else the first day of the plan."""
    days = [event.known or event.first for event in events]
    return max(days, default=plan.register_.mission.plan_start)
