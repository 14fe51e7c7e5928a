"""What better means for a few sites: days, lateness, people who wait, in dollars."""

from __future__ import annotations

from ortools.sat.python import cp_model

from drawdown.plan.cpsat.sites import SiteVars
from drawdown.plan.decode.dates import arrival_due
from drawdown.plan.decode.guide import TEAM_DAY_CENTS, site_day
from drawdown.plan.decode.pieces import Piece
from drawdown.plan.problem import Problem

DOLLAR = 100


def objective(
    model: cp_model.CpModel, problem: Problem, sites: list[SiteVars], pieces: dict[str, Piece]
) -> cp_model.LinearExprT:
    """Return the price of the sites: days, team, lateness, and people who wait."""
    prices = problem.prices
    terms: list[cp_model.LinearExprT] = []
    for site in sites:
        job = site.job
        if site.ended is None:
            continue
        terms.append(site_day(problem, job) // DOLLAR * site.ended)
        if "T02" in site.start:
            terms.append(TEAM_DAY_CENTS // DOLLAR * (site.ended - site.start["T02"]))
        terms.append(prices.late_site_day // DOLLAR * _over(model, site, job.due, pieces))
        for task in ("T43", "T44"):
            if task in site.start:
                waiting = prices.person_day * job.heads.body // 4 // DOLLAR
                terms.append(waiting * site.start[task])
        for options, people in zip(site.options, _riders(site), strict=True):
            if not people:
                continue
            hub = str(job.site.moves_to)
            price = late_arrival(problem, hub, people) // DOLLAR
            for option in options:
                trip = option.route.trips[problem.rainy >> option.day & 1]
                late = option.day + trip.days - arrival_due(problem, hub)
                if late > 0:
                    terms.append(price * late * option.chosen)
    return sum(terms)


def late_arrival(problem: Problem, hub: str, people: int) -> int:
    """Return the price of a day by which people arrive at a hub too late."""
    job, prices = problem.site(hub), problem.prices
    if job.closes:
        return prices.late_site_day
    return prices.late_person_day * (people + job.heads.guard_leaving // 4)


def _riders(site: SiteVars) -> list[int]:
    rear = [site.job.rear.people] if site.job.rear and site.last is not None else []
    return [*(lift.people for lift in site.job.lifts), *rear]


def _over(
    model: cp_model.CpModel, site: SiteVars, limit: int, pieces: dict[str, Piece]
) -> cp_model.IntVar:
    """Return how far the end of a site lies beyond a limit."""
    if site.ended is None:
        raise AssertionError("a site in the objective has an end")
    late = model.new_int_var(0, 10_000, "")
    model.add_hint(late, max(0, pieces[site.job.id].team_until - limit))
    model.add(late >= site.ended - limit)
    return late
