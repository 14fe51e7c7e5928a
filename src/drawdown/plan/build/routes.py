"""Routes: the shortest way over planned legs, timed in both seasons, with open days."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from drawdown.core.days import DayCount
from drawdown.plan.build.exact import exact
from drawdown.plan.problem import LegRule, Route, Stretch, Trip
from drawdown.register.model import Register
from drawdown.register.movement import Costs, Speed
from drawdown.register.network import Leg, Mode, Threat

RIVER_CLASS = "river"
BEYOND = 120
"""Days after the horizon on which a convoy that left before it may still be on the road."""
Step = tuple[Leg, bool]
"""A leg and whether it is travelled from `from` to `to`."""


@dataclass(frozen=True, slots=True)
class Roads:
    """The legs that are planned on, their speeds and the days on which each is shut."""

    legs: tuple[Leg, ...]
    speeds: Mapping[str, Speed]
    shut: Mapping[str, int]
    """Bit `d` is set when no convoy may be on the leg on day `d`."""
    rainy: int
    horizon: int
    load_days: int
    supplies_days: int
    costs: Costs


def planned_on(leg: Leg, speeds: Mapping[str, Speed]) -> bool:
    """Return whether the mission plans convoys on a leg; what is unknown is not planned on."""
    if leg.display_only or not leg.distance_km or not leg.convoy_slots or leg.escort_units is None:
        return False
    if leg.mode is Mode.ROAD:
        return bool(leg.departures_per_week) and leg.road_class in speeds
    return leg.mode is Mode.RIVER and bool(leg.trains) and RIVER_CLASS in speeds


def rainy_days(register: Register, days: DayCount, horizon: int) -> int:
    """Return the days of the rainy season as bits; none where the register names no rains."""
    rains = register.movement.rains
    return _bits(days.day(rains.first), min(days.day(rains.last) + 1, horizon)) if rains else 0


def roads_of(register: Register, days: DayCount, horizon: int) -> Roads:
    """Return the legs to plan on with the days each is shut (rule *leg-open*)."""
    speeds = {speed.road_class: speed for speed in register.movement.speeds}
    legs = tuple(leg for leg in register.legs if planned_on(leg, speeds))
    shut = dict.fromkeys((leg.id for leg in legs), 0)
    for leg in legs:
        if leg.open_from:
            shut[leg.id] |= _bits(0, days.day(leg.open_from))
        if leg.open_to:
            shut[leg.id] |= _bits(days.day(leg.open_to) + 1, horizon + BEYOND)
    for closure in register.closures:
        if closure.leg in shut:
            first, last = days.day(closure.first), days.day(closure.last)
            shut[closure.leg] |= _bits(first, min(last + 1, horizon + BEYOND))
    return Roads(
        legs=legs,
        speeds=speeds,
        shut=shut,
        rainy=rainy_days(register, days, horizon),
        horizon=horizon,
        load_days=register.movement.convoys.load_days,
        supplies_days=register.movement.convoys.supplies_days,
        costs=register.costs,
    )


def rules_of_legs(roads: Roads, spacing: int) -> dict[str, LegRule]:
    """Return the capacity of each leg (rule *leg-capacity*)."""
    return {
        leg.id: LegRule(
            per_week=leg.departures_per_week or 10**6 if leg.mode is Mode.ROAD else 10**6,
            spacing=spacing if leg.threat is Threat.HIGH else 0,
        )
        for leg in roads.legs
    }


def shortest(
    roads: Roads, origin: str, destination: str, mode: Mode, *, without: str = ""
) -> tuple[Step, ...] | None:
    """Return the shortest chain of legs of one mode, one leg left out, or nothing."""
    queue: list[tuple[float, int, str, tuple[Step, ...]]] = [(0.0, 0, origin, ())]
    seen: set[str] = set()
    tie = 0
    while queue:
        km, _, place, steps = heapq.heappop(queue)
        if place == destination:
            return steps
        if place in seen:
            continue
        seen.add(place)
        for leg in roads.legs:
            if leg.mode is not mode or place not in (leg.origin, leg.destination):
                continue
            if leg.id == without:
                continue
            forward = leg.origin == place
            onward = leg.destination if forward else leg.origin
            tie += 1
            step = (km + (leg.distance_km or 0.0), tie, onward, (*steps, (leg, forward)))
            heapq.heappush(queue, step)
    return None


def leg_days(leg: Leg, roads: Roads, *, rains: bool, loaded: bool) -> Fraction:
    """Return the days on a leg (rules *travel* and *return-time*), not rounded."""
    speed = roads.speeds[RIVER_CLASS if leg.mode is Mode.RIVER else str(leg.road_class)]
    km_a_day = speed.rains if rains else speed.normal
    if loaded and leg.threat is Threat.HIGH:
        km_a_day = min(km_a_day, speed.threatened)
    return exact(leg.distance_km or 0) / exact(km_a_day)


def trip_of(steps: Iterable[Step], roads: Roads, *, rains: bool, collect: bool) -> Trip:
    """Return when a loaded convoy is where, and when its means are back."""
    stretches, at = [], Fraction(0)
    escorted_to = escorted_back = back = Fraction(0)
    for leg, forward in steps:
        before, at = at, at + leg_days(leg, roads, rains=rains, loaded=True)
        back += leg_days(leg, roads, rains=rains, loaded=False)
        stretches.append(Stretch(leg.id, (leg.id, forward), floor(before), ceil(at)))
        if leg.escort_units:
            escorted_to, escorted_back = at, back
    whole = ceil(at)
    escort = whole if collect else ceil(escorted_to) + ceil(escorted_back)
    return Trip(stretches=tuple(stretches), days=whole, back=ceil(back), escort_days=escort)


def upward(steps: Iterable[Step], roads: Roads, *, rains: bool) -> list[Stretch]:
    """Return the empty way up of a collected convoy, counted from its first day."""
    way, at = [], Fraction(0)
    for leg, forward in reversed(tuple(steps)):
        before, at = at, at + leg_days(leg, roads, rains=rains, loaded=False)
        way.append(Stretch(leg.id, (leg.id, not forward), floor(before), ceil(at)))
    return way


def open_days(
    steps: tuple[Step, ...], roads: Roads, trips: tuple[Trip, Trip], *, lead: int, collect: bool
) -> int:
    """Return the days on which a convoy that begins `lead` days before its departure may depart."""
    open_on = 0
    for rains, trip in enumerate(trips):
        if steps[0][0].mode is Mode.ROAD and trip.days > roads.supplies_days:
            continue  # rule *supplies*
        before = lead + (trip.back if collect else 0)
        way = upward(steps, roads, rains=bool(rains)) if collect else []
        shut = 0
        for stretch in trip.stretches:
            shut |= _met(roads.shut[stretch.leg], stretch.enter, stretch.leave)
        for stretch in way:
            shut |= _met(roads.shut[stretch.leg], stretch.enter - before, stretch.leave - before)
        season = roads.rainy if rains else ~roads.rainy
        open_on |= season & ~shut & _bits(before, roads.horizon)
    return open_on


def route_of(steps: tuple[Step, ...], roads: Roads, *, collect: bool) -> Route:
    """Return a route ready for planning."""
    dry, wet = (trip_of(steps, roads, rains=rains, collect=collect) for rains in (False, True))
    first, last = steps[0], steps[-1]
    river = first[0].mode is Mode.RIVER
    km = sum((exact(leg.distance_km or 0) for leg, _ in steps), Fraction(0))
    opens = [
        open_days(steps, roads, (dry, wet), lead=lead, collect=collect)
        for lead in (roads.load_days, 0)
    ]
    return Route(
        origin=first[0].origin if first[1] else first[0].destination,
        destination=last[0].destination if last[1] else last[0].origin,
        river=river,
        legs=tuple(leg.id for leg, _ in steps),
        collect=collect,
        slots=min(leg.convoy_slots or 0 for leg, _ in steps),
        escorts=max(leg.escort_units or 0 for leg, _ in steps),
        fuel_truck=0.0 if river else float(km * 200 * exact(roads.costs.fuel_truck_km)),
        fuel_vehicle=0.0 if river else float(km * 100 * exact(roads.costs.fuel_vehicle_km)),
        trips=(dry, wet),
        open_days=opens[0],
        open_days_last=opens[1],
        trains=first[0].trains or 0,
        cycle_days=first[0].cycle_days or 0,
    )


def routes_between(
    origin: str, destination: str, roads: Roads, *, collect: bool
) -> tuple[Route, ...]:
    """Return the ways between two places: by road, by river, or both, then ways round.

    The way round is the shortest road without a leg of the first that is shut on some day.
    """
    found = [shortest(roads, origin, destination, mode) for mode in (Mode.ROAD, Mode.RIVER)]
    for leg, _ in found[0] or ():
        if roads.shut[leg.id] & ((1 << roads.horizon) - 1):
            round_it = shortest(roads, origin, destination, Mode.ROAD, without=leg.id)
            if round_it not in found:
                found.append(round_it)
    return tuple(route_of(steps, roads, collect=collect) for steps in found if steps)


def _bits(first: int, end: int) -> int:
    """Return bits `first` to `end - 1`; days before day 0 are nobody's."""
    first = max(first, 0)
    return ((1 << (end - first)) - 1) << first if end > first else 0


def _met(shut: int, enter: int, leave: int) -> int:
    """Return the departures, as bits, that are on a leg from `enter` to `leave` when it is shut."""
    met = 0
    for after in range(enter, leave):
        met |= shut >> after if after >= 0 else shut << -after
    return met
