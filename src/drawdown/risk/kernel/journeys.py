"""Journeys: the days of a convoy that departs on a day, why it may not, what it takes."""

from __future__ import annotations

import math

from drawdown.risk.kernel.chance import leg_factor
from drawdown.risk.kernel.compiled import compiled
from drawdown.risk.kernel.state import (
    ARRIVE,
    BEGIN,
    BLAME,
    DWELL,
    ESCORTS_UNTIL,
    ROOM,
    TRUCKS_UNTIL,
    World,
)

TRUCKS, ESCORTS, ON_THE_ROAD, TRAIN, SHUT, LEG_FULL, HUB_DAY, YARD, PORT = range(3, 12)
"""As `network.Why`."""
EPSILON = 1e-9


@compiled
def travel(ride: int, day: int, run: int, world: World) -> None:
    """Put the days of a journey that departs on a day into the state."""
    rides, limits, state = world.rides, world.limits, world.state
    wet, end = limits.wet[day], limits.wet.size - 1
    first, last = rides.first[ride], rides.first[ride + 1]
    time = guarded = 0.0
    for row in range(first, last):
        state.enter[row - first] = min(end, day + math.floor(time + EPSILON))
        days = rides.wet[row] if wet else rides.dry[row]
        time += days * leg_factor(rides.leg[row], day, ride, run, world)
        state.leave[row - first] = min(end, day + math.ceil(time - EPSILON))
        if row - first < rides.guarded[ride]:
            guarded = time
    arrive = min(end, day + math.ceil(time - EPSILON))
    back = rides.back_wet[ride] if wet else rides.back_dry[ride]
    rest = max(0, limits.rest - rides.load[ride])
    state.trip[ARRIVE] = arrive
    if rides.collect[ride]:
        state.trip[BEGIN] = day - rides.load[ride] - back
        state.trip[TRUCKS_UNTIL] = arrive
        state.trip[ESCORTS_UNTIL] = arrive + rest
    else:
        state.trip[BEGIN] = day - rides.load[ride]
        state.trip[TRUCKS_UNTIL] = arrive + back
        home = rides.guard_back_wet[ride] if wet else rides.guard_back_dry[ride]
        state.trip[ESCORTS_UNTIL] = day + math.ceil(guarded - EPSILON) + home + rest


@compiled
def overload(row: int, first: int, until: int, number: int, world: World) -> bool:
    """Return whether a resource lacks room on one of the days, and note who holds it."""
    limits, state = world.limits, world.state
    for day in range(min(until, limits.wet.size) - 1, max(first, 0) - 1, -1):
        if state.level[row, day] + number > limits.capacity[row, day]:
            state.trip[BLAME] = state.holder[row, day]
            return True
    return False


@compiled
def take(row: int, first: int, until: int, number: int, node: int, world: World) -> None:
    """Take a resource, and note who holds it."""
    state = world.state
    for day in range(max(first, 0), min(until, state.level.shape[1])):
        state.level[row, day] += number
        state.holder[row, day] = node


