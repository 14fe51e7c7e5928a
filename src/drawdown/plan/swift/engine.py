"""The engine: compiled annealing over the order of sites and the start of their teams."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from drawdown.plan.decode.choices import Choices
from drawdown.plan.decode.worth import Array, Worth
from drawdown.plan.problem import Problem
from drawdown.plan.swift import kernel
from drawdown.plan.swift.tables import Books, Tables, books_of, ints, tables_of


@dataclass(slots=True)
class Engine:
    """The tables of a problem with books to write in."""

    problem: Problem
    tables: Tables = field(init=False)
    books: Books = field(init=False)

    def __post_init__(self) -> None:
        self.tables = tables_of(self.problem)
        self.books = books_of(self.tables)

    def price(self, choices: Choices, worth: Worth) -> float:
        """Return the guide price of choices, in cents."""
        point = point_of(choices)
        return float(kernel.decode(self.tables, self.books, worth.cargo, point))

    def walk(self, start: Choices, worth: Worth) -> Stroll:
        """Return a walk that begins with choices."""
        point = point_of(start)
        cost = self.price(start, worth)
        return Stroll(self, worth, start, point.copy(), point, np.array([cost, cost]))


@dataclass(slots=True)
class Stroll:
    """A walk over choices: the best seen, where it is now, and what both cost."""

    engine: Engine
    worth: Worth
    start: Choices
    best: Array
    here: Array
    costs: Array

    def go(self, heats: Array, seed: int) -> int:
        """Take as many steps as there are heats; return their number."""
        return int(
            kernel.anneal(
                self.engine.tables,
                self.engine.books,
                self.worth.cargo,
                self.best,
                self.here,
                self.costs,
                heats,
                seed,
            )
        )

    def follow(self, other: Stroll) -> None:
        """Go on from where another walk is."""
        if other is not self:
            self.here[:] = other.here
            self.costs[1] = other.costs[1]

    @property
    def cents(self) -> float:
        """Guide price of the best choices seen."""
        return float(self.costs[0])

    def choices(self) -> Choices:
        """Return the best choices seen."""
        order, release, cutoff = self.best.tolist()
        return replace(self.start, order=tuple(order), release=tuple(release), cutoff=tuple(cutoff))


def point_of(choices: Choices) -> Array:
    """Return choices as the matrix that the kernel walks on."""
    return ints([choices.order, choices.release, choices.cutoff])
