"""Neighbourhood search: free a few sites, solve for them exactly, keep what is better."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace

from drawdown.plan.cpsat.improve import improve
from drawdown.plan.decode.decode import Prefix, pieces_of, place_pieces
from drawdown.plan.decode.guide import site_price
from drawdown.plan.params import SolveParams
from drawdown.plan.problem import Problem
from drawdown.plan.progress import Watch

SMALLEST, LARGEST = 2, 4
AT_MOST_SECONDS = 3.0


def improve_sites(
    problem: Problem,
    placed: Prefix,
    params: SolveParams,
    watch: Watch,
    *,
    open_until: Mapping[str, int],
    until: float,
) -> Prefix:
    """Return the sites after as many exact improvements as fit before `until` seconds of the watch.

    `open_until` says, by site, until when a hub that closes has to take what passes through it.
    """
    chance = random.Random(params.seed)  # noqa: S311 - a search, no secret
    best, cents = placed, site_price(placed)
    movable = [job.id for job in problem.sites]
    size = SMALLEST
    tried = 0
    while (left := min(until - watch.elapsed(), watch.left())) > 0.2 and len(movable) >= 1:
        free = pick(best, movable, min(size, len(movable)), chance)
        pieces = improve(
            problem,
            {s: replace(p, open_until=open_until.get(s, 0)) for s, p in pieces_of(best).items()},
            free,
            seconds=min(AT_MOST_SECONDS, left),
            seed=chance.randrange(2**31),
            threads=params.threads,
        )
        tried += 1
        size = SMALLEST + tried // 2 % (LARGEST - SMALLEST + 1)
        if pieces is None:
            continue
        found = place_pieces(problem, pieces)
        found_cents = site_price(found)
        if found_cents <= cents:
            best, cents = found, found_cents
    return best


def pick(placed: Prefix, movable: list[str], number: int, chance: random.Random) -> list[str]:
    """Return sites to free: the later one ends, the likelier it is among them."""
    draft = placed.drafts[-1]
    latest = draft.problem.deadline

    def weight(site: str) -> float:
        ended = draft.ended.get(site, latest // 2)
        return 0.5 + (ended / latest) ** 4

    left = list(movable)
    chosen: list[str] = []
    while len(chosen) < number:
        site = chance.choices(left, [weight(site) for site in left])[0]
        left.remove(site)
        chosen.append(site)
    return chosen
