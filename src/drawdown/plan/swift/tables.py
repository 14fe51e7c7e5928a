"""A problem as integer tables, and the empty books that the compiled decoder writes into."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from drawdown.plan.build.tasks import LIFTS
from drawdown.plan.decode.dates import ENDING
from drawdown.plan.decode.guide import TEAM_DAY_CENTS, site_day
from drawdown.plan.decode.sites import TEAM_FROM, waits_of
from drawdown.plan.problem import COE, UNOE, Lift, Problem, Route, SiteJob
from drawdown.plan.swift.kernel import CLEARED, LAST, LIFT, STAFF, WORK

Array = np.ndarray[Any, np.dtype[Any]]
MARKS = (TEAM_FROM, "", "T43", "T44", "T17", "T29", "T46", "T47", "T48", "T57")
"""Tasks that the decoder has to find, by column of `Tables.marks`."""
BEYOND = 240
KINDS = {"T45": STAFF, "T57": LAST, "T43": CLEARED, **dict.fromkeys(LIFTS, LIFT)}


class Tables(NamedTuple):
    """Everything that does not change while orders are tried; -1 stands for none."""

    deadline: int
    horizon: int
    load_days: int
    turnaround: int
    team: int
    late_day: int
    team_day: int
    rainy: Array
    capacity: Array
    closes: Array
    is_hub: Array
    hub_of: Array
    hub_cutoff: Array
    ending: Array
    staff: Array
    body: Array
    site_day: Array
    own: Array
    goes_to: Array
    hub_arrivals: Array
    dwell: Array
    marks: Array
    tasks_from: Array
    days: Array
    crew: Array
    kind: Array
    preds_from: Array
    preds: Array
    sweep_from: Array
    sweep: Array
    lifts_from: Array
    lift_teu: Array
    lift_vehicles: Array
    lift_slots: Array
    lift_trucks: Array
    lift_people: Array
    lift_coe: Array
    lift_unoe: Array
    routes_from: Array
    slots: Array
    units: Array
    collects: Array
    train: Array
    cycle: Array
    trip_days: Array
    trip_back: Array
    trip_escort: Array
    opened: Array
    opened_last: Array
    route_from: Array
    keys: Array
    enters: Array
    per_week: Array
    spacing: Array
    services_from: Array
    craft: Array
    seats: Array
    craft_weeks: Array


class Books(NamedTuple):
    """What a decoder fills in: calendars, times, departures, and what it has taken last."""

    level: Array
    leg_weeks: Array
    leg_days: Array
    arrivals: Array
    flights: Array
    start: Array
    finish: Array
    latest: Array
    departs: Array
    arrives: Array
    until: Array
    taken: Array
    logged: Array


def ints(values: Any) -> Array:  # noqa: ANN401 - whatever numpy takes
    """Return an array of 64-bit integers."""
    return np.array(values, dtype=np.int64)


def bits(mask: int, length: int) -> list[bool]:
    """Return the lowest bits of a number, lowest first."""
    return [bool(mask >> day & 1) for day in range(length)]


class _Columns:
    """Lists that become the columns of the tables."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        trains = sorted(
            {r.legs[0] for ways in problem.routes.values() for r in ways if r.river}
        )
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
    sites = problem.sites
    held = means.held_crew
    return Tables(
        deadline=problem.deadline,
        horizon=problem.horizon,
        load_days=means.load_days,
        turnaround=means.turnaround,
        team=columns.resource[held] if held else -1,
        late_day=problem.prices.late_site_day,
        team_day=TEAM_DAY_CENTS,
        rainy=ints([problem.rainy >> day & 1 for day in range(length)]),
        capacity=ints(capacity),
        closes=np.array([job.closes for job in sites]),
        is_hub=np.array([job.hub is not None for job in sites]),
        hub_of=ints([columns.hubs.get(job.id, -1) for job in sites]),
        hub_cutoff=ints([job.hub.cutoff_days if job.hub else 0 for job in sites]),
        ending=ints([_ending(job) for job in sites]),
        staff=ints([job.heads.staff_leaving if job.closes else 0 for job in sites]),
        body=ints([job.heads.body if job.hub else 0 for job in sites]),
        site_day=ints([site_day(problem, job) for job in sites]),
        own=ints([[[p.teu, p.vehicles] for p in job.cargo] for job in sites]),
        goes_to=ints([columns.hubs.get(str(job.site.moves_to), -1) for job in sites]),
        hub_arrivals=ints([hub.arrivals_teu_per_day for hub in problem.hubs.values()]),
        dwell=ints([hub.dwell_days for hub in problem.hubs.values()]),
        per_week=ints(per_week),
        spacing=ints(spacing),
        **_task_columns(problem, columns),
        **_lift_columns(problem),
        **_route_columns(problem, columns, length),
        **_service_columns(problem, columns),
        craft_weeks=ints(columns.weeks or [0]),
    )


def _ending(job: SiteJob) -> int:
    """Return the days from an empty hub to its end; none for other sites."""
    if not (job.closes and job.hub):
        return 0
    return sum(job.jobs[task].days for task in ENDING if task in job.jobs)


