"""Placing: one node after another, each where it fits, with what held it."""

from __future__ import annotations

from drawdown.risk.kernel.chance import DOCK, falls_out, is_refused, normal, quantile, task_days
from drawdown.risk.kernel.compiled import compiled
from drawdown.risk.kernel.journeys import book_convoy, journey_refused, overload, take, travel
from drawdown.risk.kernel.state import ARRIVE, BLAME, DWELL, ROOM, World

WORK, GATE, CONVOY, FLIGHT = range(4)
"""As `network.Kind`."""
PLANNED, LINK, CREW = range(3)
SHUT, SEATS, REFUSED = 7, 12, 13
"""As `network.Why`."""


@compiled
def place_work(node: int, start: int, run: int, world: World) -> None:
    """Put a task on the first days from `start` on which a team of its kind is free."""
    nodes, limits, state = world.nodes, world.limits, world.state
    days = task_days(node, run, world)
    attempt = 0
    while is_refused(node, attempt, start, run, world):
        attempt += 1
    days += attempt * nodes.ask[node]
    if attempt:
        state.refusals[node] = attempt
    crew = nodes.crew[node]
    day = start
    if crew >= 0 and days:
        while day < limits.horizon and overload(crew, day, day + days, 1, world):
            state.cause[node], state.why[node] = state.trip[BLAME], CREW
            day += 1
        take(crew, day, day + days, 1, node, world)
    state.at[node], state.end[node] = day, day + days


@compiled
def place_convoy(node: int, start: int, latest: int, run: int, world: World) -> None:
    """Send a convoy on the first day from `start` on which it may go, or drop it."""
    nodes, rides, dice, state = world.nodes, world.rides, world.dice, world.state
    ride, day, attempt = nodes.ride[node], start, 0
    state.trip[DWELL] = 0
    if rides.port[ride] >= 0:
        table = dice.dwell[rides.port[ride]]
        if table[-1] > 0.0:
            state.trip[DWELL] = int(quantile(table, normal(dice.seed, run, DOCK, node)))
    end = min(world.limits.horizon, nodes.drop[node])
    while day < end:
        travel(ride, day, run, world)
        why = journey_refused(ride, latest, world)
        if why:
            state.why[node], state.cause[node] = why, state.trip[BLAME]
            day += 1
        elif is_refused(node, attempt, day, run, world):
            attempt += 1
            state.why[node] = REFUSED
            day += nodes.ask[node]
        else:
            break
    state.refusals[node] = attempt
    state.at[node] = state.end[node] = day
    if day < end:
        state.end[node] = state.trip[ARRIVE]
        book_convoy(node, ride, world)


@compiled
def place_flight(node: int, start: int, run: int, world: World) -> None:
    """Fly on the first day from `start` in whose week the aircraft has a flight left."""
    nodes, limits, state = world.nodes, world.limits, world.state
    craft, day, attempt = nodes.craft[node], start, 0
    while day < limits.horizon and craft >= 0:
        shut = False
        for end in (nodes.from_place[node], nodes.to_place[node]):
            if end >= 0 and limits.place_shut[end, day]:
                shut = True
        if shut:
            state.why[node], state.cause[node] = SHUT, -1
            day += 1
        elif state.flown[craft, day // 7, 0] >= limits.craft_per_week[craft]:
            state.why[node], state.cause[node] = SEATS, state.flown[craft, day // 7, 1]
            day += 1
        elif is_refused(node, attempt, day, run, world):
            state.why[node] = REFUSED
            state.refusals[node] += 1
            attempt += 1
            day += nodes.ask[node]
        elif falls_out(node, attempt, day, run, world):
            state.why[node] = SEATS
            attempt += 1
            day += 1
        else:
            break
    if craft >= 0 and day < limits.horizon:
        state.flown[craft, day // 7, 0] += 1
        state.flown[craft, day // 7, 1] = node
    state.at[node] = state.end[node] = day


@compiled
def hold_fixed(node: int, run: int, world: World) -> None:
    """Keep the days of what has begun, and take all that it uses."""
    nodes, state = world.nodes, world.state
    day, end = nodes.planned[node], nodes.fixed_end[node]
    state.cause[node], state.why[node] = -1, PLANNED
    state.at[node], state.end[node] = day, end
    if nodes.kind[node] == WORK and nodes.crew[node] >= 0:
        take(nodes.crew[node], day, end, 1, node, world)
    elif nodes.kind[node] == CONVOY:
        state.trip[DWELL] = 0
        travel(nodes.ride[node], day, run, world)
        book_convoy(node, nodes.ride[node], world)
    elif nodes.kind[node] == FLIGHT and nodes.craft[node] >= 0:
        state.flown[nodes.craft[node], day // 7, 0] += 1
        state.flown[nodes.craft[node], day // 7, 1] = node


@compiled
def place(node: int, run: int, world: World) -> None:
    """Place one node: on its planned day, or when all that it waits for is there.

    What is dropped is waited for by nobody: the yard it would have emptied overflows, and what it
    would have brought stays behind.
    """
    nodes, links, state = world.nodes, world.links, world.state
    start, latest = nodes.planned[node], 0
    state.cause[node], state.why[node], state.refusals[node] = -1, PLANNED, 0
    state.trip[ROOM] = -1
    for row in range(links.first[node], links.first[node + 1]):
        source = links.source[row]
        if state.at[source] >= nodes.drop[source]:
            continue
        day = (state.end[source] if links.at_end[row] else state.at[source]) + links.lag[row]
        if links.on_arrival[row]:
            if day > latest:
                latest, state.trip[ROOM] = day, source
        elif day > start or (nodes.kind[node] == GATE and day == start and state.cause[node] < 0):
            start, state.cause[node], state.why[node] = day, source, LINK
    start = min(start, world.limits.horizon)
    if nodes.fixed[node]:
        hold_fixed(node, run, world)
    elif nodes.kind[node] == WORK:
        place_work(node, start, run, world)
    elif nodes.kind[node] == CONVOY:
        place_convoy(node, start, latest, run, world)
    elif nodes.kind[node] == FLIGHT:
        place_flight(node, start, run, world)
    else:
        state.at[node] = state.end[node] = start
