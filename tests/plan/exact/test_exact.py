"""The exact model finds plans that the checker accepts, and no bound is above the best of them."""

from __future__ import annotations

import pytest

from drawdown.demo.tiny import tiny_mission
from drawdown.plan.bound.bound import lower_bound, strong_bound
from drawdown.plan.build.assemble import build_problem
from drawdown.plan.check import violations
from drawdown.plan.exact.solve import solve_exactly
from drawdown.plan.params import SolveParams
from drawdown.plan.solve import solve

SECONDS = 120.0
"""More than it takes: a test ends when a plan is near enough to what is proven."""


def hold_against_the_best(seed: int, gap: float) -> None:
    problem = build_problem(tiny_mission(seed))
    exact = solve_exactly(problem, seconds=SECONDS, gap=gap)
    if exact.infeasible:
        return
    assert exact.plan is not None
    assert [str(violation) for violation in violations(exact.plan)] == []
    assert exact.cents is not None
    assert exact.plan.cost_cents <= exact.cents
    quick = lower_bound(problem)
    assert quick.cents <= exact.plan.cost_cents
    assert strong_bound(problem, quick, seconds=None).cents <= exact.plan.cost_cents


@pytest.mark.parametrize("seed", [3])
def test_a_tiny_mission_gets_a_plan_that_is_accepted(seed: int) -> None:
    hold_against_the_best(seed, 0.5)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 112))
def test_no_bound_is_above_the_best_plan_of_a_tiny_mission(seed: int) -> None:
    hold_against_the_best(seed, 0.05)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [3])
def test_the_search_finds_nothing_that_the_exact_model_rules_out(seed: int) -> None:
    register = tiny_mission(seed)
    exact = solve_exactly(build_problem(register), seconds=SECONDS, gap=0.02)
    plan = solve(register, SolveParams(rounds=3, seconds=60.0))
    assert violations(plan) == ()
    assert exact.bound_cents <= plan.cost_cents
