"""A road is taken only in the season in which supplies last for the whole way."""

from __future__ import annotations

from drawdown.demo.tiny import tiny_mission
from drawdown.plan.build.assemble import build_problem
from drawdown.plan.check import violations
from drawdown.plan.params import SolveParams
from drawdown.plan.problem import Problem
from drawdown.plan.solve import solve
from drawdown.register.model import Register


def with_supplies(register: Register, days: int) -> Register:
    convoys = register.movement.convoys.model_copy(update={"supplies_days": days})
    movement = register.movement.model_copy(update={"convoys": convoys})
    return register.model_copy(update={"movement": movement})


def ways(problem: Problem) -> list[tuple[int, int, int]]:
    """Return for each road its days when dry, in the rains, and the days on which it is open."""
    return [
        (route.trips[0].days, route.trips[1].days, route.open_days)
        for routes in problem.routes.values()
        for route in routes
    ]


def test_a_road_that_takes_longer_in_the_rains_waits_for_their_end() -> None:
    seen = 0
    for seed in range(40):
        register = tiny_mission(seed)
        plenty = build_problem(with_supplies(register, 12))
        for limit in range(1, 6):
            short = build_problem(with_supplies(register, limit))
            for (dry, wet, free), (_, _, held) in zip(ways(plenty), ways(short), strict=True):
                keep = plenty.rainy if wet <= limit else 0
                keep |= ~plenty.rainy if dry <= limit else 0
                assert held == free & keep
                seen += held not in (0, free)
    assert seen > 50


def test_a_plan_with_short_supplies_is_accepted_or_says_that_no_convoy_can_leave() -> None:
    outcomes = set()
    for limit in (0, 2, 4):
        plan = solve(with_supplies(tiny_mission(3), limit), SolveParams(rounds=1, further=False))
        outcomes.add(plan.feasible)
        assert violations(plan) == () if plan.feasible else plan.obstacles
    assert outcomes == {True, False}
