"""The search: the strategies for a problem's size, one after the other on the same run."""

from __future__ import annotations

import random
from dataclasses import replace

from drawdown.plan.decode.worth import first_worth
from drawdown.plan.params import SolveParams
from drawdown.plan.problem import Problem
from drawdown.plan.progress import Watch
from drawdown.plan.strategies.chosen import Chosen
from drawdown.plan.strategies.drafts import Best
from drawdown.plan.strategies.run import Run
from drawdown.plan.swift.engine import Engine

SEAT_SHARE, SEAT_MOST = 0.15, 15.0
"""What whole flights may take for one draft: a share of the time, and seconds at most."""


def search(
    problem: Problem, first: Best, params: SolveParams, watch: Watch, chosen: Chosen
) -> Best:
    """Return the best draft that the time or the rounds allow."""
    run = Run(
        problem=problem,
        params=params,
        watch=watch,
        best=first,
        engines=tuple(Engine(problem) for _ in range(params.threads)),
        worth=first_worth(problem),
        chance=random.Random(params.seed),  # noqa: S311 - a search, no secret
        seat_seconds=min(SEAT_MOST, SEAT_SHARE * params.seconds),
    )
    for strategy, until in chosen:
        run.until = until
        strategy.work(run)
    return replace(run.best, rounds=run.steps + run.tries)
