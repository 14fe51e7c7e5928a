"""Neighbourhoods: short walks from the best draft at learnt prices, and changes to the hubs."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from drawdown.plan.decode.choices import Choices
from drawdown.plan.decode.worth import learn
from drawdown.plan.problem import Problem
from drawdown.plan.strategies.run import Run

Neighbour = Callable[[Choices, Problem, random.Random], Choices]
HUB_TRIES = 4
"""Changes to the hubs that are tried for each walk over the sites."""
COOLER = 0.1
"""Heat of a walk from the best draft, as a share of that of a fresh start."""


def shift_hub(choices: Choices, problem: Problem, chance: random.Random) -> Choices:
    """Let the last escorted convoy of a hub be earlier or later, or its last arrival."""
    hubs = [
        n
        for n, site in enumerate(problem.sites)
        if site.hub and (site.closes or site.heads.guard_leaving)
    ]
    if not hubs:
        return choices
    at, step = chance.choice(hubs), chance.choice((-7, -4, -2, -1, 1, 2, 4, 7))
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


HUB_MOVES: tuple[tuple[Neighbour, float], ...] = ((shift_hub, 0.8), (change_fill, 0.2))


@dataclass(frozen=True, slots=True)
class Near:
    """Walk from the best draft at prices learnt from the traffic, then change its hubs."""

    share: float
    """Share of the whole time that each walk may take."""
    steps: int
    programs: bool = True
    """Whether programs guide every draft; where there are many sites they take too long."""
    name: str = "neighbourhoods at learnt prices"

    def work(self, run: Run) -> None:
        """Look around the best draft as long as there is time."""
        moves, weights = zip(*HUB_MOVES, strict=True)
        look = run.attempt if self.programs else run.plain
        if self.programs and run.goes_on():
            run.attempt(replace(run.best.choices, fill=0.9), "programs")
        while run.goes_on():
            if run.best.guide is not None:
                run.worth = learn(run.problem, run.worth, run.best.guide)
            seconds = min(self.share * run.params.seconds, max(run.left(), 0.0))
            heat = COOLER * run.params.heat
            found = run.walk(run.best.choices, steps=self.steps, heat=heat, seconds=seconds)
            look(found, "sites")
            for _ in range(HUB_TRIES):
                if not run.goes_on():
                    return
                move = run.chance.choices(moves, weights)[0]
                look(move(run.best.choices, run.problem, run.chance), move.__name__)
