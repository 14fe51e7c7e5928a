"""Which strategies a problem of some size gets, and until what share of the time each works."""

from __future__ import annotations

from drawdown.plan.problem import Problem
from drawdown.plan.strategies.exact import Convoys, Flights, Onward, Together
from drawdown.plan.strategies.fresh import Fresh
from drawdown.plan.strategies.led import Led
from drawdown.plan.strategies.near import Near
from drawdown.plan.strategies.run import Strategy

FEW, MIDDLE, MANY = 8, 20, 40
"""Sites up to which all are solved at once, up to which programs lead the search, and from which
they are too slow to be asked often."""
LED_STEPS = 4_000
"""Steps of a fresh walk whose end a program looks at."""

FRESH_STEPS, NEAR_STEPS = 6_000, 2_000
"""Steps of a walk where rounds are counted."""
AT_WILL = 1_000_000
"""Steps of a walk that the clock ends."""

Chosen = tuple[tuple[Strategy, float], ...]
"""Strategies in order, each with the share of the time at which it ends."""


def named(chosen: Chosen) -> str:
    """Return what a plan document says about the strategies."""
    return ", then ".join(strategy.name for strategy, _ in chosen)


def strategies_for(problem: Problem, *, counted: bool) -> Chosen:
    """Return the strategies for a problem, by its number of sites."""
    sites = len(problem.sites)
    hot = FRESH_STEPS if counted else AT_WILL
    cool = NEAR_STEPS if counted else AT_WILL
    if sites <= FEW:
        return (
            (Fresh(share=0.1, steps=hot), 0.3),
            (Near(share=0.05, steps=cool), 0.6),
            (Together(), 0.8),
            (Convoys(), 0.9),
            (Flights(shuttles=True), 1.0),
        )
    if sites <= MIDDLE:
        led = Led(share=0.03, steps=LED_STEPS)
        if counted:  # two threads of CP-SAT do not repeat themselves
            return ((led, 0.8), (Convoys(), 0.9), (Flights(shuttles=True), 1.0))
        return ((led, 0.5), (Together(whole=True), 0.9), (Flights(shuttles=True), 1.0))
    if sites <= MANY:
        return (
            (Fresh(share=0.15, steps=hot), 0.3),
            (Near(share=0.08, steps=cool), 0.8),
            (Convoys(), 0.9),
            (Flights(shuttles=True), 1.0),
        )
    return (
        (Fresh(share=0.45, steps=hot), 0.45),
        (Near(share=0.1, steps=cool, programs=False), 0.65),
        (Flights(shuttles=False), 0.8),
        (Onward(), 1.0),
    )
