"""The history beside the plan: its dates and series make sense."""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.core.catalogue import FALLING, HISTORY_ORDER, OUT_OF_ORDER
from drawdown.core.findings import Finding
from drawdown.register.draft import Draft
from drawdown.register.history import Departures


def people_leave_after_the_handover(draft: Draft) -> Iterator[Finding]:
    """The last people leave a site on the day of its handover or later."""
    for placed in draft.history_sites:
        handover, left = placed.record.handover, placed.record.last_departure
        if handover is not None and left is not None and left < handover:
            place = placed.at("last_departure")
            yield HISTORY_ORDER.at(place, left=left, handover=handover)


def movements_end_after_they_begin(draft: Draft) -> Iterator[Finding]:
    """A movement ends on the day it began or later."""
    for placed in draft.history_movements:
        first, last = placed.record.first, placed.record.last
        if first is not None and last is not None and last < first:
            facts = {"later": "last", "later_day": last, "earlier": "first", "earlier_day": first}
            yield OUT_OF_ORDER.at(placed.at("last"), **facts)


def departures_never_fall(draft: Draft) -> Iterator[Finding]:
    """Of one scope, the number of people who have left never falls."""
    before: dict[str | None, Departures] = {}
    for placed in sorted(draft.history_departures, key=lambda p: p.record.reported):
        now = placed.record
        known = before.get(now.scope)
        if now.cumulative is None:
            continue
        if known is not None and (known.cumulative or 0) > now.cumulative:
            facts = {"before": known.cumulative, "day": known.reported}
            yield FALLING.at(placed.at("cumulative"), found=now.cumulative, **facts)
        before[now.scope] = now
