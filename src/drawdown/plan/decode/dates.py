"""Dates planned back from the deadline: when a hub wants its last arrival."""

from __future__ import annotations

from math import ceil

from drawdown.plan.problem import Problem

ENDING = ("T52", "T30", "T31", "T54", "T56")
"""The shortest way from an empty site to its signature."""
SPARE_DAYS = 4


def fly_out_days(problem: Problem) -> int:
    """Return the days between the last convoy from the field and the last flight home, roughly."""
    seats = sum(s.seats * s.per_week for services in problem.home.values() for s in services)
    guards = sum(job.heads.guard_leaving for job in problem.sites if job.hub)
    return ceil(7 * guards / seats) + SPARE_DAYS if seats else SPARE_DAYS


def arrival_due(problem: Problem, hub: str) -> int:
    """Return the day by which a hub wants its last arrival, to be in time itself."""
    job = problem.site(hub)
    if job.closes and job.hub is not None:
        ending = sum(job.jobs[task].days for task in ENDING if task in job.jobs)
        return problem.deadline - job.hub.cutoff_days - ending - fly_out_days(problem)
    return problem.deadline - fly_out_days(problem)
