"""The lower bound of a plan: parts that are proven one by one and cannot overlap, added up."""

from __future__ import annotations

from drawdown.plan.bound.alone import alone
from drawdown.plan.bound.energy import energy_bound
from drawdown.plan.bound.joint import RELAXES as JOINT_RELAXES
from drawdown.plan.bound.joint import joint_bound
from drawdown.plan.bound.people import least_flight_cents, least_person_days
from drawdown.plan.bound.transport import least_transport
from drawdown.plan.problem import Problem
from drawdown.plan.schedule import Bound, CostPart

METHOD = "energy of crews and roads (linear program), seats and releases, cheapest share of convoys"
RELAXES = (
    "a crew may split its work between sites at will",
    "trucks, escorts and yards are never short",
    "people leave on the first seat anywhere in the country",
    "a hub that closes need not wait for the cargo of others",
)


JOINT_METHOD = "one linear program of ends, convoys, yards, ports, escorts, trucks and seats by day"
LARGEST = 40
"""Sites above which the joint program is too long to be solved beside a search."""
SHORTEST = 3.0
"""Seconds below which it is not begun."""


def strong_bound(problem: Problem, quick: Bound, *, seconds: float | None) -> Bound:
    """Return the better of a quick bound and that of the joint program, if it is solved in time."""
    if len(problem.sites) > LARGEST or (seconds is not None and seconds < SHORTEST):
        return quick
    alones = {job.id: alone(problem, job) for job in problem.sites}
    _, cuts = energy_bound(problem, alones)
    joint = joint_bound(problem, alones, cuts, seconds=seconds)
    if joint is None:
        return quick
    prices, deadline = problem.prices, problem.deadline
    converted = [job for job in problem.sites if not job.closes]
    stay = sum(
        job.heads.guard_stays + job.heads.team_stays + job.heads.national for job in converted
    )
    rotations = sum(people * day for _, people, day in problem.rotations)
    parts = {
        "sites_traffic_people": joint,
        "converted_sites": sum(job.day_cents for job in converted) * deadline,
        "people_who_stay": prices.person_day * (stay * deadline + rotations),
        **problem.fixed_cents,
    }
    cents = sum(parts.values())
    if cents <= quick.cents:
        return quick
    rows = tuple(
        CostPart(name=name, cents=part, fixed=name in problem.fixed_cents)
        for name, part in parts.items()
    )
    return Bound(cents=cents, parts=rows, method=JOINT_METHOD, relaxes=JOINT_RELAXES)


def lower_bound(problem: Problem) -> Bound:
    """Return a quick lower bound on the cost of any plan, on time or late."""
    alones = {job.id: alone(problem, job) for job in problem.sites}
    prices, deadline = problem.prices, problem.deadline
    converted = [job for job in problem.sites if not job.closes]
    stay = sum(job.heads.guard_stays + job.heads.team_stays for job in converted)
    national = sum(job.heads.national for job in converted)
    person_days = least_person_days(problem, alones) + (stay + national) * deadline
    parts = {
        "closing_sites": energy_bound(problem, alones)[0],
        "converted_sites": sum(job.day_cents for job in converted) * deadline,
        "person_days": prices.person_day * person_days,
        "flights": least_flight_cents(problem),
        **least_transport(problem),
        **problem.fixed_cents,
    }
    return Bound(
        cents=sum(parts.values()),
        parts=tuple(
            CostPart(name=name, cents=cents, fixed=name in problem.fixed_cents)
            for name, cents in parts.items()
        ),
        method=METHOD,
        relaxes=RELAXES,
    )
