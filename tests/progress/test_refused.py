"""What a refused clearance costs: counted from the plan, for a given day."""

from __future__ import annotations

from datetime import date, timedelta

from drawdown.progress.clearance import Answer, Clearance
from drawdown.progress.refused import Waiting, cost_of
from tests.web.small_plan import small_plan

PLAN = small_plan()
START = PLAN.register_.mission.plan_start


def on(day: int) -> date:
    return START + timedelta(day)


def asked(*movements: str, status: Answer = Answer.REFUSED) -> Clearance:
    return Clearance(
        id="C-1",
        kind="convoy",
        authority="the host",
        asked_on=on(5),
        needed_by=on(25),
        movements=movements,
        sites=("nord",),
        status=status,
    )


def test_a_refusal_holds_what_is_on_its_movements() -> None:
    cost = cost_of(PLAN, asked("lift-nord-001"), on(20))
    assert cost is not None
    assert cost.waits == Waiting(movements=1, people=130, containers=45, vehicles=13)
    assert (cost.held_days, cost.site_slips) == (0, 0), "it should not have left yet"
    assert cost.lost == Waiting(0, 0, 0, 0)


def test_a_lift_may_wait_for_its_rear_party_and_then_moves_the_end_of_its_site() -> None:
    late = cost_of(PLAN, asked("lift-nord-001"), on(40))
    assert late is not None
    assert (late.held_days, late.site_slips) == (15, 0), "the rear party leaves on day 42"
    later = cost_of(PLAN, asked("lift-nord-001"), on(50))
    assert later is not None
    assert (later.held_days, later.site_slips) == (25, 8)
    last = cost_of(PLAN, asked("last-nord-001"), on(50))
    assert last is not None
    assert last.site_slips == 8


def test_what_cannot_arrive_before_the_deadline_is_lost_and_a_week_more_is_told() -> None:
    last_day = PLAN.deadline - 1 - 2
    cost = cost_of(PLAN, asked("lift-nord-001"), on(last_day))
    assert cost is not None
    assert (cost.days_left, cost.last_day) == (0, on(last_day))
    assert cost.lost.movements == 0
    assert cost.lost_a_week_later == Waiting(1, 130, 45, 13)
    over = cost_of(PLAN, asked("lift-nord-001"), on(last_day + 1))
    assert over is not None
    assert over.lost == Waiting(1, 130, 45, 13)
    assert over.days_left == -1


def test_what_is_granted_or_unknown_to_the_plan_has_no_cost_rather_than_none_at_all() -> None:
    assert cost_of(PLAN, asked("lift-nord-001", status=Answer.GRANTED), on(40)) is None
    assert cost_of(PLAN, asked("lift-nord-001", "another"), on(40)) is None
    assert cost_of(PLAN, asked(), on(40)) is None
