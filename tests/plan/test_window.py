"""A clearance is good for some days after it was granted; then another has to be asked for."""

from __future__ import annotations

import pytest

from drawdown.plan.check.judge import violations
from drawdown.plan.window import Window
from tests.plan.check.mutation import movement
from tests.plan.check.mutations_of_journeys import valid_for
from tests.plan.check.small_plan import plan

WINDOW = Window(ask_days=10, valid_days=5)


@pytest.mark.parametrize(("depart", "asked"), [(20, 10), (22, 10), (25, 10), (26, 16), (40, 30)])
def test_a_departure_after_the_window_asks_again(depart: int, asked: int) -> None:
    assert WINDOW.asked(depart, 10, 20) == asked


def test_a_lift_whose_clearance_lapses_may_ask_for_another_in_time() -> None:
    lapses = valid_for(17)(plan())
    again = movement("mid-lift", clearance="convoy_first", ask_by=35)
    assert {each.rule for each in violations(lapses)} == {"clearance-window"}
    assert violations(again(lapses)) == ()
