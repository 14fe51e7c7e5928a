"""The lower bound of a plan: parts that are proven one by one and cannot overlap, added up."""

from __future__ import annotations

from drawdown.plan.bound.alone import alone
from drawdown.plan.bound.energy import energy_bound
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


def lower_bound(problem: Problem) -> Bound:
    """Return a lower bound on the cost of any plan, on time or late."""
    alones = {job.id: alone(problem, job) for job in problem.sites}
    prices, deadline = problem.prices, problem.deadline
    converted = [job for job in problem.sites if not job.closes]
    stay = sum(job.heads.guard_stays + job.heads.team_stays for job in converted)
    national = sum(job.heads.national for job in converted)
    person_days = least_person_days(problem, alones) + (stay + national) * deadline
    parts = {
        "closing_sites": energy_bound(problem, alones),
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
