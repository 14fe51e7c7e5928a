"""A boarding plan for the people of a draft: what the program of the seats is told about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from drawdown.plan.decode.dates import ENDING, LAST_WAIT
from drawdown.plan.decode.people import Crowd
from drawdown.plan.flow.regions import relaxed_seats, whole_seats
from drawdown.plan.flow.seats import Boarding, Demand, Effort

WEEK = 7
SPARE_WEEKS = 3


@dataclass(slots=True)
class BoardingPlan:
    """Seats by integer program, or by its relaxation where that is not the last word."""

    effort: Effort
    whole: bool
    threads: int = 1
    arrived: Mapping[str, int] = field(default_factory=dict)
    """Day on which the rear party of a hub is known to come to the next; guessed for others."""
    sooner: bool = False
    """Whether it may come sooner than that, as soon as whole flights have emptied the hub."""
    cents: float | None = None
    """What the program that was asked last pays for flights, people and lateness."""

    def __call__(self, crowd: Crowd) -> Iterable[Boarding]:
        """Return the flights for everybody who is gathered; none where there is no answer."""
        demand = demand_of(crowd, self.arrived, sooner=self.sooner)
        problem = crowd.problem
        seats = sum(s.seats * s.per_week for services in problem.home.values() for s in services)
        if not seats:
            return ()
        weeks = -(-crowd.to_go // seats) + SPARE_WEEKS
        latest = max([problem.deadline, *(day for _, day in demand.joins)])
        until = min(problem.horizon, latest + WEEK * weeks)
        found = (
            whole_seats(problem, demand, until=until, effort=self.effort, threads=self.threads)
            if self.whole
            else relaxed_seats(problem, demand, until=until, seconds=self.effort.seconds)
        )
        self.cents = found.cents if found else None
        return found.boardings if found else ()


def demand_of(crowd: Crowd, arrived: Mapping[str, int], *, sooner: bool = False) -> Demand:
    """Return who is free when, the end of each hub that closes taken from when it can be empty."""
    problem = crowd.problem
    joins: dict[tuple[str, int], int] = {}
    for day, people in crowd.joining.items():
        for hub, number in people:
            joins[hub, day] = joins.get((hub, day), 0) + number
    shut: dict[str, int] = {}
    for hub, empty in sorted(crowd.tails.items(), key=lambda item: item[1]):
        job, to = problem.site(hub), crowd.escorting[hub]
        departs = empty + sum(job.jobs[t].days for t in ENDING if t in job.jobs) + LAST_WAIT
        shut[hub] = departs + 1
        arrives = departs + problem.routes[hub, to][0].trips[0].days
        known = arrived.get(hub, arrives)
        arrives = min(known, arrives) if sooner else known
        joins[to, arrives] = joins.get((to, arrives), 0) + job.heads.guard_leaving
        host = problem.site(to)
        if not host.closes:
            free = max(arrives + 1, crowd.draft.guard_until[to])
            joins[to, free] = joins.get((to, free), 0) + host.heads.guard_leaving
    _take_off_rotations(joins, crowd)
    return Demand(
        joins=joins,
        empty_from=dict(crowd.tails),
        shut_from=shut,
        used=dict(crowd.draft.flights.used),
        hubs=tuple(problem.hubs),
    )


def _take_off_rotations(joins: dict[tuple[str, int], int], crowd: Crowd) -> None:
    """Take people of rotations off those who join, since their flight is fixed."""
    for site, people, _ in crowd.problem.rotations:
        left = people
        for key in sorted((k for k in joins if k[0] == site), key=lambda k: -joins[k]):
            taken = min(left, joins[key])
            joins[key] -= taken
            left -= taken
