"""Seats region by region: hubs that no shuttle joins share nothing but the cap on releases.

A relaxed program of all hubs at once says how many of each region go before the cap ends; with
that settled, an integer program for each region is small, and two of them run side by side.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from drawdown.plan.flow.seats import Demand, Effort, Seats, assign_seats
from drawdown.plan.problem import Problem

Region = tuple[str, ...]


def regions_of(problem: Problem) -> tuple[Region, ...]:
    """Return the hubs in groups that shuttles join, hubs and groups in the order of the hubs."""
    group = {hub: hub for hub in problem.hubs}
    for (origin, to), services in problem.between.items():
        if services and origin in group and to in group and problem.home.get(to):
            old, new = group[origin], group[to]
            group = {hub: new if name == old else name for hub, name in group.items()}
    names = dict.fromkeys(group.values())
    return tuple(tuple(hub for hub in group if group[hub] == name) for name in names)


def cap_of(problem: Problem) -> int | None:
    """Return how many may leave before the cap on releases ends, rotations taken off."""
    if problem.release_cap is None:
        return None
    first, most = problem.release_cap
    return max(0, most - sum(people for _, people, day in problem.rotations if day < first))


def relaxed_seats(
    problem: Problem, demand: Demand, *, until: int, seconds: float | None
) -> Seats | None:
    """Return the flights of all hubs if they could be split, or nothing in time."""
    effort, cap = Effort(seconds), cap_of(problem)
    return assign_seats(
        problem, demand, until=until, effort=effort, whole_from=None, most_early=cap
    )


def whole_seats(
    problem: Problem, demand: Demand, *, until: int, effort: Effort, threads: int
) -> Seats | None:
    """Return whole flights for every region, or nothing in time."""
    regions = regions_of(problem)
    quotas = _quotas(problem, demand, regions, until=until, seconds=effort.seconds)
    if quotas is None:
        return None

    def seat(at: int) -> Seats | None:
        here = demand.at(regions[at])
        return assign_seats(problem, here, until=until, effort=effort, most_early=quotas[at])

    if effort.seconds is not None:
        share = effort.seconds * threads / max(len(regions), threads)
        effort = replace(effort, seconds=share)
    with ThreadPoolExecutor(threads) as pool:
        found = list(pool.map(seat, range(len(regions))))
    parts = [one for one in found if one is not None]
    if len(parts) < len(regions):
        return None
    boardings = tuple(boarding for one in parts for boarding in one.boardings)
    return Seats(boardings, sum(one.cents for one in parts))


def _quotas(
    problem: Problem,
    demand: Demand,
    regions: tuple[Region, ...],
    *,
    until: int,
    seconds: float | None,
) -> list[int | None] | None:
    """Return how many of each region leave before the cap ends, as the relaxed program has it."""
    cap = cap_of(problem)
    if cap is None or len(regions) == 1:
        return [cap] * len(regions)
    relaxed = relaxed_seats(problem, demand, until=until, seconds=seconds)
    if relaxed is None or problem.release_cap is None:
        return None
    early = dict.fromkeys(problem.hubs, 0)
    for boarding in relaxed.boardings:
        home = boarding.service.destination not in problem.hubs
        if home and boarding.day < problem.release_cap[0]:
            early[boarding.service.origin] += boarding.people
    spare = cap
    quotas: list[int | None] = []
    for region in regions:
        quota = min(spare, sum(early[hub] for hub in region))
        spare -= quota
        quotas.append(quota)
    return quotas
