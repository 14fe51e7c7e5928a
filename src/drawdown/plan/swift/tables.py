"""A problem as integer tables, and the empty books that the compiled decoder writes into."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from drawdown.plan.build.tasks import LIFTS
from drawdown.plan.decode.dates import ending_days, seats_a_week
from drawdown.plan.decode.guide import TEAM_DAY_CENTS, seat_numbers, site_day
from drawdown.plan.decode.sites import TEAM_FROM, waits_of
from drawdown.plan.problem import COE, UNOE, Lift, Problem, Route, SiteJob
from drawdown.plan.swift.columns import CLEARED, LAST, LIFT, STAFF, WORK

Array = np.ndarray[Any, np.dtype[Any]]
MARKS = (TEAM_FROM, "", "T43", "T44", "T17", "T29", "T46", "T47", "T48", "T57")
"""Tasks that the decoder has to find, by column of `Tables.marks`."""
BEYOND = 240
KINDS = {"T45": STAFF, "T57": LAST, "T43": CLEARED, **dict.fromkeys(LIFTS, LIFT)}


class Tables(NamedTuple):
    """What does not change while orders are tried: matrices whose columns `columns` names."""

    numbers: Array
    sites: Array
    tasks: Array
    before: Array
    """Predecessors of the tasks, then what the sweep of a closing hub waits for."""
    lifts: Array
    routes: Array
    stretches: Array
    """Leg and direction, and days after the departure in either season."""
    opened: Array
    """Route x (for the rear party, for a lift) x day."""
    legs: Array
    services: Array
    hubs: Array
    capacity: Array
    craft_weeks: Array
    rainy: Array


class Books(NamedTuple):
    """What a decoder fills in: calendars, times, departures, and what it has taken last."""

    level: Array
    leg_weeks: Array
    leg_days: Array
    arrivals: Array
    flights: Array
    spans: Array
    """Start, finish and latest finish of each task."""
    trips: Array
    """Departure and arrival of each lift."""
    until: Array
    joins: Array
    """People who become free to fly, by hub and day."""
    waiting: Array
    offered: Array
    held: Array
    """Day until which the guard of each hub has to stand for the sites that move there."""
    shut: Array
    """Day from which nobody flies home from a hub that closes."""
    taken: Array
    logged: Array


def ints(values: Any) -> Array:
    """Return an array of 64-bit integers."""
    return np.array(values, dtype=np.int64)


def bits(mask: int, length: int) -> list[bool]:
    """Return the lowest bits of a number, lowest first."""
    return [bool(mask >> day & 1) for day in range(length)]


class _Columns:
    """Lists that become the columns of the tables."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        trains = sorted({r.legs[0] for ways in problem.routes.values() for r in ways if r.river})
        names = ["escorts", "in_flight", "trucks", *problem.means.crews, *trains]
        self.resource = {name: number for number, name in enumerate(names)}
        self.hubs = {hub: number for number, hub in enumerate(problem.hubs)}
        self.keys = {
            (leg, forward): 2 * number + forward
            for number, leg in enumerate(problem.legs)
            for forward in (False, True)
        }
        self.crafts: dict[str, int] = {}
        self.weeks: list[int] = []

    def craft(self, key: str, per_week: int) -> int:
        """Return the number of an aircraft entry."""
        if key not in self.crafts:
            self.crafts[key] = len(self.crafts)
            self.weeks.append(per_week)
        return self.crafts[key]


