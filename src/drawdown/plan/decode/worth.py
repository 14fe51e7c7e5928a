"""Worth: what a piece of cargo costs by the day on which it is ready at a hub.

A search over sites sees what comes after them through these prices alone. They begin as a guess
and are then learnt from the program of the traffic.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from drawdown.plan.decode.dates import arrival_due
from drawdown.plan.flow.courses import Guide
from drawdown.plan.problem import Problem

Array = np.ndarray[Any, np.dtype[Any]]
AS_GOOD_AS_LEFT = 150
"""Days of delay by which a piece of cargo is as good as left behind, at a guess."""
BEYOND = 240
LEARNT = 0.5
"""Share of what is learnt in a price; the rest is what was believed before."""
SMOOTH_DAYS = 14
"""Days over which learnt prices are spread, since a program prices steps."""


@dataclass(frozen=True, slots=True)
class Worth:
    """Cents by hub, kind (containers, vehicles) and day."""

    cargo: Array

    def of_cargo(self, hub: int, kind: int, day: int) -> float:
        """Return what a piece costs that is ready on a day."""
        return float(self.cargo[hub, kind, min(day, self.cargo.shape[2] - 1)])


def first_worth(problem: Problem) -> Worth:
    """Return a guess: every day costs a little, a day too late costs what lateness does."""
    prices, length = problem.prices, problem.horizon + BEYOND
    lost = prices.left_day * prices.left_days
    days = np.arange(length, dtype=float)
    cargo = np.zeros((len(problem.hubs), 2, length))
    for number, hub in enumerate(problem.hubs):
        due = arrival_due(problem, hub)
        gone = lost * np.minimum(1.0, days / AS_GOOD_AS_LEFT)
        cargo[number] = gone + lost * (days > due)
    return Worth(cargo)


def learn(problem: Problem, worth: Worth, guide: Guide) -> Worth:
    """Return prices that have moved towards what a program of the traffic pays."""
    cargo = worth.cargo.copy()
    kernel = np.ones(SMOOTH_DAYS) / SMOOTH_DAYS
    for (hub, kind), by_day in guide.early.items():
        number = list(problem.hubs).index(hub)
        paid = np.array(by_day[: problem.deadline])
        padded = np.concatenate(
            (np.full(SMOOTH_DAYS // 2, paid[0]), paid, np.full(SMOOTH_DAYS, paid[-1]))
        )
        smooth = np.convolve(padded, kernel, mode="same")[SMOOTH_DAYS // 2 :][: len(paid)]
        cargo[number, kind, : len(paid)] *= 1 - LEARNT
        cargo[number, kind, : len(paid)] += LEARNT * smooth
    return Worth(cargo)
