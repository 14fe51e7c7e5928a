"""Our strategy: islands of lists breed, and for a while one thread tries a proof."""

from __future__ import annotations

import math
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from benchmarks.scheduling.bounds import quick_bound
from benchmarks.scheduling.check import makespan
from benchmarks.scheduling.cpsat import FOUND
from benchmarks.scheduling.islands import NOWHERE, IslandParams, Settlement, graph_of
from benchmarks.scheduling.model import model_of, solver_of
from benchmarks.scheduling.project import Project
from benchmarks.scheduling.strategy import Answer, Limit, Schedule


@dataclass(frozen=True, slots=True)
class OursParams:
    """How the time is shared."""

    opening: float = 0.15
    """Share of the time in which every thread breeds, before the proof is tried."""
    proof: float = 0.3
    """Share of the time that one thread may spend on the proof."""
    islands: IslandParams = field(default_factory=IslandParams)

    def __post_init__(self) -> None:
        if not (self.opening > 0 and self.proof >= 0 and self.opening + self.proof <= 1):
            raise ValueError("the opening and the proof share the time")


@dataclass(slots=True)
class Standing:
    """The best schedule so far and the bound; they meet when it is proven."""

    project: Project
    bound: int
    best: int = NOWHERE
    schedule: Schedule | None = None

    def offer(self, schedule: Schedule) -> None:
        """Take a schedule if it is better."""
        days = makespan(self.project, schedule.starts, schedule.modes)
        if days < self.best:
            self.best, self.schedule = days, schedule

    @property
    def proven(self) -> bool:
        """Whether nothing better can exist."""
        return self.best <= self.bound


@dataclass(frozen=True, slots=True)
class Ours:
    """Breeding, and a proof beside it."""

    params: OursParams = field(default_factory=OursParams)
    name: str = "ours"

    def solve(self, project: Project, limit: Limit) -> Answer:
        """Return the best schedule found within the limit."""
        began = time.monotonic()
        graph = graph_of(project)
        standing = Standing(project, quick_bound(project))

        def until(share: float) -> float:
            return began + share * limit.seconds

        with ThreadPoolExecutor(limit.threads) as threads:
            seeds = [limit.seed * 1000 + thread for thread in range(limit.threads)]
            settlements = list(
                threads.map(
                    lambda seed: Settlement.founded(
                        graph, project.tails, seed, self.params.islands
                    ),
                    seeds,
                )
            )
            phases = [
                (until(self.params.opening), False),
                (until(self.params.opening + self.params.proof), True),
                (until(1.0), False),
            ]
            for end, proof in phases:
                if standing.proven:
                    break
                breeding = settlements[1:] if proof and limit.threads > 1 else settlements
                tasks = [threads.submit(live, one, standing, end) for one in breeding]
                if proof:
                    tasks.append(threads.submit(prove, standing, end, limit.seed))
                for task in tasks:
                    task.result()
        return Answer(standing.schedule, standing.bound)


def live(settlement: Settlement, standing: Standing, end: float) -> None:
    """Breed on an island until the time is over or the best is proven."""
    while time.monotonic() < end and not standing.proven:
        settlement.breed(standing.bound, settlement.params.children)
        if settlement.best < standing.best:
            standing.offer(settlement.schedule())


def prove(standing: Standing, end: float, seed: int) -> None:
    """Let CP-SAT raise the bound with one worker, from the best schedule so far."""
    best = standing.best if standing.schedule else standing.project.horizon
    variables = model_of(standing.project, standing.bound, best)
    if standing.schedule:
        variables.hint(standing.schedule, best)
    left = max(0.0, end - time.monotonic())
    solver = solver_of(Limit(left, threads=1, seed=seed))
    status = solver.solve(variables.model)
    if status in FOUND:
        standing.offer(variables.schedule(solver))
    if status != cp_model.UNKNOWN or solver.best_objective_bound > standing.bound:
        standing.bound = max(standing.bound, math.ceil(solver.best_objective_bound - 1e-6))
