"""Drivers: what each risk costs, found by playing the same futures again without it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from drawdown.plan.schedule import Plan
from drawdown.register.network import Threat
from drawdown.risk.assumptions import Assumptions
from drawdown.risk.build.nodes import CLEARANCES
from drawdown.risk.dice import dice_of
from drawdown.risk.network import Ints, Network
from drawdown.risk.outcome import Driver, Risk
from drawdown.risk.simulate import simulate

MOST_TASKS = 12
"""Rules that are tried one by one: those whose tasks bind the mission most often."""


def candidates(plan: Plan, found: Risk) -> Iterator[tuple[str, str]]:
    """Yield the name of each risk worth trying and what to call it."""
    pack = plan.register_.pack
    rules = list(dict.fromkeys(item.ref.rpartition("/")[2] for item in found.critical_tasks))
    for rule in rules[:MOST_TASKS]:
        yield rule, f"length of {rule} {pack.task(rule).task}"
    crews = {pack.task(rule).crew for rule in rules}
    for crew in sorted(crew for crew in crews if crew):
        yield f"crew {crew}", f"length of all work by {crew}"
    yield "tasks", "length of all tasks"
    for threat in Threat:
        yield f"travel {threat.value}", f"delays on legs with threat {threat.value}"
    for kind in CLEARANCES:
        yield f"refused {kind}", f"refused clearances of kind {kind}"
    yield "flights", "flights that are not flown"
    yield "ports", "cargo that lies longer at a port"


def drivers(
    plan: Plan, network: Network, found: Risk, *, assumptions: Assumptions, runs: int, seed: int
) -> tuple[Driver, ...]:
    """Return the risks by what each costs on the mean, dearest first; free ones are left out."""
    register = plan.register_

    def mission(*without: str) -> Ints:
        return simulate(network, dice_of(register, assumptions, seed, without=without), runs).days[
            :, 0
        ]

    full = mission()
    costs = []
    for name, text in candidates(plan, found):
        days = mission(name)
        gain = float((days <= plan.deadline).mean() - (full <= plan.deadline).mean())
        costs.append(
            Driver(
                name=name,
                text=text,
                mean_days=round(float((full - days).mean()), 2),
                p80_days=round(float(np.percentile(full, 80) - np.percentile(days, 80)), 1),
                on_time_gain=round(gain, 4),
            )
        )
    return tuple(
        sorted((c for c in costs if c.mean_days > 0), key=lambda c: (-c.mean_days, c.name))
    )
