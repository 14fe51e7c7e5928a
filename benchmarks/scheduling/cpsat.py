"""CP-SAT on the whole project."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ortools.sat.python import cp_model

from benchmarks.scheduling.model import model_of, solver_of
from benchmarks.scheduling.project import Project
from benchmarks.scheduling.strategy import Answer, Limit

FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)


@dataclass(frozen=True, slots=True)
class CpSat:
    """The interval model, solved with as many workers as there are threads."""

    name: str = "cpsat"

    def solve(self, project: Project, limit: Limit) -> Answer:
        """Return the best schedule that CP-SAT finds, and its bound."""
        variables = model_of(project, max(project.tails), project.horizon)
        solver = solver_of(limit)
        status = solver.solve(variables.model)
        found = variables.schedule(solver) if status in FOUND else None
        return Answer(found, math.ceil(solver.best_objective_bound - 1e-6))
