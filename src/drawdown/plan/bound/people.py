"""The people bound: nobody leaves before they are free, nor faster than seats allow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drawdown.plan.bound.alone import Alone
from drawdown.plan.problem import Problem, SiteJob

WEEK = 7


def freed(problem: Problem, job: SiteJob, bounds: Alone) -> list[tuple[int, int]]:
    """Return (day, people) of a site: the earliest days on which they could board a flight home."""
    heads = job.heads
    cleared = max(
        (bounds.heads[t] + job.jobs[t].days for t in ("T43", "T44") if t in bounds.heads), default=0
    )
    staff = bounds.heads.get("T45", 0)
    if not job.closes:
        return [(staff, heads.staff_leaving), (cleared, heads.body), (0, heads.guard_leaving)]
    ways = problem.routes[job.id, str(job.site.moves_to)]
    travel = min(trip.days for route in ways for trip in route.trips)
    last = bounds.ends - 1 + travel
    body = cleared if job.hub else cleared + problem.means.load_days + travel
    flies = bool(problem.between.get((job.id, str(job.site.moves_to))))
    return [
        (staff if flies else min(staff, cleared + problem.means.load_days + travel), heads.staff),
        (body, heads.body),
        (last, heads.guard),
    ]


def least_person_days(problem: Problem, alones: Mapping[str, Alone]) -> int:
    """Return the fewest person-days of those who leave, on time or late, until they are out."""
    rotated = sum(people * day for _, people, day in problem.rotations)
    return rotated + sum(day * people for day, people in earliest_leaving(problem, alones))


def earliest_leaving(problem: Problem, alones: Mapping[str, Alone]) -> Iterator[tuple[int, int]]:
    """Yield (day, people): the most who can have left by each day; the rest at the horizon.

    Rotations are apart.
    """
    rotated = sum(people for _, people, _ in problem.rotations)
    groups = [g for job in problem.sites for g in freed(problem, job, alones[job.id])]
    total = sum(job.heads.leaving for job in problem.sites) - rotated
    seats = sum(s.seats * s.per_week for services in problem.home.values() for s in services)
    cap = problem.release_cap
    gone = offered = day = 0
    while gone < total and day < problem.horizon:
        if day % WEEK == 0:
            offered = seats
        free = min(total, sum(people for ready, people in groups if ready <= day))
        most = free - gone
        if cap is not None and day < cap[0]:
            most = min(most, max(0, cap[1] - rotated - gone))
        leaving = max(0, min(offered, most))
        gone, offered = gone + leaving, offered - leaving
        yield day, leaving
        day += 1
    yield problem.horizon, total - gone


def least_flight_cents(problem: Problem) -> int:
    """Return the least cost of the flights home: every person on the cheapest seat."""
    rotated = sum(people for _, people, _ in problem.rotations)
    total = sum(job.heads.leaving for job in problem.sites) - rotated
    seats = [s.cents / s.seats for services in problem.home.values() for s in services]
    return int(total * min(seats)) if seats and total > 0 else 0