def _task_columns(problem: Problem, columns: _Columns) -> dict[str, Array]:
    """Return the tasks that a site places by itself, in its order."""
    tasks_from, days, crew, kind, marks = [0], [], [], [], []
    preds_from, preds, sweep_from, sweep = [0], [], [0], []
    for job in problem.sites:
        waits = waits_of(job)
        own = [task for task in job.order if task not in waits]
        number = {task: tasks_from[-1] + at for at, task in enumerate(own)}
        for task in own:
            todo = job.jobs[task]
            days.append(todo.days)
            crew.append(columns.resource[todo.crew] if todo.crew else -1)
            lifts = job.closes or task == "T43"
            kind.append(KINDS.get(task, WORK) if lifts else WORK)
            preds += [number[pred] for pred in todo.preds if pred in number]
            preds_from.append(len(preds))
        if job.closes and job.hub:
            sweep += [number[pred] for pred in job.jobs["T52"].preds if pred in number]
        sweep_from.append(len(sweep))
        marks.append([number.get(task, -1) for task in MARKS])
        tasks_from.append(tasks_from[-1] + len(own))
    return {
        "tasks_from": ints(tasks_from),
        "days": ints(days),
        "crew": ints(crew),
        "kind": ints(kind),
        "preds_from": ints(preds_from),
        "preds": ints(preds),
        "sweep_from": ints(sweep_from),
        "sweep": ints(sweep),
        "marks": ints(marks),
    }


def _lift_columns(problem: Problem) -> dict[str, Array]:
    """Return the lifts of each closing site, its rear party last."""
    lifts_from = [0]
    lifts: list[Lift] = []
    for job in problem.sites:
        if job.rear is not None:
            lifts += [*job.lifts, job.rear]
        lifts_from.append(len(lifts))
    return {
        "lifts_from": ints(lifts_from),
        "lift_teu": ints([lift.teu for lift in lifts]),
        "lift_vehicles": ints([lift.vehicles for lift in lifts]),
        "lift_slots": ints([lift.slots for lift in lifts]),
        "lift_trucks": ints([lift.trucks for lift in lifts]),
        "lift_people": ints([lift.people for lift in lifts]),
        "lift_coe": np.array([lift.carries(COE) for lift in lifts], dtype=np.bool_),
        "lift_unoe": np.array([lift.carries(UNOE) for lift in lifts], dtype=np.bool_),
    }


def _route_columns(problem: Problem, columns: _Columns, length: int) -> dict[str, Array]:
    """Return the routes of each closing site to its hub."""
    routes_from = [0]
    routes: list[Route] = []
    for job in problem.sites:
        if job.closes:
            routes += problem.routes[job.id, str(job.site.moves_to)]
        routes_from.append(len(routes))
    route_from, keys, enters = [0], [], []
    for route in routes:
        for at, stretch in enumerate(route.trips[0].stretches):
            keys.append(columns.keys[stretch.key])
            enters.append([trip.stretches[at].enter for trip in route.trips])
        route_from.append(len(keys))
    trips = [route.trips for route in routes]
    return {
        "routes_from": ints(routes_from),
        "slots": ints([r.slots for r in routes]),
        "units": ints([r.escorts for r in routes]),
        "collects": np.array([r.collect for r in routes], dtype=np.bool_),
        "train": ints([columns.resource[r.legs[0]] if r.river else -1 for r in routes]),
        "cycle": ints([r.cycle_days for r in routes]),
        "trip_days": ints([[t.days for t in both] for both in trips]).reshape(-1, 2),
        "trip_back": ints([[t.back for t in both] for both in trips]).reshape(-1, 2),
        "trip_escort": ints([[t.escort_days for t in both] for both in trips]).reshape(-1, 2),
        "opened": np.array([bits(r.open_days, length) for r in routes]).reshape(-1, length),
        "opened_last": np.array([bits(r.open_days_last, length) for r in routes]).reshape(
            -1, length
        ),
        "route_from": ints(route_from),
        "keys": ints(keys),
        "enters": ints(enters).reshape(-1, 2),
    }


def _service_columns(problem: Problem, columns: _Columns) -> dict[str, Array]:
    """Return the flights from each closing site to its hub."""
    services_from, craft, seats = [0], [], []
    for job in problem.sites:
        way = (job.id, str(job.site.moves_to))
        for service in problem.between.get(way, ()) if job.closes else ():
            craft.append(columns.craft(service.key, service.per_week))
            seats.append(service.seats)
        services_from.append(len(craft))
    return {"services_from": ints(services_from), "craft": ints(craft), "seats": ints(seats)}


def books_of(tables: Tables) -> Books:
    """Return empty books for a problem."""
    length = len(tables.rainy)
    weeks = length // 7 + 2
    tasks, lifts = len(tables.days), len(tables.lift_teu)

    def zeros(*shape: int) -> Array:
        return np.zeros(shape, dtype=np.int64)

    return Books(
        level=zeros(len(tables.capacity), length),
        leg_weeks=zeros(len(tables.per_week), weeks),
        leg_days=zeros(len(tables.per_week), length),
        arrivals=zeros(len(tables.hub_arrivals), length),
        flights=zeros(len(tables.craft_weeks), weeks),
        start=zeros(tasks),
        finish=zeros(tasks),
        latest=zeros(tasks),
        departs=zeros(lifts),
        arrives=zeros(lifts),
        until=zeros(len(tables.closes)),
        taken=zeros(20_000, 5),
        logged=zeros(1),
    )
