"""Decoding an order of sites, and annealing over orders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from drawdown.plan.swift.columns import CLOSES, DEADLINE, IS_HUB
from drawdown.plan.swift.compiler import compiled, inner
from drawdown.plan.swift.prices import price
from drawdown.plan.swift.sites import place_site

if TYPE_CHECKING:
    from drawdown.plan.swift.tables import Books, Tables

    Array = np.ndarray[Any, np.dtype[Any]]

NO_PLACE = 1e15
"""Price of an order in which some site finds no place."""


@compiled
def decode(tables: Tables, books: Books, worth: Array, choice: Array) -> float:
    """Place all sites in order; return their guide price.

    `choice` has the order, the releases and the cut-offs in its rows.
    """
    books.level[:] = 0
    books.leg_weeks[:] = 0
    books.leg_days[:] = 0
    books.arrivals[:] = 0
    books.flights[:] = 0
    for at in range(choice.shape[1]):
        site = choice[0, at]
        if not place_site(tables, books, site, choice[1, site], choice[2, site]):
            return NO_PLACE
    return price(tables, books, worth)


@compiled
def anneal(
    tables: Tables,
    books: Books,
    worth: Array,
    best: Array,
    here: Array,
    costs: Array,
    heats: Array,
    seed: int,
) -> int:
    """Walk from `here` through one heat after another; keep the cheapest in `best`.

    `costs` holds the price of `best` and of `here`. Returns the number of rounds.
    """
    np.random.seed(seed)
    number = here.shape[1]
    tried = here.copy()
    steps = np.array([-28, -14, -7, -4, -2, -1, 1, 2, 4, 7, 14, 28])
    ending = np.nonzero(tables.sites[:, CLOSES] * tables.sites[:, IS_HUB])[0]
    share = 0.1 if len(ending) else 0.0
    for heat in heats:
        tried[:] = here
        kind = np.random.random()
        if kind >= 1 - share:
            hub = ending[np.random.randint(len(ending))]
            step = steps[np.random.randint(len(steps))]
            tried[2, hub] = min(tables.numbers[DEADLINE], max(1, tried[2, hub] + step))
        elif number > 1 and kind < 0.3:
            move(tried, np.random.randint(number), np.random.randint(number))
        elif number > 1 and kind < 0.55:
            a, b = np.random.randint(number), np.random.randint(number)
            tried[0, a], tried[0, b] = tried[0, b], tried[0, a]
        elif kind < 0.65:
            tried[1, np.random.randint(number)] = 0
        else:
            site = np.random.randint(number)
            step = steps[np.random.randint(len(steps))]
            tried[1, site] = min(tables.numbers[DEADLINE], max(0, tried[1, site] + step))
            if np.random.random() < 0.3:
                move(tried, np.random.randint(number), np.random.randint(number))
        cost = decode(tables, books, worth, tried)
        if cost <= costs[1] or np.random.random() < np.exp((costs[1] - cost) / heat):
            here[:] = tried
            costs[1] = cost
            if cost < costs[0]:
                best[:] = tried
                costs[0] = cost
    return len(heats)


@inner
def move(choice: Array, a: int, b: int) -> None:
    """Take a site out of the order and put it in elsewhere."""
    site = choice[0, a]
    step = 1 if a < b else -1
    while a != b:
        choice[0, a] = choice[0, a + step]
        a += step
    choice[0, b] = site
