"""Dates planned back from the deadline: when a hub wants its last arrival."""

from __future__ import annotations

from math import ceil

from drawdown.plan.problem import Problem, SiteJob

ENDING = ("T52", "T30", "T31", "T54", "T56")
"""The shortest way from an empty site to its signature."""
LAST_WAIT = 2
"""Days that a rear party is taken to wait for its escort."""
WEEK = 7


def seats_a_week(problem: Problem, base: str | None = None) -> int:
    """Return the seats home in a week, of one base or of all."""
    return sum(
        s.seats * s.per_week
        for place, services in problem.home.items()
        for s in services
        if base in (None, place)
    )


def ending_days(job: SiteJob) -> int:
    """Return the days from an empty hub to its signature."""
    return sum(job.jobs[task].days for task in ENDING if task in job.jobs)


def boards_by(problem: Problem, people: int, seats: int) -> int:
    """Return the last day of the first of the weeks that people need to fly out by the deadline."""
    weeks = max(1, ceil(people / seats)) if seats else 1
    return WEEK * ((problem.deadline - 1) // WEEK - weeks + 1)


def arrival_due(problem: Problem, hub: str) -> int:
    """Return the day by which a hub wants its last arrival, to be in time itself."""
    job = problem.site(hub)
    if job.closes and job.hub is not None:
        to = str(job.site.moves_to)
        travel = max(trip.days for route in problem.routes[hub, to] for trip in route.trips)
        board = boards_by(problem, job.heads.guard_leaving, seats_a_week(problem, to)) + WEEK - 1
        return max(1, board - travel - LAST_WAIT - ending_days(job) - job.hub.cutoff_days)
    guards = sum(job.heads.guard_leaving for job in problem.sites if job.hub)
    return max(1, boards_by(problem, guards, seats_a_week(problem)))
