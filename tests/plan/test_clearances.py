"""Clearances are windows: a lift departs inside the one of T43, or it is asked for again."""

from __future__ import annotations

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from drawdown.demo.invented.mission import invented_mission
from drawdown.plan.check import violations
from drawdown.plan.clearances import is_valid
from drawdown.plan.schedule import Movement, Plan, Purpose
from drawdown.plan.solve import first_plan
from drawdown.register.model import Register
from drawdown.rules.pack_reading import load_pack

PACK = load_pack("field-mission")
LOAD_DAYS = 2


def with_validity(register: Register, days: int) -> Register:
    """Return a mission whose clearances hold for so many days."""
    rules = tuple(
        rule.model_copy(update={"validity_days": days}) for rule in register.movement.clearances
    )
    movement = register.movement.model_copy(update={"clearances": rules})
    return register.model_copy(update={"movement": movement})


def first_lifts(plan: Plan) -> dict[str, Movement]:
    """Return the first lift of each site."""
    lifts = sorted(
        (m for m in plan.movements if m.purpose is Purpose.LIFT), key=lambda m: (m.depart, m.id)
    )
    return {lift.site: lift for lift in reversed(lifts)}


@pytest.mark.parametrize(
    ("depart", "days", "holds"),
    [(9, 5, False), (10, 5, True), (14, 5, True), (15, 5, False), (10, 0, True), (11, 0, False)],
)
def test_a_clearance_of_day_ten_holds_for_its_days(depart: int, days: int, holds: bool) -> None:
    assert is_valid(10, depart, days) is holds


@given(sites=st.integers(1, 8), seed=st.integers(0, 10_000), days=st.integers(0, 6))
@settings(max_examples=12, deadline=None, derandomize=True, phases=[Phase.generate])
def test_any_mission_asks_again_just_for_first_lifts_whose_window_is_over(
    sites: int, seed: int, days: int
) -> None:
    plan = first_plan(with_validity(invented_mission(sites, seed, PACK), days))
    assert not [v for v in violations(plan) if v.rule == "clearance"]
    granted = {task.site: task.finish for task in plan.tasks if task.task == "T43"}
    for site, lift in first_lifts(plan).items():
        over = lift.depart >= granted[site] + max(1, days)
        assert (lift.clearance == "convoy") is over


def test_a_window_shorter_than_the_loading_is_asked_for_again_before_the_departure() -> None:
    plan = first_plan(with_validity(invented_mission(5, 1, PACK), LOAD_DAYS))
    lifts = first_lifts(plan).values()
    assert lifts
    assert {(lift.clearance, lift.depart - (lift.ask_by or 0)) for lift in lifts} == {("convoy", 7)}


def test_work_is_put_so_late_that_a_first_lift_needs_no_second_clearance() -> None:
    plan = first_plan(with_validity(invented_mission(8, 3, PACK), LOAD_DAYS + 1))
    again = [lift for lift in first_lifts(plan).values() if lift.clearance == "convoy"]
    hubs = {hub.site for hub in plan.register_.hubs}
    assert {lift.site for lift in again} <= hubs
