"""Solve a small problem exactly: the proven best plan, or how far the proof has come."""

from __future__ import annotations

from dataclasses import dataclass

from ortools.sat.python import cp_model

from drawdown.plan.exact.convoys import add_lifts, add_onward, add_roads, add_yards
from drawdown.plan.exact.people import add_people
from drawdown.plan.exact.published import published
from drawdown.plan.exact.sites import add_crews, add_ends, add_lift_tasks, add_tasks
from drawdown.plan.exact.world import World
from drawdown.plan.problem import Problem
from drawdown.plan.schedule import Plan

BEYOND = 21
"""Days after the deadline on which things may still happen; a plan that needs more is not found."""


@dataclass(frozen=True, slots=True)
class Exact:
    """The best plan within the days of the model, and what no such plan undercuts."""

    plan: Plan | None
    cents: int | None
    bound_cents: int
    proven: bool
    infeasible: bool
    """No plan exists within the days of the model."""


def exact_world(problem: Problem, *, beyond: int = BEYOND) -> World:
    """Return the whole model of a problem."""
    world = World(problem, problem.deadline + beyond)
    add_tasks(world)
    for job in problem.sites:
        if job.closes:
            add_lifts(world, job)
            add_lift_tasks(world, job)
    add_onward(world)
    add_roads(world)
    add_yards(world)
    add_crews(world)
    add_people(world)
    add_ends(world)
    world.model.minimize(world.sum(world.cents))
    return world


def solve_exactly(
    problem: Problem, *, seconds: float, gap: float = 0.0, beyond: int = BEYOND, threads: int = 2
) -> Exact:
    """Return the best plan of a small problem, found and proven in the time given or not.

    A plan that is within `gap` of what is proven is good enough to stop.
    """
    world = exact_world(problem, beyond=beyond)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = threads
    solver.parameters.relative_gap_limit = gap
    status = solver.solve(world.model)
    fixed = sum(problem.fixed_cents.values())
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    least = solver.best_objective_bound if status != cp_model.INFEASIBLE else 0
    return Exact(
        plan=published(world, solver) if found else None,
        cents=round(solver.objective_value) + fixed if found else None,
        bound_cents=max(0, round(least)) + fixed,
        proven=status == cp_model.OPTIMAL,
        infeasible=status == cp_model.INFEASIBLE,
    )