def tables_of(problem: Problem) -> Tables:
    """Return a problem as tables."""
    columns = _Columns(problem)
    length = problem.horizon + BEYOND
    means = problem.means
    capacity = [0] * len(columns.resource)
    capacity[:3] = [means.escorts, means.in_flight, means.trucks]
    for kind, number in means.crews.items():
        capacity[columns.resource[kind]] = number
    for ways in problem.routes.values():
        for route in ways:
            if route.river:
                capacity[columns.resource[route.legs[0]]] = route.trains
    per_week, spacing = [0] * len(columns.keys), [0] * len(columns.keys)
    for (leg, _), number in columns.keys.items():
        per_week[number] = problem.legs[leg].per_week
        spacing[number] = problem.legs[leg].spacing
    before: list[int] = []
    tasks, tasks_from, sweeps, marks = _tasks(problem, columns, before)
    lifts, lifts_from = _lifts(problem)
    routes, stretches, routes_from = _routes(problem, columns)
    services, services_from = _services(problem, columns)
    sites = [
        [
            *_site(problem, job, columns),
            *tasks_from[at : at + 2],
            *lifts_from[at : at + 2],
            *routes_from[at : at + 2],
            *services_from[at : at + 2],
            *sweeps[at],
            *(n for piece in job.cargo for n in (piece.teu, piece.vehicles)),
            *marks[at],
            job.due,
        ]
        for at, job in enumerate(problem.sites)
    ]
    return Tables(
        numbers=ints(_numbers(problem, columns)),
        sites=ints(sites),
        tasks=ints(tasks),
        before=ints(before or [0]),
        lifts=ints(lifts).reshape(-1, 7),
        routes=ints([_route(route, columns, at) for route, at in routes]).reshape(-1, 13),
        stretches=ints(stretches).reshape(-1, 3),
        opened=np.array(
            [[bits(r.open_days_last, length), bits(r.open_days, length)] for r, _ in routes]
        ).reshape(-1, 2, length),
        legs=ints(list(zip(per_week, spacing, strict=True))),
        services=ints(services).reshape(-1, 2),
        hubs=ints([_hub(problem, hub) for hub in problem.hubs]),
        capacity=ints(capacity),
        craft_weeks=ints(columns.weeks or [0]),
        rainy=ints([problem.rainy >> day & 1 for day in range(length)]),
    )


def _numbers(problem: Problem, columns: _Columns) -> list[int]:
    """Return the numbers that hold for all sites."""
    means = problem.means
    return [
        problem.deadline,
        problem.horizon,
        means.load_days,
        means.turnaround,
        columns.resource[means.held_crew] if means.held_crew else -1,
        problem.prices.late_site_day,
        TEAM_DAY_CENTS,
        *seat_numbers(problem),
    ]


def _hub(problem: Problem, hub: str) -> list[int]:
    """Return the columns of a hub: arrivals a day, dwell, guard that leaves, seats home a week."""
    rule, job = problem.hubs[hub], problem.site(hub)
    guard = 0 if job.closes else job.heads.guard_leaving
    return [rule.arrivals_teu_per_day, rule.dwell_days, guard, seats_a_week(problem, hub)]


def _site(problem: Problem, job: SiteJob, columns: _Columns) -> list[int]:
    """Return the first columns of a site."""
    return [
        job.closes,
        job.hub is not None,
        columns.hubs.get(job.id, -1),
        job.hub.cutoff_days if job.hub else 0,
        ending_days(job) if job.closes and job.hub else 0,
        job.heads.staff_leaving if job.closes else 0,
        (job.heads.body + (0 if job.closes else job.heads.staff_leaving)) if job.hub else 0,
        site_day(problem, job),
        columns.hubs.get(str(job.site.moves_to), -1),
    ]


def _tasks(
    problem: Problem, columns: _Columns, before: list[int]
) -> tuple[list[list[int]], list[int], list[tuple[int, int]], list[list[int]]]:
    """Return the tasks that sites place by themselves, where each site begins, sweeps and marks."""
    rows: list[list[int]] = []
    tasks_from, sweeps, marks = [0], [], []
    for job in problem.sites:
        waits = waits_of(job)
        own = [task for task in job.order if task not in waits]
        number = {task: tasks_from[-1] + at for at, task in enumerate(own)}
        for task in own:
            todo, first = job.jobs[task], len(before)
            before += [number[pred] for pred in todo.preds if pred in number]
            crew = columns.resource[todo.crew] if todo.crew else -1
            kind = KINDS.get(task, WORK) if job.closes or task == "T43" else WORK
            rows.append([todo.days, crew, kind, first, len(before)])
        first = len(before)
        if job.closes and job.hub:
            before += [number[pred] for pred in job.jobs["T52"].preds if pred in number]
        sweeps.append((first, len(before)))
        marks.append([number.get(task, -1) for task in MARKS])
        tasks_from.append(len(rows))
    return rows, tasks_from, sweeps, marks


