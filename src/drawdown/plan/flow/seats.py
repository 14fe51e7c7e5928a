"""Seats: who flies from where on which day, as an integer program over the flights of each week."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from drawdown.plan.flow.program import Program, Term
from drawdown.plan.problem import Flights, Problem

WEEK = 7
GAP = 0.003
"""Share of the cost by which flights may miss the best there are."""
KILO = 1e-5
"""Cents in thousands of dollars, so that the numbers of the program stay near one."""
SMALL = 25
STAYS_CENTS = 20_000_00
"""Price of a day by which somebody keeps a closing hub from its end."""


@dataclass(frozen=True, slots=True)
class Demand:
    """Who can fly: people who are free at a hub from a day on, and hubs that must be empty."""

    joins: Mapping[tuple[str, int], int]
    """(hub, day) -> people; those of a rotation are taken off."""
    empty_from: Mapping[str, int]
    """Hubs that close: day from which nobody should be there."""
    shut_from: Mapping[str, int]
    """Hubs that close: day from which no flight may use them."""
    used: Mapping[tuple[str, int], int]
    """(aircraft, week) -> flights already booked."""
    hubs: tuple[str, ...]
    """Where people wait and fly from."""

    def at(self, hubs: tuple[str, ...]) -> Demand:
        """Return the demand at some of the hubs."""
        here = {key: people for key, people in self.joins.items() if key[0] in hubs}
        return replace(self, joins=here, hubs=hubs)


@dataclass(frozen=True, slots=True)
class Boarding:
    """People on the flights of one kind on one day."""

    service: Flights
    day: int
    flights: int
    people: int


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to look: seconds, share of the cost that may be missed, nodes of the tree."""

    seconds: float | None = None
    gap: float = GAP
    nodes: int | None = None
    joins: int | None = None
    """Days of each week on which people become free that may have flights; all if none."""
    shuttles: bool = False
    """Whether flights between hubs are whole, too; the decoder rounds them up otherwise."""


@dataclass(frozen=True, slots=True)
class Seats:
    """The flights of a program, and what it pays for them, people and lateness, in cents."""

    boardings: tuple[Boarding, ...]
    cents: float


@dataclass(slots=True)
class _Model:
    problem: Problem
    demand: Demand
    whole_from: int | None
    """Day from which flights are whole numbers; never if none."""
    shuttles: bool
    program: Program = field(default_factory=Program)
    out: dict[tuple[str, int], list[Term]] = field(default_factory=dict)
    weeks: dict[tuple[str, int], list[Term]] = field(default_factory=dict)
    limits: dict[str, int] = field(default_factory=dict)
    early: list[Term] = field(default_factory=list)
    home: list[Term] = field(default_factory=list)
    flights: list[tuple[Flights, int, int, int]] = field(default_factory=list)
    """(service, day, column of flights, column of people)."""


