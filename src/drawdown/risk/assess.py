"""Assess: plan -> network -> many runs -> outcome with its drivers."""

from __future__ import annotations

import time

from drawdown.plan.schedule import Plan
from drawdown.risk.assumptions import Assumptions, read_assumptions
from drawdown.risk.build.compile import compile_plan
from drawdown.risk.dice import dice_of
from drawdown.risk.drivers import drivers
from drawdown.risk.network import Network
from drawdown.risk.outcome import Risk, outcome
from drawdown.risk.simulate import Runs, simulate

DRIVER_SHARE = 10
"""One in so many runs is played again for each driver: their differences need far fewer."""
LEAST_DRIVER_RUNS = 200


def assess(
    plan: Plan,
    *,
    runs: int,
    seed: int = 1,
    assumptions: Assumptions | None = None,
    with_drivers: bool = True,
) -> tuple[Risk, Runs, Network]:
    """Return the risk of a plan, the runs it was read from, and their network."""
    assumed = assumptions or read_assumptions()
    network = compile_plan(plan)
    began = time.perf_counter()
    found = simulate(network, dice_of(plan.register_, assumed, seed), runs)
    seconds = round(time.perf_counter() - began, 3)
    risk = outcome(plan, network, found, assumptions=assumed, seed=seed)
    risk = risk.model_copy(update={"seconds": seconds})
    if with_drivers:
        again = min(runs, max(LEAST_DRIVER_RUNS, runs // DRIVER_SHARE))
        causes = drivers(plan, network, risk, assumptions=assumed, runs=again, seed=seed)
        risk = risk.model_copy(update={"drivers": causes})
    return risk, found, network
