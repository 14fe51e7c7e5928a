"""The guide price: what placed sites seem worth before traffic and people are decoded.

It steers a search and is never shown: the cost of a plan is `decode.cost_parts`.
"""

from __future__ import annotations

from drawdown.plan.decode.dates import arrival_due
from drawdown.plan.decode.decode import NO_PLAN_CENTS, Prefix
from drawdown.plan.decode.draft import Draft
from drawdown.plan.problem import Problem, SiteJob

CARGO_DAYS = 150
"""Days of delay by which a piece of cargo is as good as left behind."""
TEAM_DAY_CENTS = 20_000_00
"""What a day of a closing team is worth to a site that waits for one."""


def site_day(problem: Problem, job: SiteJob) -> int:
    """Return what a day is worth by which a site ends sooner."""
    a_day = problem.prices.person_day * job.heads.guard_leaving // 2
    if job.closes:
        a_day += job.day_cents + problem.prices.person_day * job.heads.national
    return a_day


def late_arrival(problem: Problem, hub: str, people: int) -> int:
    """Return the price of a day by which people arrive at a hub too late."""
    job = problem.site(hub)
    prices = problem.prices
    if job.closes:
        return prices.late_site_day
    return prices.late_person_day * (people + job.heads.guard_leaving // 4)


def cargo_price(draft: Draft, due: dict[str, int]) -> int:
    """Return what cargo is worth sooner: what comes late to a hub, or too late, is left there."""
    problem = draft.problem
    lost = problem.prices.left_day * problem.prices.left_days
    total = 0
    for job in problem.sites:
        if job.hub and not job.closes:
            times = draft.times[job.id]
            for piece, task in zip(job.cargo, ("T44", "T17"), strict=True):
                ready = max(times[t][1] for t in ("T44", task) if t in times)
                total += (piece.teu + piece.vehicles) * ready * lost // CARGO_DAYS
    for move in draft.moves:
        if move.loads:
            pieces = sum(load[2] + load[3] for load in move.loads)
            ready = move.arrive + problem.hubs[move.destination].dwell_days
            total += pieces * ready * lost // CARGO_DAYS
            if move.arrive > due[move.destination]:
                total += pieces * lost
    return total


def site_price(placed: Prefix) -> int:
    """Return the guide price of placed sites, in cents."""
    draft = placed.drafts[-1]
    problem, prices = draft.problem, draft.problem.prices
    total = NO_PLAN_CENTS * len(draft.unplaced)
    for job in problem.sites:
        times = draft.times[job.id]
        freed = max((times[t][1] for t in ("T43", "T44") if t in times), default=0)
        ended = draft.ended.get(job.id)
        if ended is None:
            ended = draft.team_until.get(job.id, max(end for _, end in times.values()))
        total += site_day(problem, job) * ended
        total += prices.late_site_day * max(0, ended - problem.deadline)
        total += prices.person_day * freed * job.heads.body // 2
        if "T02" in times:
            total += TEAM_DAY_CENTS * (draft.team_until.get(job.id, ended) - times["T02"][0])
    due = {hub: arrival_due(problem, hub) for hub in problem.hubs}
    total += cargo_price(draft, due)
    for move in draft.moves:
        if move.people and move.route is not None:
            late = max(0, move.arrive - due[move.destination])
            if late:
                total += late * late_arrival(problem, move.destination, move.people)
    return total
