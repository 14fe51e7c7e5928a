"""Annealing over the choices: order of sites, start of their teams, how long hubs stay open."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from drawdown.plan.decode.choices import Choices
from drawdown.plan.decode.decode import Prefix, finish, place_sites, price
from drawdown.plan.decode.draft import Draft
from drawdown.plan.decode.guide import site_price
from drawdown.plan.params import SolveParams
from drawdown.plan.problem import Problem
from drawdown.plan.progress import Watch

Neighbour = Callable[[Choices, Problem, random.Random], Choices]


@dataclass(slots=True)
class Best:
    """The best draft known, and the choices it follows from."""

    choices: Choices
    placed: Prefix
    draft: Draft
    cents: int
    rounds: int = 0


def move_site(choices: Choices, _: Problem, chance: random.Random) -> Choices:
    """Take a site out of the order and put it elsewhere."""
    number = len(choices.order)
    return choices.moved(chance.randrange(number), chance.randrange(number))


def swap_sites(choices: Choices, _: Problem, chance: random.Random) -> Choices:
    """Exchange two sites of the order."""
    number = len(choices.order)
    return choices.swapped(chance.randrange(number), chance.randrange(number))


def shift_release(choices: Choices, problem: Problem, chance: random.Random) -> Choices:
    """Let the closing team begin later, or sooner, at one site."""
    release = list(choices.release)
    at = chance.randrange(len(release))
    latest = max(1, problem.deadline // 2)
    release[at] = min(latest, max(0, release[at] + chance.choice((-21, -7, -3, 3, 7, 21))))
    if chance.random() < 0.3:
        release[at] = 0
    return replace(choices, release=tuple(release))


def shift_hub(choices: Choices, problem: Problem, chance: random.Random) -> Choices:
    """Let the last escorted convoy of a hub be earlier or later, or its last arrival."""
    hubs = [n for n, site in enumerate(problem.sites) if site.hub]
    if not hubs:
        return choices
    at, step = chance.choice(hubs), chance.choice((-14, -7, -4, -2, 2, 4, 7, 14))
    if problem.sites[at].closes:
        cutoff = list(choices.cutoff)
        cutoff[at] = min(problem.deadline, max(1, cutoff[at] + step))
        return replace(choices, cutoff=tuple(cutoff))
    last = list(choices.hub_last)
    last[at] = min(problem.deadline, max(1, last[at] + step))
    return replace(choices, hub_last=tuple(last))


def change_fill(choices: Choices, _: Problem, chance: random.Random) -> Choices:
    """Let convoys and flights leave emptier or fuller, or change where a hub sends first."""
    if chance.random() < 0.5:
        return replace(choices, by_share=not choices.by_share)
    return replace(choices, fill=chance.choice((0.5, 0.65, 0.8, 0.9, 1.0)))


MOVES: tuple[tuple[Neighbour, float], ...] = (
    (move_site, 0.25),
    (swap_sites, 0.2),
    (shift_release, 0.25),
    (shift_hub, 0.25),
    (change_fill, 0.08),
)


SITE_MOVES = MOVES[:3]
HUB_MOVES = MOVES[3:]


def on_top(placed: Prefix, choices: Choices) -> Best:
    """Return the whole draft on top of placed sites, with its price."""
    draft = finish(placed, choices)
    return Best(choices=choices, placed=placed, draft=draft, cents=price(draft))


@dataclass(slots=True)
class Walk:
    """Annealing: worse steps are taken less and less often as the share of time spent grows."""

    problem: Problem
    params: SolveParams
    watch: Watch
    chance: random.Random
    rounds: int = 0

    def steps(self, until: float, rounds: int | None) -> Iterator[float]:
        """Yield the share spent, until the time (or the number of rounds, if given) is over."""
        began, done = self.watch.elapsed(), 0
        while self.watch.left() > 0:
            spent = (self.watch.elapsed() - began) / max(until - began, 1e-9)
            if rounds is not None:
                spent = done / rounds
            if spent >= 1:
                return
            yield spent
            done += 1
            self.rounds += 1

    def accepts(self, worse: int, scale: int, spent: float) -> bool:
        """Return whether a step that costs `worse` cents more is taken."""
        heat = self.params.heat * scale * (1 - min(spent, 1.0)) ** 2 + 1.0
        return worse <= 0 or self.chance.random() < math.exp(-worse / heat)

    def next(
        self, choices: Choices, moves: tuple[tuple[Neighbour, float], ...]
    ) -> tuple[Choices, str]:
        """Return neighbouring choices and the name of the move."""
        kinds, weights = zip(*moves, strict=True)
        move = self.chance.choices(kinds, weights)[0]
        return move(choices, self.problem, self.chance), move.__name__


def anneal_sites(walk: Walk, start: Choices, *, until: float, rounds: int | None) -> Choices:
    """Return choices whose sites, taken alone, end early and on time."""
    here = best = start
    placed = place_sites(walk.problem, start)
    here_cents = best_cents = site_price(placed)
    for spent in walk.steps(until, rounds):
        tried, _ = walk.next(here, SITE_MOVES)
        after = place_sites(walk.problem, tried, placed)
        cents = site_price(after)
        if walk.accepts(cents - here_cents, best_cents, spent):
            here, placed, here_cents = tried, after, cents
        if cents < best_cents:
            best, best_cents = tried, cents
    return best


def anneal_hubs(walk: Walk, start: Best, *, until: float, rounds: int | None) -> Best:
    """Return the best draft found while the sites stand as they are and only the hubs are moved."""
    here = best = start
    for spent in walk.steps(until, rounds):
        choices, name = walk.next(here.choices, HUB_MOVES)
        tried = on_top(here.placed, choices)
        if walk.accepts(tried.cents - here.cents, best.cents, spent):
            here = tried
        if tried.cents < best.cents:
            best = tried
            walk.watch.improved(best.cents, by=name)
    return best
