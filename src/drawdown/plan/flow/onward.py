"""Onward traffic as a linear program: which convoys hubs would send if convoys could be split."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

import numpy as np

from drawdown.plan.decode.choices import Choices
from drawdown.plan.decode.draft import Batch, Draft
from drawdown.plan.flow.courses import Course, Guide, Way
from drawdown.plan.flow.program import Program
from drawdown.plan.flow.room import Room
from drawdown.plan.flow.traffic import KILO, KINDS, TEU, Convoy, Traffic
from drawdown.plan.problem import Problem, Route

WHOLE_GAP = 5e-3
"""Share of its cost to which the program of whole convoys is solved."""
NEARLY_NOTHING = 1e-6
SPARE_TRUCKS = 1.5
"""Trucks that rounding up adds to a convoy: one at most for each of containers and vehicles."""
KEEPS_CENTS = 200_000_00
"""Price of a piece that keeps a closing hub from its end."""


def limits_of(problem: Problem, choices: Choices) -> tuple[dict[str, int], dict[str, int]]:
    """Return (first day without escorts, last arrival) of the hubs that have such a day."""
    last, cutoff = {}, {}
    for number, job in enumerate(problem.sites):
        if job.hub is None:
            continue
        if job.closes:
            cutoff[job.id] = choices.cutoff[number]
        elif job.heads.guard_leaving > 0:
            last[job.id] = choices.hub_last[number]
    return last, cutoff


def onward_guide(
    draft: Draft,
    choices: Choices,
    stocks: dict[str, list[Batch]],
    *,
    seconds: float | None = None,
    whole: bool = False,
) -> Guide | None:
    """Return what a linear program would send, given all that the sites have booked.

    With `whole` convoys are not split, which takes seconds instead of a tenth of one.
    """
    problem = draft.problem
    spare = SPARE_TRUCKS if whole else 0.0
    traffic = Traffic(problem, Program(), problem.deadline + 1, spare_trucks=spare)
    last, cutoff = limits_of(problem, choices)
    convoys: dict[Way, list[Convoy]] = {}
    for hub, exits in problem.exits.items():
        for to, _ in exits:
            for number, route in enumerate(problem.routes[hub, to]):
                days = _days(problem, route, last, cutoff)
                convoys[hub, to, number] = [traffic.convoy(route, day) for day in days]
    balances = {}
    for name in problem.hubs:
        for kind in KINDS:
            balances[name, kind] = _stock(traffic, name, kind, stocks.get(name, []), cutoff)
    for calls in problem.ports.values():
        for kind in KINDS:
            traffic.port_stock(calls, kind, until=problem.deadline)
    rows = Room(draft).close(traffic)
    if whole and not _made_whole(traffic, convoys, seconds):
        return None
    found = traffic.program.solve(seconds=seconds, gap=WHOLE_GAP)
    if found is None:
        return None
    x, y = found.columns, found.duals
    courses = {way: Course(tuple(_steps(row, x, whole=whole))) for way, row in convoys.items()}
    early = {
        key: [float(y[row]) / KILO for _, row in sorted(by_day.items())]
        for key, by_day in balances.items()
    }
    escort = [
        float(y[rows["escorts", day]]) / KILO if ("escorts", day) in rows else 0.0
        for day in range(problem.deadline)
    ]
    return Guide(courses, found.value / KILO, early, whole, escort)


def _made_whole(traffic: Traffic, convoys: dict[Way, list[Convoy]], seconds: float | None) -> bool:
    """Let convoys be whole, and leave only on days on which the split program sends some.

    That is found ten times sooner, and as cheap. Returns whether the split program was solved.
    """
    split = traffic.program.solve(seconds=seconds)
    if split is None:
        return False
    for convoy in (convoy for row in convoys.values() for convoy in row):
        traffic.program.whole.append(convoy.number)
        if split.columns[convoy.number] <= NEARLY_NOTHING:
            traffic.program.highs[convoy.number] = 0.0
    return True


def _steps(
    row: list[Convoy], x: np.ndarray, *, whole: bool
) -> Iterator[tuple[int, float, float, float]]:
    """Yield (day, convoys, containers, vehicles) where something is sent.

    A convoy without escort costs nothing by itself, so that a program may send empty ones.
    """
    for convoy in row:
        number, teu, vehicles = (float(x[n]) for n in (convoy.number, *convoy.loads))
        if whole:
            number = float(ceil((teu / 2 + vehicles) / convoy.route.slots - NEARLY_NOTHING))
        if number > NEARLY_NOTHING:
            yield convoy.day, number, teu, vehicles


def _days(
    problem: Problem, route: Route, last: dict[str, int], cutoff: dict[str, int]
) -> list[int]:
    """Return the days on which a convoy may leave along a route."""
    hub, to = route.origin, route.destination
    end = problem.deadline
    if hub in cutoff:
        end = min(end, cutoff[hub] + problem.hubs[hub].cutoff_days)
    days = []
    for day in range(problem.means.load_days, end):
        arrives = day + route.trips[problem.rainy >> day & 1].days
        if not route.open_days >> day & 1 or arrives > cutoff.get(to, arrives):
            continue
        late = day >= last.get(hub, day + 1) or arrives >= last.get(to, arrives + 1)
        if not (route.escorts and late):
            days.append(day)
    return days


def _stock(
    traffic: Traffic, name: str, kind: int, batches: list[Batch], cutoff: dict[str, int]
) -> dict[int, int]:
    """Add what stands at a hub and what becomes of it."""
    problem = traffic.problem
    hub = problem.hubs[name]
    own: dict[int, float] = {}
    fixed: dict[int, float] = {}
    for batch in batches:
        pieces = batch.teu if kind == TEU else batch.vehicles
        day = max(0, batch.ready - hub.dwell_days) if batch.transit else batch.ready
        into = fixed if batch.transit else own
        into[day] = into.get(day, 0.0) + pieces
    left, rows = traffic.hub_stock(hub, kind, own=own, fixed=fixed, until=problem.deadline)
    prices = problem.prices
    cents = KEEPS_CENTS if name in cutoff else prices.left_day * prices.left_days
    traffic.program.costs[left] = cents * KILO
    return rows
