"""Routes: the legs of a movement in the order it takes them, and the days on each of them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from drawdown.plan.check.exact import exact
from drawdown.plan.check.facts import Facts
from drawdown.plan.schedule import Movement
from drawdown.register.network import Leg, Mode, Threat

RIVER = "river"


@dataclass(frozen=True, slots=True)
class Passage:
    """A leg with the direction it is travelled in."""

    leg: Leg
    origin: str
    destination: str


@dataclass(frozen=True, slots=True)
class OnLeg:
    """The day a leg is entered and the day after the last one on it, however far away they are."""

    leg: str
    enter: int
    leave: int


def passages(facts: Facts, movement: Movement) -> tuple[Passage, ...] | None:
    """Return the legs of a movement in their direction, or none when they are not one chain."""
    found: list[Passage] = []
    place = movement.origin
    for use in movement.legs:
        leg = facts.legs[use.leg]
        if place not in (leg.origin, leg.destination):
            return None
        onward = leg.destination if place == leg.origin else leg.origin
        found.append(Passage(leg, place, onward))
        place = onward
    return tuple(found) if found and place == movement.destination else None


def speed_class(leg: Leg) -> str | None:
    """Return the class whose speeds hold on a leg."""
    return RIVER if leg.mode is Mode.RIVER else leg.road_class


def length(leg: Leg) -> Fraction:
    """Return the kilometres of a leg.

    Raises:
        ValueError: where nobody knows them; `references` refuses a plan that takes such a leg.
    """
    if leg.distance_km is None:
        raise ValueError(f"nobody knows how long the leg {leg.id} is")
    return exact(leg.distance_km)


def in_rains(facts: Facts, day: int) -> bool:
    """Return whether a day lies in the rainy season, both its ends included."""
    rains = facts.register.movement.rains
    if rains is None:
        return False
    return facts.calendar.day(rains.first) <= day <= facts.calendar.day(rains.last)


def loaded_time(facts: Facts, leg: Leg, depart: int) -> Fraction:
    """Return the days on a leg of a loaded trip that departs on a day."""
    speed = facts.speeds[speed_class(leg) or ""]
    pace = exact(speed.rains if in_rains(facts, depart) else speed.normal)
    if leg.threat is Threat.HIGH:
        pace = min(pace, exact(speed.threatened))
    return length(leg) / pace


def empty_time(facts: Facts, leg: Leg, depart: int) -> Fraction:
    """Return the days on a leg of the empty way of a trip: threat does not slow it."""
    speed = facts.speeds[speed_class(leg) or ""]
    return length(leg) / exact(speed.rains if in_rains(facts, depart) else speed.normal)


def timetable(facts: Facts, movement: Movement) -> tuple[tuple[OnLeg, ...], int]:
    """Return the leg uses and the arrival that the speeds give a movement."""
    uses: list[OnLeg] = []
    time = Fraction(0)
    for use in movement.legs:
        enter = movement.depart + floor(time)
        time += loaded_time(facts, facts.legs[use.leg], movement.depart)
        uses.append(OnLeg(use.leg, enter, movement.depart + ceil(time)))
    return tuple(uses), movement.depart + ceil(time)


def return_days(facts: Facts, movement: Movement, *, legs: int | None = None) -> int:
    """Return the days of the empty way over the whole route, or over its first legs."""
    route = movement.legs if legs is None else movement.legs[:legs]
    time = sum(empty_time(facts, facts.legs[use.leg], movement.depart) for use in route)
    return ceil(time)


def upward(facts: Facts, movement: Movement) -> tuple[OnLeg, ...]:
    """Return the leg uses of the empty way up of a collected convoy, before it loads."""
    begin = movement.depart - facts.load_days(movement) - return_days(facts, movement)
    uses: list[OnLeg] = []
    time = Fraction(0)
    for use in reversed(movement.legs):
        enter = begin + floor(time)
        time += empty_time(facts, facts.legs[use.leg], movement.depart)
        uses.append(OnLeg(use.leg, enter, begin + ceil(time)))
    return tuple(uses)


def collected(facts: Facts, movement: Movement) -> bool:
    """Return whether trucks and escort come up for a movement: its site is not a hub."""
    return movement.origin not in facts.hubs
