"""The guide price: what sites seem worth before traffic and people are decoded.

It steers a search and is never shown: the cost of a plan is `decode.cost_parts`. The price itself
is compiled (`swift.prices`); its numbers stand here.
"""

from __future__ import annotations

from drawdown.plan.problem import Problem, SiteJob

WEIGHT = 2
"""How much dearer than it is lateness seems, since others come late with those who do."""
TEAM_DAY_CENTS = 3_000_00
"""What a day of a closing team is worth to a site that waits for one."""


def site_day(problem: Problem, job: SiteJob) -> int:
    """Return what a day is worth by which a site ends sooner."""
    if not job.closes:
        return 0
    return job.day_cents + problem.prices.person_day * job.heads.national


def seat_numbers(problem: Problem) -> tuple[int, int, int, int, int]:
    """Return seats of shuttles a week, the cap on releases (day, people), prices of a person."""
    cap_day, most = problem.release_cap or (0, 0)
    rotated = sum(people for _, people, day in problem.rotations if day < cap_day)
    shuttles = {
        service.key: service.seats * service.per_week
        for (origin, to), services in problem.between.items()
        for service in services
        if origin in problem.hubs and to in problem.hubs
    }
    prices = problem.prices
    return (
        sum(shuttles.values()),
        cap_day,
        max(0, most - rotated),
        prices.person_day,
        WEIGHT * prices.late_person_day,
    )
