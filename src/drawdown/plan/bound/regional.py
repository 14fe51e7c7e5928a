"""The bound of many sites: a joint program for each region, with scarce crews at a price.

Regions are sites and hubs that no movement joins. What they share is crews, roads, escorts,
trucks, ports and the cap on releases. Crews and roads get the prices that the energy bound found, a
release before the cap ends what it is worth to the last who gets one (any prices prove something:
Geoffrion, *Lagrangean relaxation for integer programming*, 1974); of everything else each region
has all there is. A region whose program is not solved in time counts with what is proven of its
parts one by one.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import ceil

import numpy as np

from drawdown.plan.bound.alone import Alone
from drawdown.plan.bound.energy import Row, columns, row_prices
from drawdown.plan.bound.joint import Joint, joint_program, solved
from drawdown.plan.bound.people import earliest_leaving, least_flight_cents
from drawdown.plan.bound.transport import least_transport
from drawdown.plan.flow.traffic import KILO
from drawdown.plan.problem import Problem

METHOD = "linear programs of ends, convoys, yards, means and seats by day, one for each region"
RELAXES = (
    "crews, roads and releases are kept at a price, not day by day",
    "each region has all escorts, trucks and vessels",
    "convoys, flights and the end of a site may be split over days",
    "people of a site reach its hub as if the site stood alone",
)
Priced = Mapping[str, np.ndarray]
"""Closing site -> what an end on each day takes of crews and roads, in cents, from its first."""


def regional_bounds(
    problem: Problem, alones: Mapping[str, Alone], rows: Sequence[Row], *, seconds: float
) -> Iterator[int]:
    """Yield what is proven, in cents, as the program of one region after the other is solved.

    It counts what the joint bound counts. Nothing where all sites form one region.
    """
    until, parts = time.monotonic() + seconds, parts_of(problem)
    if len(parts) == 1:  # the joint bound says more
        return
    prices = row_prices(columns(problem, alones), rows)
    priced = _priced(problem, alones, rows, prices)
    early, releases = release_price(problem, alones)
    allowed = ceil(sum(price * row.most for price, row in zip(prices, rows, strict=True)))
    allowed += early * releases
    values = [_one_by_one(part, alones, priced, early) for part in parts]
    for at, part in enumerate(parts):
        joint = joint_program(part, alones, (), teams=False)
        _charge(joint, priced, early)
        found = solved(joint, seconds=max(0.1, until - time.monotonic()))
        if found is None:
            return
        values[at] = max(values[at], found[0])
        yield sum(values) - allowed


def parts_of(problem: Problem) -> tuple[Problem, ...]:
    """Return the problem in parts: the sites and hubs that lifts, convoys or flights join."""
    group = {job.id: job.id for job in problem.sites}
    joined = [(job.id, str(job.site.moves_to)) for job in problem.sites]
    joined += [(hub, to) for hub, exits in problem.exits.items() for to, _ in exits]
    joined += [pair for pair, services in problem.between.items() if services]
    for one, other in joined:
        if one in group and other in group:
            old, new = group[one], group[other]
            group = {site: new if name == old else name for site, name in group.items()}
    names = dict.fromkeys(group.values())
    return tuple(_part(problem, {s for s, name in group.items() if name == own}) for own in names)


def release_price(problem: Problem, alones: Mapping[str, Alone]) -> tuple[int, int]:
    """Return (cents that a release before the cap ends is worth, how many there are)."""
    if problem.release_cap is None:
        return 0, 0
    first, most = problem.release_cap
    most = max(0, most - sum(people for _, people, day in problem.rotations if day < first))
    uncapped = replace(problem, release_cap=None)
    gone = 0
    for day, people in earliest_leaving(uncapped, alones):
        gone += people
        if day >= first:
            break
        if gone > most:
            return problem.prices.person_day * (first - day), most
    return 0, most


def _part(problem: Problem, here: set[str]) -> Problem:
    """Return a part of a problem; who of it leaves early is not limited, but paid for."""
    cap = problem.release_cap
    everybody = sum(job.heads.leaving for job in problem.sites)
    return replace(
        problem,
        sites=tuple(job for job in problem.sites if job.id in here),
        hubs={hub: rule for hub, rule in problem.hubs.items() if hub in here},
        exits={hub: exits for hub, exits in problem.exits.items() if hub in here},
        home={base: services for base, services in problem.home.items() if base in here},
        between={pair: rows for pair, rows in problem.between.items() if pair[0] in here},
        rotations=tuple(row for row in problem.rotations if row[0] in here),
        release_cap=None if cap is None else (cap[0], everybody),
    )


def _priced(
    problem: Problem, alones: Mapping[str, Alone], rows: Sequence[Row], prices: Sequence[float]
) -> Priced:
    """Return what the days of end of each closing site take of crews and roads, at the prices."""
    ends = columns(problem, alones)
    found = {job.id: np.zeros(len(span)) for job, span in zip(ends.sites, ends.days, strict=True)}
    for row, price in zip(rows, prices, strict=True):
        if price:
            for job, work in zip(ends.sites, row.coefficients, strict=True):
                found[job.id] += price * work
    return found


def _one_by_one(part: Problem, alones: Mapping[str, Alone], priced: Priced, early: int) -> int:
    """Return the least of a region by parts: ends at the prices, people, flights, transport."""
    ends = columns(part, alones)
    ending = sum(
        float((price + priced[job.id]).min())
        for job, price in zip(ends.sites, ends.prices, strict=True)
    )
    people = sum(
        _leaving_cents(part, day, early) * number for day, number in earliest_leaving(part, alones)
    )
    transport = sum(least_transport(part).values())
    return int(ending) + people + least_flight_cents(part) + transport - len(ends.sites)


def _leaving_cents(part: Problem, day: int, early: int) -> int:
    """Return the least that somebody costs who can leave from a day on: early, or after the cap."""
    a_day, cap = part.prices.person_day, part.release_cap
    if cap is None or day >= cap[0]:
        return a_day * day
    return min(a_day * day + early, a_day * cap[0])


def _charge(joint: Joint, priced: Priced, early: int) -> None:
    """Let ends pay for crews and roads, and who leaves early for the release.

    An end that is not told apart from later ones pays nothing.
    """
    costs = joint.program.costs
    for site, ends in joint.ends.items():
        first = joint.alones[site].ends
        for day, column in ends.items():
            if day < joint.horizon:
                costs[column] += float(priced[site][day - first]) * KILO
    for column, _ in joint.early:
        costs[column] += early * KILO
