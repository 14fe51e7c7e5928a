"""The best schedule so far, and the proof that nothing is a day shorter."""

from __future__ import annotations

import math
import threading
import time
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from benchmarks.scheduling.check import makespan
from benchmarks.scheduling.cpsat import FOUND
from benchmarks.scheduling.model import model_of, solver_of
from benchmarks.scheduling.project import Project
from benchmarks.scheduling.strategy import Limit, Schedule

NEVER = 1 << 30
"""The makespan of no schedule at all."""


@dataclass(slots=True)
class Standing:
    """The best schedule so far and the bound; they meet when it is proven."""

    project: Project
    bound: int
    best: int = NEVER
    schedule: Schedule | None = None
    asked: cp_model.CpSolver | None = None
    """Who is asked for a schedule of `goal` days; in vain, once there is one."""
    goal: int = 0
    door: threading.Lock = field(default_factory=threading.Lock)

    def offer(self, schedule: Schedule) -> None:
        """Take a schedule if it is better."""
        days = makespan(self.project, schedule.starts, schedule.modes)
        with self.door:
            if days >= self.best:
                return
            self.best, self.schedule = days, schedule
            if self.asked is not None and days <= self.goal:
                self.asked.stop_search()

    @property
    def proven(self) -> bool:
        """Whether nothing better can exist."""
        return self.best <= self.bound


HOPE = 0.015
"""Share of the best so far that breeding may still win while a proof is tried."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a proof is tried, in seconds of the monotonic clock."""

    first: float
    """Until when something has to be refuted."""
    longest: float
    """Until when what was begun may go on, once something has been."""

    def end(self, *, refuted: bool) -> float:
        """Return when to give up."""
        return self.longest if refuted else self.first


def prove(standing: Standing, patience: Patience, seed: int) -> None:
    """Ask CP-SAT, with one worker, for ever longer schedules below the best, until there is none.

    The first that is asked for is shorter than breeding will come: that there is none is known
    sooner, and still holds when breeding has found a better one. To ask for a day less than the
    best of now would often be to ask for what there is, which this model is slow to find. Each
    later one halves what is left between the bound and the best.
    """
    refuted = False
    while not standing.proven and time.monotonic() < patience.end(refuted=refuted):
        best = min(standing.best, standing.project.horizon + 1)
        goal = below(best, standing.bound, refuted=refuted)
        variables = model_of(standing.project, goal, goal)
        left = patience.end(refuted=refuted) - time.monotonic()
        solver = solver_of(Limit(max(0.0, left), threads=1, seed=seed))
        if standing.project.single:
            solver.parameters.linearization_level = 0  # proves twice as many in the same time
        with standing.door:
            if standing.best <= goal:
                continue
            standing.asked, standing.goal = solver, goal
        status = solver.solve(variables.model)
        with standing.door:
            standing.asked = None
        if status in FOUND:
            standing.offer(variables.schedule(solver))
        elif status == cp_model.INFEASIBLE:
            standing.bound = max(standing.bound, goal + 1)
            refuted = True


def below(best: int, bound: int, *, refuted: bool) -> int:
    """Return of how many days a schedule is asked for, at least `bound` and below `best`."""
    if refuted:
        return (bound + best) // 2
    return max(bound, best - 1 - math.ceil(HOPE * best))