@compiled
def legs_refuse(ride: int, world: World) -> int:
    """Return why a journey may not use its legs, or 0: shut, full that week, just entered."""
    rides, limits, state = world.rides, world.limits, world.state
    first = rides.first[ride]
    size = limits.wet.size
    for row in range(first, rides.first[ride + 1]):
        leg, lane = rides.leg[row], rides.lane[row]
        enter, leave = state.enter[row - first], state.leave[row - first]
        if limits.shut[leg, min(leave, size)] > limits.shut[leg, min(enter, size)]:
            state.trip[BLAME] = -1
            return SHUT
        if state.week[lane, enter // 7] >= limits.per_week[leg]:
            state.trip[BLAME] = -1
            return LEG_FULL
        gap = limits.spacing[leg]
        for day in range(max(0, enter - gap + 1), min(size, enter + gap)):
            if state.day[lane, day] > 0:
                state.trip[BLAME] = state.day[lane, day] - 1
                return LEG_FULL
    return 0


@compiled
def come_by(port: int, kind: int, call: int, world: World) -> tuple[int, int, int]:
    """Return the pieces at a port before a call, at it, and ready for it, with the convoy in hand.

    When calls are over, all that ever come are there.
    """
    waiting = world.state.waiting
    over = call > world.limits.port_last[port]
    before = there = ready = 0
    for n in range(world.state.waits[port] + 1):
        pieces = waiting[port, n, 2 + kind]
        before += pieces if over or waiting[port, n, 0] < call else 0
        there += pieces if waiting[port, n, 0] <= call else 0
        ready += pieces if waiting[port, n, 1] <= call else 0
    return before, there, ready


@compiled
def port_full(ride: int, world: World) -> bool:
    """Return whether the yard of a port would overflow if the convoy of the journey arrived.

    Between two calls the yard only fills, so it is looked at just before each call and after it.
    """
    rides, limits, state = world.rides, world.limits, world.state
    port = rides.port[ride]
    waiting, number = state.waiting, state.waits[port]
    waiting[port, number, 0] = state.trip[ARRIVE]
    waiting[port, number, 1] = state.trip[ARRIVE] + limits.port_cutoff[port] + state.trip[DWELL]
    waiting[port, number, 2] = rides.teu[ride]
    waiting[port, number, 3] = rides.vehicles[ride]
    latest = 0
    for n in range(number + 1):
        latest = max(latest, waiting[port, n, 0])
    for kind in range(2):
        if waiting[port, number, 2 + kind] == 0:
            continue
        per_call, yard = limits.port_per_call[port, kind], limits.port_yard[port, kind]
        if per_call == 0:
            return True
        call, gone = limits.port_first[port], 0
        while True:
            over = call > limits.port_last[port]
            before, there, ready = come_by(port, kind, call, world)
            if before - gone > yard:
                return True
            if over:
                break
            gone += min(per_call, ready - gone)
            if there - gone > yard:
                return True
            if call > latest:
                break
            call += limits.port_every[port]
    return False


@compiled
def means_refuse(ride: int, world: World) -> int:
    """Return which means a journey lacks, or 0."""
    rides, limits, trip = world.rides, world.limits, world.state.trip
    depart, begin = world.state.enter[0], trip[BEGIN]
    escorts, trucks, train = rides.escorts[ride], rides.trucks[ride], rides.train[ride]
    if escorts and overload(limits.escorts, begin, trip[ESCORTS_UNTIL], escorts, world):
        return ESCORTS
    if escorts and overload(limits.on_the_road, depart, trip[ARRIVE], 1, world):
        return ON_THE_ROAD
    if train >= 0 and overload(train, depart, depart + rides.cycle[ride], 1, world):
        return TRAIN
    if trucks and overload(limits.trucks, begin, trip[TRUCKS_UNTIL], trucks, world):
        return TRUCKS
    return 0


@compiled
def journey_refused(ride: int, latest: int, world: World) -> int:
    """Return why the journey in the state may not be made, or 0."""
    rides, limits, state = world.rides, world.limits, world.state
    trip, hub = state.trip, rides.hub[ride]
    trip[BLAME] = -1
    if trip[ARRIVE] < latest:
        trip[BLAME] = trip[ROOM]
        return YARD
    if not limits.up_open[rides.up[ride], state.enter[0]]:
        return SHUT
    why = legs_refuse(ride, world)
    if why == 0:
        why = means_refuse(ride, world)
    if why:
        return why
    if hub >= 0 and rides.teu[ride] + state.hub[hub, trip[ARRIVE]] > limits.hub_day[hub]:
        return HUB_DAY
    if rides.port[ride] >= 0 and port_full(ride, world):
        return PORT
    return 0


@compiled
def book_convoy(node: int, ride: int, world: World) -> None:
    """Take all that the journey in the state needs."""
    rides, limits, state = world.rides, world.limits, world.state
    trip, depart, first = state.trip, state.enter[0], rides.first[ride]
    for row in range(first, rides.first[ride + 1]):
        lane, enter = rides.lane[row], state.enter[row - first]
        state.week[lane, enter // 7] += 1
        state.day[lane, enter] = node + 1
    if rides.escorts[ride]:
        take(limits.escorts, trip[BEGIN], trip[ESCORTS_UNTIL], rides.escorts[ride], node, world)
        take(limits.on_the_road, depart, trip[ARRIVE], 1, node, world)
    if rides.train[ride] >= 0:
        take(rides.train[ride], depart, depart + rides.cycle[ride], 1, node, world)
    if rides.trucks[ride]:
        take(limits.trucks, trip[BEGIN], trip[TRUCKS_UNTIL], rides.trucks[ride], node, world)
    if rides.hub[ride] >= 0:
        state.hub[rides.hub[ride], trip[ARRIVE]] += rides.teu[ride]
    port = rides.port[ride]
    if port >= 0:
        row = state.waits[port]
        state.waiting[port, row, 0] = trip[ARRIVE]
        state.waiting[port, row, 1] = trip[ARRIVE] + limits.port_cutoff[port] + trip[DWELL]
        state.waiting[port, row, 2] = rides.teu[ride]
        state.waiting[port, row, 3] = rides.vehicles[ride]
        state.waits[port] = row + 1
