"""Plans that the solver makes, judged by the checker."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from drawdown.demo.tiny import tiny_mission
from drawdown.plan.check import violations
from drawdown.plan.params import SolveParams
from drawdown.plan.schedule import Plan
from drawdown.plan.solve import solve
from drawdown.register.folder import load_folder
from drawdown.register.model import Register
from tests.plan.check.small_register import register as small_register

EXAMPLES = Path(str(files("drawdown") / "examples"))


def example(name: str) -> Register:
    found = load_folder(EXAMPLES / name).register
    assert found is not None
    return found


def accept(plan: Plan) -> None:
    assert [str(v) for v in violations(plan)] == []
    assert plan.bound.cents <= plan.cost_cents
    assert plan.feasible or plan.obstacles


def varied(*, people: int, cargo: int, escorts: int, crews: int) -> Register:
    """Return the small register with other numbers of people, cargo, escorts and crews."""
    register = small_register()
    move = register.movement
    return register.model_copy(
        update={
            "people": tuple(
                row.model_copy(update={"count": row.count * people // 10})
                for row in register.people
            ),
            "cargo": tuple(
                row.model_copy(update={"count": row.count * cargo // 10}) for row in register.cargo
            ),
            "crews": tuple(
                row.model_copy(update={"number": max(1, row.number * crews // 10)})
                for row in register.crews
            ),
            "movement": move.model_copy(
                update={"escorts": move.escorts.model_copy(update={"units": escorts})}
            ),
        }
    )


@given(
    people=st.integers(6, 15),
    cargo=st.integers(0, 3),
    escorts=st.integers(2, 8),
    crews=st.integers(5, 20),
)
@settings(max_examples=10, deadline=None, derandomize=True, phases=[Phase.generate])
def test_every_plan_of_a_varied_register_is_accepted(
    people: int, cargo: int, escorts: int, crews: int
) -> None:
    register = varied(people=people, cargo=cargo, escorts=escorts, crews=crews)
    accept(solve(register, SolveParams(seconds=0.3)))


@pytest.mark.parametrize("seconds", [0.05, 0.5, 3.0])
@pytest.mark.parametrize("seed", [1, 2])
def test_the_folder_to_start_from_gets_a_plan_that_is_accepted(seconds: float, seed: int) -> None:
    accept(solve(example("start"), SolveParams(seconds=seconds, seed=seed)))


def test_the_same_seed_and_rounds_give_the_same_plan() -> None:
    once, again = (solve(example("start"), SolveParams(seed=3, rounds=2)) for _ in range(2))
    assert once.movements == again.movements
    assert once.tasks == again.tasks
    assert once.bound == again.bound


def test_a_search_that_is_stopped_at_once_still_gives_a_plan() -> None:
    plan = solve(example("start"), SolveParams(seconds=30), should_stop=lambda: True)
    assert plan.made.stopped
    accept(plan)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_minusma_ends_by_its_deadline(seed: int) -> None:
    plan = solve(example("minusma"), SolveParams(seconds=3_000, rounds=6, seed=seed))
    accept(plan)
    assert plan.feasible
    assert all(site.late_days == 0 for site in plan.sites)
    assert plan.gap < 0.25


def test_the_first_plan_of_minusma_is_accepted() -> None:
    plan = solve(example("minusma"), SolveParams(seconds=0.05))
    assert plan.made.progress[0].by == "first_choices"
    accept(plan)


def test_a_site_that_finds_no_way_out_makes_the_plan_infeasible_and_is_named() -> None:
    plan = solve(tiny_mission(5002), SolveParams(rounds=1, further=False))
    assert not plan.feasible
    words = [obstacle.text for obstacle in plan.obstacles]
    assert any(text.startswith("no convoy can leave mid") for text in words)
    assert len(set(words)) == len(words)


def test_a_small_plan_is_proven_by_the_best_of_all_methods_and_says_what_it_leaves_out() -> None:
    bound = solve(tiny_mission(5000), SolveParams(rounds=1)).bound
    assert bound.method.startswith("Lagrangian relaxation: whole sites at the prices of")
    assert "roads, yards, means, teams and seats are kept at a price" in bound.relaxes[0]
