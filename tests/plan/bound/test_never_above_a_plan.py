"""No bound is above the cost of a plan that the checker accepts, on time or late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

import pytest

from drawdown.demo.invented.marks import stream
from drawdown.demo.invented.mission import invented_mission
from drawdown.demo.tiny import tiny_mission
from drawdown.plan.bound.bound import ground_of, lower_bound, strong_bound
from drawdown.plan.bound.joint import joint_bound
from drawdown.plan.build.assemble import build_problem
from drawdown.plan.check import violations
from drawdown.plan.decode.choices import Choices, first_choices
from drawdown.plan.decode.decode import place_sites
from drawdown.plan.params import SolveParams
from drawdown.plan.problem import Problem
from drawdown.plan.progress import Watch
from drawdown.plan.schedule import Bound, Plan
from drawdown.plan.solve import assemble, solve
from drawdown.plan.strategies.drafts import guided, on_top
from drawdown.rules.pack_reading import load_pack

FEW = (*range(10), 48, 77, 1081, 1282, 1481)
"""In 48 and 77 a hub that closes has more cargo of its own than comes to it; in the last three one
lift takes all, so that the first is the last."""
MANY = range(1_000, 1_500)
NONE = Bound(cents=0, method="none")


def choices_of(problem: Problem, chance: Random) -> Iterator[Choices]:
    """Yield a sensible start, and others drawn at will."""
    first = first_choices(problem)
    yield first
    for _ in range(5):
        order = list(first.order)
        chance.shuffle(order)
        release = tuple(chance.randint(0, 12) for _ in order)
        fill = chance.choice((0.3, 0.8, 1.0))
        yield replace(first, order=tuple(order), release=release, fill=fill)


def plans_of(problem: Problem, seed: int) -> Iterator[Plan]:
    """Yield plans of a problem that the checker accepts, good ones and bad ones."""
    for number, choices in enumerate(choices_of(problem, stream(seed, "choices"))):
        placed = place_sites(problem, choices)
        best = on_top(placed, choices) if number % 3 else guided(placed, choices, seconds=None)
        if best.draft.unplaced:
            continue
        plan = assemble(
            problem, best, NONE, SolveParams(), Watch(seconds=1.0), strategy="choices drawn at will"
        )
        if not violations(plan):
            yield plan


def examine(seeds: Iterable[int]) -> Counter[str]:
    """Hold both bounds of each mission against its plans; count the plans."""
    seen: Counter[str] = Counter()
    for seed in seeds:
        problem = build_problem(tiny_mission(seed))
        ground = ground_of(problem)
        quick = lower_bound(problem, ground)
        strong = strong_bound(problem, quick, ground, seconds=None)
        for plan in plans_of(problem, seed):
            assert quick.cents <= strong.cents <= plan.cost_cents, f"mission {seed}"
            seen["plans"] += 1
            seen["late"] += not plan.feasible
            seen["joint"] += strong is not quick
    return seen


def test_bounds_of_tiny_missions_are_not_above_any_checked_plan() -> None:
    seen = examine(FEW)
    assert seen["plans"] >= 25
    assert seen["late"] >= 6
    assert seen["joint"] >= 15


@pytest.mark.slow
def test_bounds_of_many_tiny_missions_are_not_above_any_checked_plan() -> None:
    seen = examine(MANY)
    assert seen["plans"] >= 1_000
    assert seen["late"] >= 200


@pytest.mark.parametrize("seed", FEW[6:])
def test_the_joint_program_has_a_solution_for_every_mission(seed: int) -> None:
    problem = build_problem(tiny_mission(seed))
    ground = ground_of(problem)
    assert joint_bound(problem, ground.alones, ground.rows, seconds=None) is not None


def test_a_mission_in_which_no_site_closes_has_a_bound() -> None:
    plan = solve(invented_mission(1, 0, load_pack("field-mission")), SolveParams(rounds=1))
    assert [site.closes for site in build_problem(plan.register_).sites] == [False]
    assert 0 < plan.bound.cents <= plan.cost_cents
