"""Where each site stands on a day, by plan."""

from __future__ import annotations

from datetime import date

import pytest

from drawdown.web.works.sites.states import State, sites_on
from tests.web.small_plan import small_plan


@pytest.mark.parametrize(
    ("when", "nord", "sud"),
    [
        (date(2023, 6, 30), State.OPERATING, State.OPERATING),
        (date(2023, 7, 1), State.DRAWING_DOWN, State.DRAWING_DOWN),
        (date(2023, 8, 12), State.DRAWING_DOWN, State.DRAWING_DOWN),  # the last day it takes
        (date(2023, 8, 13), State.CLOSED, State.DRAWING_DOWN),
        (date(2023, 8, 20), State.CLOSED, State.CONVERTED),
        (date(2024, 1, 1), State.CLOSED, State.CONVERTED),
    ],
)
def test_a_site_goes_through_its_states(when: date, nord: State, sud: State) -> None:
    assert [found.state for found in sites_on(small_plan(), when)] == [nord, sud]


def test_the_deadline_itself_is_in_time_and_the_day_after_is_late() -> None:
    ends = (
        {"site": "nord", "outcome": "close", "ended": 63, "late_days": 1, "guard_until": 62},
        {
            "site": "sud",
            "outcome": "convert_to_liquidation_site",
            "ended": 62,
            "guard_until": 62,
        },
    )
    plan = small_plan(sites=ends)
    on_the_day = {found.site.id: found for found in sites_on(plan, date(2023, 8, 31))}
    after = {found.site.id: found for found in sites_on(plan, date(2023, 9, 1))}
    assert on_the_day["nord"].state is State.DRAWING_DOWN
    assert after["nord"].state is State.LATE
    assert after["sud"].state is State.CONVERTED
    assert on_the_day["nord"].late
    assert on_the_day["nord"].ends == date(2023, 9, 1)
    assert not on_the_day["sud"].late


def test_sites_are_numbered_in_the_order_of_their_ends() -> None:
    found = sites_on(small_plan(), date(2023, 7, 1))
    assert [(each.site.id, each.order) for each in found] == [("nord", 1), ("sud", 2)]


def test_a_map_has_no_room_for_what_stands_in_brackets() -> None:
    (nord, _sud) = sites_on(small_plan(), date(2023, 7, 1))
    assert nord.short_name == "Nord"
