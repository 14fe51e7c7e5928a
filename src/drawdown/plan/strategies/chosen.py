"""Which strategies a problem of some size gets, and until what share of the time each works."""

from __future__ import annotations

from drawdown.plan.problem import Problem
from drawdown.plan.strategies.exact import Flights, Together
from drawdown.plan.strategies.fresh import Fresh
from drawdown.plan.strategies.near import Near
from drawdown.plan.strategies.run import Strategy

FEW, MANY = 8, 40
"""Sites up to which all are solved at once, and from which programs are too slow to be asked
often."""

Chosen = tuple[tuple[Strategy, float], ...]
"""Strategies in order, each with the share of the time at which it ends."""


def strategies_for(problem: Problem) -> Chosen:
    """Return the strategies for a problem, by its number of sites."""
    sites = len(problem.sites)
    if sites <= FEW:
        return (
            (Fresh(share=0.1, steps=6_000), 0.3),
            (Near(share=0.05, steps=2_000), 0.6),
            (Together(), 0.9),
            (Flights(), 1.0),
        )
    if sites <= MANY:
        return (
            (Fresh(share=0.15, steps=20_000), 0.3),
            (Near(share=0.08, steps=5_000), 0.9),
            (Flights(), 1.0),
        )
    return (
        (Fresh(share=0.45, steps=30_000), 0.45),
        (Near(share=0.1, steps=6_000), 0.75),
        (Flights(), 1.0),
    )