def days_of(problem: Problem, demand: Demand, until: int, joins: int | None) -> list[int]:
    """Return the days on which a flight may be worth while: starts of weeks, and of freedom.

    Of each week only so many days count on which people become free, those with the most.
    """
    days = {0, problem.deadline - 1, *range(0, until, WEEK), until - 1}
    days |= {max(0, day - 1) for day in demand.empty_from.values()}
    if problem.release_cap is not None:
        days.add(problem.release_cap[0])
    free: dict[int, dict[int, int]] = {}
    for (_, day), people in demand.joins.items():
        week = free.setdefault(day // WEEK, {})
        week[day] = week.get(day, 0) + people
    for week in free.values():
        days |= set(sorted(week, key=lambda day: (-week[day], day))[:joins])
    return sorted(day for day in days if day < until)


def assign_seats(
    problem: Problem,
    demand: Demand,
    *,
    until: int,
    effort: Effort,
    whole_from: int | None = 0,
    most_early: int | None = None,
) -> Seats | None:
    """Return the flights that bring everybody out at the least cost, or nothing in time.

    Flights are whole numbers from day `whole_from`; before it, or without it, the decoder rounds.
    `most_early` may leave before the cap on releases ends.
    """
    model = _Model(problem, demand, whole_from, effort.shuttles)
    days = days_of(problem, demand, until, effort.joins)
    prices = problem.prices
    for base in demand.hubs:
        for service in problem.home.get(base, ()):
            for day in days:
                late = max(0, day + 1 - problem.deadline)
                cents = prices.person_day * day + prices.late_person_day * late
                _add_flight(model, service, day, cents)
    for (origin, to), services in problem.between.items():
        if origin in demand.hubs and to in demand.hubs and problem.home.get(to):
            for service in _large(services):
                for day in days:
                    _add_flight(model, service, day, 0)
    _add_weeks(model)
    _add_waiting(model, days)
    everybody = sum(demand.joins.values())
    model.program.row(model.home, low=everybody, high=everybody)
    if most_early is not None:
        model.program.row(model.early, high=max(0, most_early))
    found = model.program.solve(seconds=effort.seconds, gap=effort.gap, nodes=effort.nodes)
    if found is None:
        return None
    boardings = tuple(
        Boarding(service, day, round(found.columns[flights]), round(found.columns[people]))
        for service, day, flights, people in model.flights
        if round(found.columns[people]) > 0
    )
    return Seats(boardings, found.value / KILO)


def _large(services: tuple[Flights, ...]) -> tuple[Flights, ...]:
    """Return the larger aircraft where there are any: small ones only make the program long."""
    return tuple(s for s in services if s.seats >= SMALL) or services


def _add_flight(model: _Model, service: Flights, day: int, cents: int) -> None:
    """Add the flights of a service on a day, and the people on board."""
    demand, program = model.demand, model.program
    for place in (service.origin, service.destination):
        if day >= demand.shut_from.get(place, day + 1):
            return
    empty = demand.empty_from.get(service.destination)
    if empty is not None and day >= empty - WEEK:
        return
    left = service.per_week - demand.used.get((service.key, day // WEEK), 0)
    if left <= 0 or service.seats <= 0:
        return
    kind = model.shuttles or service.destination not in model.problem.hubs
    whole = kind and model.whole_from is not None and day >= model.whole_from
    flights = program.column(service.cents * KILO, high=left, whole=whole)
    people = program.column(cents * KILO)
    program.row([(people, 1.0), (flights, -float(service.seats))], high=0.0)
    model.weeks.setdefault((service.key, day // WEEK), []).append((flights, 1.0))
    model.limits[service.key] = service.per_week
    model.out.setdefault((service.origin, day), []).append((people, 1.0))
    if service.destination in model.problem.hubs:
        model.out.setdefault((service.destination, day), []).append((people, -1.0))
    else:
        model.home.append((people, 1.0))
        cap = model.problem.release_cap
        if cap is not None and day < cap[0]:
            model.early.append((people, 1.0))
    model.flights.append((service, day, flights, people))


def _add_weeks(model: _Model) -> None:
    """Keep the flights a week of each aircraft (rule *seats*)."""
    for (key, week), terms in model.weeks.items():
        left = model.limits[key] - model.demand.used.get((key, week), 0)
        model.program.row(terms, high=max(0, left))


def _add_waiting(model: _Model, days: list[int]) -> None:
    """Nobody flies who is not there; who keeps a closing hub from its end costs."""
    joins: dict[str, dict[int, int]] = {}
    for (hub, day), people in model.demand.joins.items():
        at = joins.setdefault(hub, {})
        at[day] = at.get(day, 0) + people
    for hub in sorted(model.demand.hubs):
        before: int | None = None
        coming = sorted(joins.get(hub, {}).items(), reverse=True)
        for day in days:
            empty = model.demand.empty_from.get(hub)
            price = STAYS_CENTS * KILO if empty is not None and day >= empty else 0.0
            waiting = model.program.column(price)
            terms = [(waiting, 1.0), *model.out.get((hub, day), [])]
            if before is not None:
                terms.append((before, -1.0))
            new = 0
            while coming and coming[-1][0] <= day:
                new += coming.pop()[1]
            model.program.row(terms, low=new, high=new)
            before = waiting