def _lifts(problem: Problem) -> tuple[list[list[int]], list[int]]:
    """Return the lifts of each closing site, its rear party last, and where each site begins."""
    lifts_from = [0]
    lifts: list[Lift] = []
    for job in problem.sites:
        if job.rear is not None:
            lifts += [*job.lifts, job.rear]
        lifts_from.append(len(lifts))
    rows = [
        [x.teu, x.vehicles, x.slots, x.trucks, x.people, x.carries(COE), x.carries(UNOE)]
        for x in lifts
    ]
    return rows, lifts_from


def _routes(
    problem: Problem, columns: _Columns
) -> tuple[list[tuple[Route, int]], list[list[int]], list[int]]:
    """Return the routes of closing sites with their first stretch, stretches, and sites' starts."""
    routes_from = [0]
    routes: list[tuple[Route, int]] = []
    stretches: list[list[int]] = []
    for job in problem.sites:
        ways = problem.routes[job.id, str(job.site.moves_to)] if job.closes else ()
        for route in ways:
            routes.append((route, len(stretches)))
            stretches += [
                [columns.keys[dry.key], dry.enter, wet.enter]
                for dry, wet in zip(*(trip.stretches for trip in route.trips), strict=True)
            ]
        routes_from.append(len(routes))
    return routes, stretches, routes_from


def _route(route: Route, columns: _Columns, first: int) -> list[int]:
    """Return the columns of a route whose stretches begin at `first`."""
    return [
        route.slots,
        route.escorts,
        route.collect,
        columns.resource[route.legs[0]] if route.river else -1,
        route.cycle_days,
        first,
        first + len(route.trips[0].stretches),
        *(trip.days for trip in route.trips),
        *(trip.back for trip in route.trips),
        *(trip.escort_days for trip in route.trips),
    ]


def _services(problem: Problem, columns: _Columns) -> tuple[list[list[int]], list[int]]:
    """Return the flights from each closing site to its hub, and where each site begins."""
    services_from = [0]
    rows: list[list[int]] = []
    for job in problem.sites:
        way = (job.id, str(job.site.moves_to))
        for service in problem.between.get(way, ()) if job.closes else ():
            craft = columns.craft(service.key, service.per_week)
            rows += [[craft, service.seats]]
        services_from.append(len(rows))
    return rows, services_from


def books_of(tables: Tables) -> Books:
    """Return empty books for a problem."""
    length = len(tables.rainy)
    weeks = length // 7 + 2

    def zeros(*shape: int) -> Array:
        return np.zeros(shape, dtype=np.int64)

    return Books(
        level=zeros(len(tables.capacity), length),
        leg_weeks=zeros(len(tables.legs), weeks),
        leg_days=zeros(len(tables.legs), length),
        arrivals=zeros(len(tables.hubs), length),
        flights=zeros(len(tables.craft_weeks), weeks),
        spans=zeros(3, len(tables.tasks)),
        trips=zeros(2, len(tables.lifts)),
        until=zeros(len(tables.sites)),
        joins=zeros(len(tables.hubs), length),
        waiting=zeros(len(tables.hubs)),
        offered=zeros(len(tables.hubs)),
        held=zeros(len(tables.hubs)),
        shut=zeros(len(tables.hubs)),
        taken=zeros(20_000, 5),
        logged=zeros(1),
    )
