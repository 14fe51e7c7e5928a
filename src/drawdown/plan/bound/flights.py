"""Seats in the joint bound: people as a flow from hubs home, day by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from drawdown.plan.flow.program import Term
from drawdown.plan.flow.traffic import KILO, Traffic
from drawdown.plan.problem import Route, SiteJob

WEEK = 7
Group = tuple[SiteJob, list[tuple[int, int]]]
"""A site, and (day, people) of those of it who can be at its hub from a day on, guard apart."""


def add_people(
    traffic: Traffic, groups: Sequence[Group], comes: Mapping[tuple[str, int], list[Term]]
) -> list[Term]:
    """Add everybody who has to leave: to fly within seats and releases, or to stay beyond.

    `groups` are free on a day that is known, `comes` with columns of the program. Returns who
    flies home before the cap on releases ends.
    """
    problem, program, horizon = traffic.problem, traffic.program, traffic.horizon
    prices = problem.prices
    joins = _joins(groups)
    releases = _add_guards(traffic)
    flow: dict[tuple[str, int], list[Term]] = defaultdict(list)
    home, early = _add_home(traffic, flow)
    _add_shuttles(traffic, flow)
    for hub in problem.hubs:
        before: int | None = None
        for day in range(horizon):
            waiting = program.column()
            terms = [(waiting, 1.0), *flow[hub, day]]
            terms += [(c, -v) for c, v in comes.get((hub, day), ())]
            terms += [(c, -v) for c, v in releases.get((hub, day), ())]
            if before is not None:
                terms.append((before, -1.0))
            new = float(joins.get((hub, day), 0))
            program.row(terms, low=-float("inf"), high=new)
            before = waiting
    rotated = sum(people for _, people, _ in problem.rotations)
    everybody = sum(job.heads.leaving for job in problem.sites) - rotated
    late = prices.late_person_day * (horizon - problem.deadline + 1)
    beyond = program.column((prices.person_day * horizon + late) * KILO)
    program.row([*home, (beyond, 1.0)], low=float(everybody))
    if problem.release_cap is not None:
        first, most = problem.release_cap
        gone = sum(people for _, people, day in problem.rotations if day < first)
        program.row(early, high=float(max(0, most - gone)))
    return early


def _joins(groups: Sequence[Group]) -> dict[tuple[str, int], int]:
    """Return who can be at which hub from which day on, as if every site stood alone."""
    joins: dict[tuple[str, int], int] = {}
    for job, rows in groups:
        hub = job.id if job.hub else str(job.site.moves_to)
        for day, people in rows:
            joins[hub, day] = joins.get((hub, day), 0) + people
    return joins


def _add_guards(traffic: Traffic) -> dict[tuple[str, int], list[Term]]:
    """The guard of a converted hub goes as escorted convoys stop coming and going."""
    problem, program = traffic.problem, traffic.program
    found: dict[tuple[str, int], list[Term]] = {}
    for job in problem.sites:
        people = job.heads.guard_leaving
        if job.hub is None or job.closes or not people:
            continue
        gone: int | None = None
        columns = []
        for day in range(traffic.horizon):
            leaves, new = program.column(high=float(people)), program.column(high=float(people))
            terms = [(new, 1.0), (leaves, -1.0)]
            if gone is not None:
                terms.append((gone, -1.0))
            program.row(terms, low=0.0, high=0.0)
            columns.append(new)
            found[job.id, day] = [(leaves, 1.0)]
            gone = new
        for route, by_day in traffic.escorted.items():
            if job.id in (route.origin, route.destination):
                _keep_guard(traffic, job, route, by_day, columns)
    return found


def _keep_guard(
    traffic: Traffic,
    job: SiteJob,
    route: Route,
    by_day: Mapping[int, list[Term]],
    gone: Sequence[int],
) -> None:
    """Once the guard of a hub has begun to go, no escorted convoy comes or goes any more.

    Convoys so close together that a leg lets only one of them pass are taken together.
    """
    problem, people = traffic.problem, job.heads.guard_leaving
    spacing = max(problem.legs[leg].spacing for leg in route.legs)
    for day in by_day:
        season = problem.rainy >> day & 1
        window = [d for d in range(day, day + max(spacing, 1)) if d in by_day]
        window = [d for d in window if problem.rainy >> d & 1 == season] if spacing else [day]
        most = 1.0 if spacing else float(min(problem.legs[leg].per_week for leg in route.legs))
        meets = day if route.origin == job.id else day + route.trips[season].days
        if meets < len(gone):
            terms = [term for d in window for term in by_day[d]]
            traffic.program.row([*terms, (gone[meets], most / people)], high=most)


def _add_home(
    traffic: Traffic, flow: dict[tuple[str, int], list[Term]]
) -> tuple[list[Term], list[Term]]:
    """Add the flights home, at the price of a share of a flight; return all, and the early ones."""
    problem, program = traffic.problem, traffic.program
    prices, cap = problem.prices, problem.release_cap
    home: list[Term] = []
    early: list[Term] = []
    for base, services in problem.home.items():
        for service in services:
            weeks: dict[int, list[Term]] = defaultdict(list)
            for day in range(traffic.horizon):
                late = prices.late_person_day * max(0, day + 1 - problem.deadline)
                cents = service.cents / service.seats + prices.person_day * day + late
                flown = program.column(cents * KILO)
                weeks[day // WEEK].append((flown, 1.0))
                flow[base, day].append((flown, 1.0))
                home.append((flown, 1.0))
                if cap is not None and day < cap[0]:
                    early.append((flown, 1.0))
            for terms in weeks.values():
                program.row(terms, high=float(service.seats * service.per_week))
    return home, early


def _add_shuttles(traffic: Traffic, flow: dict[tuple[str, int], list[Term]]) -> None:
    """Add the flights between hubs, at the cheapest seat, within all seats of a week."""
    problem, program = traffic.problem, traffic.program
    seats: dict[str, int] = {}
    weeks: dict[int, list[Term]] = defaultdict(list)
    for (origin, to), services in problem.between.items():
        if origin not in problem.hubs or to not in problem.hubs or not services:
            continue
        cents = min(service.cents / service.seats for service in services)
        seats |= {service.key: service.seats * service.per_week for service in services}
        for day in range(traffic.horizon):
            flown = program.column(cents * KILO)
            weeks[day // WEEK].append((flown, 1.0))
            flow[origin, day].append((flown, 1.0))
            flow[to, day].append((flown, -1.0))
    for terms in weeks.values():
        program.row(terms, high=float(sum(seats.values())))
