"""Chance: every number is a hash of (seed, run, stream, index), not the next of a sequence.

A run stays the same whatever is switched off, in whatever order its parts are asked for, and on
however many threads.
"""

from __future__ import annotations

import math

import numpy as np

from drawdown.risk.kernel.compiled import compiled
from drawdown.risk.kernel.state import World
from drawdown.risk.network import Floats

SITE, TEAM, TASK, WAY, RIDE, MONTH, ASK, WEEK, SLOT, DOCK = range(10)
"""Streams: what a number is drawn for."""
MONTH_DAYS = 28


@compiled
def uniform(seed: int, run: int, stream: int, index: int) -> float:
    """Return a number in (0, 1) that depends on its arguments alone (SplitMix64, twice)."""
    x = np.uint64(seed) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(run)
    y = np.uint64(stream) << np.uint64(48) ^ np.uint64(index)
    for word in (y, np.uint64(0x632BE59BD9B4E019)):
        x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        x = (x ^ (x >> np.uint64(31))) + word * np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = x ^ (x >> np.uint64(29))
    return (float(x >> np.uint64(11)) + 0.5) / 9007199254740992.0


@compiled
def normal(seed: int, run: int, stream: int, index: int) -> float:
    """Return a standard normal number: Acklam's rational approximation, error below 1.2e-9."""
    p = uniform(seed, run, stream, index)
    tail = min(p, 1 - p)
    if tail < 0.02425:
        q = math.sqrt(-2 * math.log(tail))
        top = (
            ((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838) * q
              - 2.549732539343734) * q + 4.374664141464968) * q + 2.938163982698783
        )  # fmt: skip
        low = (
            (((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996) * q
             + 3.754408661907416) * q + 1
        )  # fmt: skip
        return top / low if p < 0.5 else -top / low
    q = p - 0.5
    r = q * q
    top = (
        ((((-3.969683028665376e01 * r + 2.209460984245205e02) * r - 2.759285104469687e02) * r
          + 1.383577518672690e02) * r - 3.066479806614716e01) * r + 2.506628277459239
    )  # fmt: skip
    low = (
        ((((-5.447609879822406e01 * r + 1.615858368580409e02) * r - 1.556989798598866e02) * r
          + 6.680131188771972e01) * r - 1.328068155288572e01) * r + 1
    )  # fmt: skip
    return top * q / low


@compiled
def quantile(table: Floats, z: float) -> float:
    """Return the value of a table of quantiles at the share of a standard normal number."""
    place = 0.5 * math.erfc(-z / math.sqrt(2.0)) * (table.size - 1)
    step = min(int(place), table.size - 2)
    return float(table[step] + (place - step) * (table[step + 1] - table[step]))


@compiled
def task_days(node: int, run: int, world: World) -> int:
    """Return the days of a task in a run: those planned and the drawn deviation, rounded."""
    nodes, dice, state = world.nodes, world.dice, world.state
    rule = nodes.rule[node]
    if nodes.scale[node] == 0.0 or dice.table[rule, 0] == dice.table[rule, -1]:
        return int(nodes.days[node])
    z = dice.mission * state.sites[-1] + dice.site * state.sites[nodes.site[node]]
    crew = nodes.crew[node]
    own = dice.own
    if crew >= 0:
        z += dice.crew * state.crews[crew]
    else:
        own = math.sqrt(dice.own * dice.own + dice.crew * dice.crew)
    z += own * normal(dice.seed, run, TASK, node)
    drawn = nodes.days[node] + quantile(dice.table[rule], z) * nodes.scale[node]
    return int(max(0, math.floor(drawn + 0.5)))


@compiled
def leg_factor(leg: int, day: int, ride: int, run: int, world: World) -> float:
    """Return the factor on the travel time of a leg for a convoy that departs on a day."""
    limits, dice = world.limits, world.dice
    threat = limits.threat[leg]
    sigma = dice.delay[threat, 1]
    if sigma == 0.0:
        return float(math.exp(dice.delay[threat, 0]))
    z = dice.leg_week * normal(dice.seed, run, WAY, leg * 512 + day // 7)
    z += dice.convoy * normal(dice.seed, run, RIDE, ride)
    return float(min(max(1.0, math.exp(dice.delay[threat, 0] + sigma * z)), dice.delay[threat, 2]))


@compiled
def is_refused(node: int, attempt: int, day: int, run: int, world: World) -> bool:
    """Return whether the request for a node is refused at an attempt for a day."""
    nodes, dice = world.nodes, world.dice
    kind = nodes.clear[node]
    if kind < 0 or dice.refused[kind] == 0.0 or attempt >= dice.attempts:
        return False
    z = dice.month * normal(dice.seed, run, MONTH, kind * 64 + day // MONTH_DAYS)
    z += dice.request * normal(dice.seed, run, ASK, node * 32 + attempt)
    return bool(0.5 * math.erfc(-z / math.sqrt(2.0)) < nodes.refusal[node])


@compiled
def falls_out(node: int, attempt: int, day: int, run: int, world: World) -> bool:
    """Return whether a flight is not flown: a bad week grounds all aircraft of a kind."""
    nodes, dice = world.nodes, world.dice
    if dice.unflown[-1] == 0.0 or attempt >= dice.attempts:
        return False
    share = quantile(dice.unflown, normal(dice.seed, run, WEEK, nodes.craft[node] * 512 + day // 7))
    return uniform(dice.seed, run, SLOT, node * 32 + attempt) < share
