"""Dates: in order, inside the plan, and known on the day of knowledge."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from drawdown.core.catalogue import (
    CLOSES_LATE,
    ENDS_UNKNOWN,
    OUT_OF_ORDER,
    OUTSIDE_PLAN,
    PLAN_TOO_LONG,
    ROTATION_OUTSIDE,
)
from drawdown.core.findings import Finding, Place
from drawdown.register.draft import Draft
from drawdown.register.site import Outcome

LONGEST_PLAN = 1_830
"""Days: five years."""

NamedDay = tuple[str, date | None]


def _ordered(earlier: NamedDay, later: NamedDay, place: Place) -> Iterator[Finding]:
    """Yield a finding when two days are known and stand in the wrong order."""
    if earlier[1] is not None and later[1] is not None and later[1] < earlier[1]:
        facts = {"earlier": earlier[0], "earlier_day": earlier[1]}
        yield OUT_OF_ORDER.at(place, later=later[0], later_day=later[1], **facts)


def mission_dates_are_in_order(draft: Draft) -> Iterator[Finding]:
    """Knowledge, plan, deadline and liquidation follow each other; phases end after they begin."""
    if draft.mission is None:
        return
    mission, at = draft.mission.record, draft.mission.at
    names = ("as_of", "plan_start", "deadline", "liquidation_start", "liquidation_end")
    days = [(name, getattr(mission, name)) for name in names]
    known = [day for day in days if day[1] is not None]
    for earlier, later in pairwise(known):
        yield from _ordered(earlier, later, at(later[0]))
    length = (mission.deadline - mission.plan_start).days + 1
    if length > LONGEST_PLAN:
        yield PLAN_TOO_LONG.at(at("deadline"), days=length, limit=LONGEST_PLAN)
    start = mission.liquidation_start
    if start is not None and start == mission.deadline:
        after = ("the day after the deadline", start + timedelta(days=1))
        yield from _ordered(after, ("liquidation_start", start), at("liquidation_start"))
    for phase in mission.phases:
        begun = (f"the start of {phase.id}", phase.start)
        yield from _ordered(begun, ("its planned_end", phase.planned_end), at("phases"))


def liquidation_has_an_end(draft: Draft) -> Iterator[Finding]:
    """What is left behind at a liquidation site is priced to the end of the liquidation."""
    converts = any(p.record.outcome is Outcome.CONVERT for p in draft.sites)
    if converts and draft.mission is not None and draft.mission.record.liquidation_end is None:
        yield ENDS_UNKNOWN.at(draft.mission.at("liquidation_end"))


def announced_dates_fit(draft: Draft) -> Iterator[Finding]:
    """A site that closes is announced for a day of the plan."""
    days = draft.plan_days()
    for placed in draft.sites:
        day, place = placed.record.planned_closing, placed.at("planned_closing")
        if day is None or placed.record.outcome is not Outcome.CLOSE:
            continue
        if days is not None and day > days[1]:
            yield CLOSES_LATE.at(place, site=placed.record.id, day=day)
        else:
            yield from _outside(draft, "the announced closing", (day, day), place)


def route_dates_are_in_order(draft: Draft) -> Iterator[Finding]:
    """Closures, open seasons and rains end after they begin, and touch the plan."""
    for closure in draft.closures:
        first, last, place = closure.record.first, closure.record.last, closure.at("to")
        yield from _ordered(("its beginning", first), ("the end of the closure", last), place)
        yield from _outside(draft, "the closure", (first, last), place)
    for leg in draft.legs:
        opened = ("open_from", leg.record.open_from)
        yield from _ordered(opened, ("open_to", leg.record.open_to), leg.at("open_to"))
    rains = draft.movement.record.rains if draft.movement else None
    if rains is not None and draft.movement is not None:
        place = draft.movement.at("rains")
        yield from _ordered(
            ("the first", rains.first), ("the last day of the rains", rains.last), place
        )


def calls_and_rotations_fit(draft: Draft) -> Iterator[Finding]:
    """Vessels call, people rotate and the release cap ends while the plan runs."""
    days = draft.plan_days()
    if days is None:
        return
    first, last = days
    for port in draft.ports:
        day = port.record.first_call
        if day is not None and day > last:
            yield from _outside(draft, "the first call", (day, day), port.at("first_call"))
    for rotation in draft.rotations:
        departs = rotation.record.departs
        if not first <= departs <= last:
            facts = {"day": departs, "first": first, "last": last}
            yield ROTATION_OUTSIDE.at(rotation.at("departs"), **facts)
    cap = draft.movement.record.guard.release_cap_date if draft.movement else None
    if cap is not None and draft.movement is not None:
        yield from _outside(draft, "release_cap_date", (cap, cap), draft.movement.at("guard"))


def _outside(draft: Draft, what: str, days: tuple[date, date], place: Place) -> Iterator[Finding]:
    """Yield a finding when a stretch of days does not touch the plan."""
    plan = draft.plan_days()
    if plan is not None and (days[1] < plan[0] or days[0] > plan[1]):
        shown = days[0] if days[0] == days[1] else f"{days[0]} to {days[1]}"
        yield OUTSIDE_PLAN.at(place, what=what, day=shown, first=plan[0], last=plan[1])
