"""Cargo dwells in a port before a vessel takes it, and costs when it stands there for too long."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from drawdown.core.days import DayCount
from drawdown.demo.invented.mission import invented_mission
from drawdown.demo.tiny import tiny_mission
from drawdown.plan.bound.bound import lower_bound, strong_bound
from drawdown.plan.build.assemble import build_problem, calls_of
from drawdown.plan.check import violations
from drawdown.plan.decode.demurrage import demurrage_days
from drawdown.plan.exact.solve import solve_exactly
from drawdown.plan.problem import PortCalls
from drawdown.plan.schedule import Plan
from drawdown.plan.solve import first_plan
from drawdown.register.model import Register
from drawdown.rules.pack_reading import load_pack

PACK = load_pack("field-mission")


def with_dwell(register: Register, *, dwell: int, price: int, free: int) -> Register:
    """Return a mission in which cargo dwells in its ports and pays for standing there."""
    costs = register.costs.model_copy(
        update={"demurrage_teu_day": price, "demurrage_free_days": free}
    )
    ports = tuple(
        port.model_copy(update={"dwell_days_likely": dwell}) if port.first_call else port
        for port in register.ports
    )
    return register.model_copy(update={"costs": costs, "ports": ports})


def calls(**updates: int) -> PortCalls:
    """Return the calls of the port of a tiny mission: ten containers on days 10, 20, 30..."""
    register = tiny_mission(0)
    port = register.ports[0].model_copy(
        update={"call_every_days": 10, "calls": 4, "teu_per_call": 10, "cutoff_days": 2, **updates}
    )
    first = register.mission.plan_start
    tenth = first + timedelta(days=10)
    found = calls_of(port.model_copy(update={"first_call": tenth}), DayCount(first))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("arrivals", "free", "until", "days"),
    [
        ([(5, 4)], 0, 100, 4 * 5),  # the call of day 10 takes them
        ([(5, 4)], 3, 100, 4 * 2),
        ([(5, 4)], 9, 100, 0),
        ([(9, 4)], 0, 100, 4 * 11),  # too late for day 10: day 20
        ([(5, 14)], 0, 100, 10 * 5 + 4 * 15),  # what the vessel has no room for waits
        ([(39, 2)], 1, 50, 2 * 10),  # no vessel takes them: until the deadline
        ([(5, 4)], 0, 7, 4 * 2),
    ],
)
def test_days_beyond_the_free_ones_are_counted_until_a_vessel_comes(
    arrivals: list[tuple[int, int]], free: int, until: int, days: int
) -> None:
    assert demurrage_days(calls(), arrivals, free=free, until=until) == days


def test_cargo_that_dwells_misses_a_vessel_that_it_else_would_catch() -> None:
    quick = demurrage_days(calls(), [(5, 4)], free=0, until=100)
    slow = demurrage_days(calls(dwell_days_likely=4), [(5, 4)], free=0, until=100)
    assert (quick, slow) == (4 * 5, 4 * 15)


def demurrage_of(plan: Plan) -> int:
    """Return what a plan pays for containers in port."""
    return sum(part.cents for part in plan.costs if part.name == "demurrage")


@given(
    sites=st.integers(1, 6),
    seed=st.integers(0, 10_000),
    dwell=st.integers(0, 12),
    free=st.integers(0, 15),
)
@settings(max_examples=10, deadline=None, derandomize=True, phases=[Phase.generate])
def test_any_mission_with_dwell_and_demurrage_gets_a_plan_that_is_priced_as_it_is_checked(
    sites: int, seed: int, dwell: int, free: int
) -> None:
    register = with_dwell(invented_mission(sites, seed, PACK), dwell=dwell, price=25, free=free)
    plan = first_plan(register)
    assert not [v for v in violations(plan) if v.rule in {"port", "cost", "bound"}]


def test_longer_dwell_costs_more_demurrage() -> None:
    mission = invented_mission(5, 1, PACK)
    short, long = (
        demurrage_of(first_plan(with_dwell(mission, dwell=dwell, price=25, free=5)))
        for dwell in (0, 10)
    )
    assert 0 < short < long


def test_no_price_no_part() -> None:
    plan = first_plan(with_dwell(invented_mission(5, 1, PACK), dwell=3, price=0, free=0))
    assert "demurrage" not in {part.name for part in plan.costs}


@pytest.mark.parametrize("seed", [3])
def test_no_bound_is_above_the_exact_cost_with_demurrage(seed: int) -> None:
    problem = build_problem(with_dwell(tiny_mission(seed), dwell=2, price=40, free=1))
    exact = solve_exactly(problem, seconds=60.0, gap=0.5)
    assert exact.plan is not None
    assert [str(violation) for violation in violations(exact.plan)] == []
    assert exact.cents is not None
    assert exact.plan.cost_cents <= exact.cents
    quick = lower_bound(problem)
    assert any("stand in a port" in words for words in quick.relaxes)
    assert strong_bound(problem, quick, seconds=None).cents <= exact.plan.cost_cents
