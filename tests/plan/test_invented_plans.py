"""Any invented mission gets a plan that the checker accepts, or a reason that it confirms."""

from __future__ import annotations

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from drawdown.demo.invented.mission import invented_mission
from drawdown.plan.check import violations
from drawdown.plan.params import SolveParams
from drawdown.plan.schedule import Plan
from drawdown.plan.solve import first_plan, solve
from drawdown.register.model import Register
from drawdown.rules.pack_reading import load_pack

PACK = load_pack("field-mission")


GAVE_UP = ("no convoy can leave", "cannot hold", "find no seat", "is promised", "is still at")
"""What an obstacle says when something found no place at all."""


def accept(plan: Plan) -> None:
    """Every rule is kept; a plan that is late says so, and names what keeps it.

    Where the planner gave up on something and says so, the checker has to agree that it is no plan.
    """
    broken = [str(violation) for violation in violations(plan)]
    if any(words in obstacle.text for obstacle in plan.obstacles for words in GAVE_UP):
        assert not plan.feasible
        assert broken
        return
    assert broken == []
    assert plan.bound.cents <= plan.cost_cents
    late = any(site.late_days for site in plan.sites) or any(
        part.penalty and part.cents for part in plan.costs
    )
    assert plan.feasible is not late
    assert plan.feasible or plan.obstacles


def scarce(register: Register, *, escorts: int, teams: int) -> Register:
    """Return a mission with a share, in tenths, of its escorts and teams."""
    move = register.movement
    units = max(2, move.escorts.units * escorts // 10)
    return register.model_copy(
        update={
            "crews": tuple(
                crew.model_copy(update={"number": max(1, crew.number * teams // 10)})
                for crew in register.crews
            ),
            "movement": move.model_copy(
                update={"escorts": move.escorts.model_copy(update={"units": units})}
            ),
        }
    )


@given(
    sites=st.integers(1, 8),
    seed=st.integers(0, 10_000),
    escorts=st.integers(3, 12),
    teams=st.integers(4, 12),
)
@settings(max_examples=25, deadline=None, derandomize=True, phases=[Phase.generate])
def test_the_first_plan_of_any_mission_is_accepted_or_says_why_it_is_late(
    sites: int, seed: int, escorts: int, teams: int
) -> None:
    register = scarce(invented_mission(sites, seed, PACK), escorts=escorts, teams=teams)
    accept(first_plan(register))


@pytest.mark.slow
@given(sites=st.integers(1, 8), seed=st.integers(0, 10_000))
@settings(max_examples=8, deadline=None, derandomize=True, phases=[Phase.generate])
def test_the_best_plan_of_any_mission_is_accepted_or_says_why_it_is_late(
    sites: int, seed: int
) -> None:
    accept(solve(invented_mission(sites, seed, PACK), SolveParams(seconds=3_000, rounds=2)))


def test_the_first_plan_of_a_mission_of_one_site_asks_for_its_flights_in_time() -> None:
    plan = first_plan(invented_mission(1, 0, PACK))
    accept(plan)
    asked = [m.ask_by for m in plan.movements if m.ask_by is not None]
    assert asked
    assert min(asked) >= 0
