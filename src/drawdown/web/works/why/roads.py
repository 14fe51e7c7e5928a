"""Why a leg could not be entered a day earlier, read off the plan and the register."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drawdown.core.days import WEEK
from drawdown.plan.schedule import Movement
from drawdown.register.network import Leg, Mode, Threat
from drawdown.web.works.index import PlanIndex


class Bar(StrEnum):
    """What bars a leg."""

    CLOSED = "closed"
    NOT_YET_OPEN = "not_yet_open"
    FULL = "full"
    SPACING = "spacing"
    TRAINS = "trains"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class Barred:
    """What bars a leg, and until which day: the last one closed, else the first one free."""

    leg: str
    by: Bar
    until: int
    ahead: Movement | None = None


def why_barred(index: PlanIndex, leg_id: str, movement: Movement | None, day: int) -> Barred:
    """Return why nothing could enter a leg the day before `day`, or before a movement entered it.

    A route is shut where any of its legs is: the others are looked at when the named one was open.
    """
    route = (
        [(use.leg, at, use.enter) for at, _to, use in index.travelled(movement)] if movement else []
    )
    own = [stretch for stretch in route if stretch[0] == leg_id]
    begun = min(movement.depart, movement.escorts_from or movement.depart) if movement else day
    for name, _at, entered in [*own, *route] or [(leg_id, "", day)]:
        if (closed := _closed(index, name, begun=begun, entered=entered)) is not None:
            return closed
    leg = index.places.legs.get(leg_id)
    if movement is None or leg is None or not own:
        return Barred(leg_id, Bar.TAKEN, day)
    if leg.mode is Mode.RIVER:
        return Barred(leg_id, Bar.TRAINS, own[0][2])
    return _traffic(index, leg, movement, at=own[0][1], entered=own[0][2])


def _closed(index: PlanIndex, leg_id: str, *, begun: int, entered: int) -> Barred | None:
    """A closure bars the way up to a site too, so it counts from the first day of the journey."""
    days, leg = index.plan.days, index.places.legs.get(leg_id)
    for closure in index.register.closures:
        first, end = days.day(closure.first), days.day(closure.last) + 1
        if closure.leg == leg_id and first < entered and begun - 2 <= end <= entered + 1:
            return Barred(leg_id, Bar.CLOSED, end - 1)
    if leg is not None and leg.open_from is not None:
        opens = days.day(leg.open_from)
        if begun - 2 <= opens <= entered + 1:
            return Barred(leg_id, Bar.NOT_YET_OPEN, opens)
    return None


def _traffic(index: PlanIndex, leg: Leg, movement: Movement, *, at: str, entered: int) -> Barred:
    """The leg is full in the week before, or another convoy is too close ahead."""
    others = [(day, other) for day, other in index.entries[leg.id, at] if other is not movement]
    week = (entered - 1) // WEEK
    same_week = sum(day // WEEK == week for day, _other in others)
    if entered % WEEK == 0 and same_week >= (leg.departures_per_week or 0):
        return Barred(leg.id, Bar.FULL, entered)
    spacing = index.register.movement.convoys.spacing_days_threatened_leg
    if leg.threat is Threat.HIGH:
        near = [(day, other) for day, other in others if 0 <= entered - day <= spacing]
        if near:
            return Barred(leg.id, Bar.SPACING, entered, max(near, key=lambda pair: pair[0])[1])
    return Barred(leg.id, Bar.TAKEN, entered)
