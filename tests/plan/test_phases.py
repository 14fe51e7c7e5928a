"""Phases are deadlines of their sites where the mission holds them, and words where it does not."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import Phase as Step
from hypothesis import given, settings
from hypothesis import strategies as st

from drawdown.demo.invented.mission import invented_mission
from drawdown.demo.tiny import tiny_mission
from drawdown.plan.bound.bound import lower_bound, strong_bound
from drawdown.plan.build.assemble import build_problem
from drawdown.plan.check import violations
from drawdown.plan.exact.solve import solve_exactly
from drawdown.plan.params import SolveParams
from drawdown.plan.solve import first_plan, solve
from drawdown.register.mission import Phase
from drawdown.register.model import Register
from drawdown.register.site import Outcome
from drawdown.rules.pack_reading import load_pack
from tests.plan.test_invented_plans import accept

PACK = load_pack("field-mission")


def with_phase(register: Register, *, days: int, hold: bool, sites: int = 100) -> Register:
    """Return a mission whose first closing sites shall close in the first days of the plan."""
    closing = [site.id for site in register.sites if site.outcome is Outcome.CLOSE][:sites]
    end = register.mission.plan_start + timedelta(days=days)
    phase = Phase(id="first", name="First", planned_end=end, sites=tuple(closing))
    mission = register.mission.model_copy(update={"phases": (phase,), "hold_phases": hold})
    return register.model_copy(update={"mission": mission})


@given(sites=st.integers(1, 6), seed=st.integers(0, 10_000), days=st.integers(20, 200))
@settings(max_examples=10, deadline=None, derandomize=True, phases=[Step.generate])
def test_any_mission_with_a_phase_gets_a_plan_that_is_accepted(
    sites: int, seed: int, days: int
) -> None:
    accept(first_plan(with_phase(invented_mission(sites, seed, PACK), days=days, hold=True)))


def test_a_phase_that_is_held_makes_its_sites_late_and_says_so() -> None:
    plan = first_plan(with_phase(invented_mission(5, 1, PACK), days=30, hold=True))
    assert violations(plan) == ()
    late = {end.site: end.late_days for end in plan.sites if end.late_days}
    assert late
    assert all(end.ended - 31 == late[end.site] for end in plan.sites if end.site in late)
    assert not plan.feasible
    assert any("the end of its phase" in obstacle.text for obstacle in plan.obstacles)


def test_a_phase_that_is_not_held_changes_nothing() -> None:
    register = invented_mission(5, 1, PACK)
    plain = first_plan(register)
    shown = first_plan(with_phase(register, days=30, hold=False))
    assert (shown.sites, shown.tasks, shown.costs) == (plain.sites, plain.tasks, plain.costs)


def test_a_register_that_holds_no_phases_keeps_its_bytes() -> None:
    assert "hold_phases" not in tiny_mission(2).model_dump_json()


def test_the_search_closes_the_sites_of_a_phase_sooner() -> None:
    register = invented_mission(8, 1, PACK)
    ends = {}
    for hold in (False, True):
        chosen = with_phase(register, days=90, hold=hold, sites=2)
        plan = solve(chosen, SolveParams(rounds=2, seconds=60.0, further=False))
        assert violations(plan) == ()
        mine = chosen.mission.phases[0].sites
        ends[hold] = sum(end.ended for end in plan.sites if end.site in mine)
    assert ends[True] < ends[False]


def test_no_bound_is_above_the_exact_cost_of_a_held_phase() -> None:
    register = with_phase(tiny_mission(3), days=12, hold=True)
    problem = build_problem(register)
    exact = solve_exactly(problem, seconds=60.0, gap=0.5)
    assert exact.plan is not None
    assert exact.cents is not None
    assert [str(violation) for violation in violations(exact.plan)] == []
    assert exact.plan.cost_cents <= exact.cents
    quick = lower_bound(problem)
    assert strong_bound(problem, quick, seconds=None).cents <= exact.plan.cost_cents
