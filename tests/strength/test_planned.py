"""The plan's strength by site and category: its sums are the plan's, its shares are estimates."""

from __future__ import annotations

from datetime import timedelta

from drawdown.register.site import Category
from drawdown.strength.planned import AS_REPORTED, STAYS, planned
from tests.web.small_plan import small_plan


def test_it_begins_with_the_register_and_never_makes_people() -> None:
    plan = small_plan()
    first = plan.days.date(0)
    before = planned(plan, first - timedelta(days=1))
    there: dict[str, int] = {}
    for record in plan.register_.people:
        there[record.site] = there.get(record.site, 0) + record.count
    assert {site: sum(counts.values()) for site, counts in before.items()} == there
    whole = sum(there.values())
    for number in range(0, plan.deadline, 7):
        now = planned(plan, plan.days.date(number))
        after = sum(count for counts in now.values() for count in counts.values())
        assert after <= whole


def test_national_staff_stay_and_all_categories_are_named_as_reported() -> None:
    plan = small_plan()
    assert set(AS_REPORTED) == set(Category)
    stay = sum(r.count for r in plan.register_.people if AS_REPORTED[r.category] == STAYS)
    end = planned(plan, plan.days.date(plan.deadline + 60))
    assert sum(counts.get(STAYS, 0) for counts in end.values()) == stay
