"""The model while it is being built: days of tasks, convoys, flights, and what all of it costs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ortools.sat.python import cp_model

from drawdown.plan.problem import Flights, Problem, Route, SiteJob, Trip
from drawdown.plan.schedule import Purpose
from drawdown.register.site import Owner

Var = cp_model.IntVar
Expr = Any
"""A sum of variables, or a number: what ortools adds up."""
Lot = tuple[str, Owner]
"""(origin site, owner)."""
MANY = 10_000


@dataclass(slots=True)
class Convoy:
    """A convoy or barge that may leave on a day, and what it carries if it does."""

    route: Route
    day: int
    purpose: Purpose
    site: str
    used: Var
    trip: Trip
    teu: dict[Lot, Expr] = field(default_factory=dict)
    vehicles: dict[Lot, Expr] = field(default_factory=dict)
    people: Expr = 0

    @property
    def arrives(self) -> int:
        """Day of arrival."""
        return self.day + self.trip.days


@dataclass(frozen=True, slots=True)
class Seats:
    """The flights of a service on a day: how many, with how many people on board."""

    service: Flights
    day: int
    flights: Var
    people: Var


@dataclass(slots=True)
class World:
    """Variables by what they mean; `cents` collects the objective."""

    problem: Problem
    horizon: int
    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    cents: list[Expr] = field(default_factory=list)
    starts: dict[tuple[str, str], Var] = field(default_factory=dict)
    finishes: dict[tuple[str, str], Expr] = field(default_factory=dict)
    ended: dict[str, Var] = field(default_factory=dict)
    guard_until: dict[str, Var] = field(default_factory=dict)
    convoys: list[Convoy] = field(default_factory=list)
    seats: list[Seats] = field(default_factory=list)
    leave_last: dict[tuple[str, int], Expr] = field(default_factory=dict)
    """(place, day) -> non-essential people who leave it that day, where the seating has a say."""
    bound: dict[tuple[str, int], list[Expr]] = field(default_factory=lambda: defaultdict(list))
    """(means, day) -> what is bound."""
    left: dict[tuple[str, Lot, int], Expr] = field(default_factory=dict)
    """(hub, lot, 0 for containers or 1 for vehicles) -> what is left behind."""

    def day(self, low: int = 0) -> Var:
        """Return a new day."""
        return self.model.new_int_var(low, self.horizon + 90, "")

    def count(self, most: int) -> Var:
        """Return a new number from nothing to a most."""
        return self.model.new_int_var(0, max(most, 0), "")

    def flag(self) -> Var:
        """Return a new yes or no."""
        return self.model.new_bool_var("")

    def ready(self, job: SiteJob, tasks: Iterable[str]) -> list[Expr]:
        """Return the finishes of tasks, or of what stands before those that a site lacks."""
        preds = {rule.id: rule.preds for rule in self.problem.register.pack.tasks}
        waiting, found = list(tasks), []
        while waiting:
            task = waiting.pop()
            if task in job.jobs:
                found.append(self.finishes[job.id, task])
            else:
                waiting.extend(preds.get(task, ()))
        return found

    def after(self, day: Expr, earlier: Iterable[Expr], if_: Var | None = None) -> None:
        """Let a day be on or after others, always or when a flag is set."""
        for other in earlier:
            row = self.model.add(day >= other)
            if if_ is not None:
                row.only_enforce_if(if_)

    def sum(self, terms: Iterable[Expr]) -> Expr:
        """Return a sum, also of nothing."""
        return cp_model.LinearExpr.sum(list(terms))
