"""The 72-hour variants: what leaves is what a convoy can take, in the order of priority."""

from __future__ import annotations

from drawdown.progress.replan.leave import template, variant, variants
from drawdown.register.site import Owner
from tests.plan.check.small_plan import plan


def test_every_closing_site_that_is_no_hub_has_a_variant() -> None:
    assert [found.site for found in variants(plan())] == ["post", "north"]


def test_what_leaves_and_what_remains_is_what_the_plan_has_not_sent() -> None:
    site = plan().register_.site("north")
    found = variant(plan(), site, 16)
    total = {(batch.owner, batch.kind): batch.leaves + batch.remains for batch in found.cargo}
    assert total[Owner.COE, "container"] == 9
    assert total[Owner.COE, "vehicle"] == 12
    assert found.people == 64


def test_vehicles_go_before_containers_and_no_slot_is_used_twice() -> None:
    for found in variants(plan()):
        slots = sum(
            batch.leaves if batch.kind == "vehicle" else -(-batch.leaves // 2)
            for batch in found.cargo
        )
        assert slots <= found.slots


def test_without_trucks_in_time_no_container_leaves() -> None:
    found = variant(plan(), plan().register_.site("north"), 16)
    assert not found.trucks_in_time
    assert all(batch.leaves == 0 for batch in found.cargo if batch.kind == "container")
    # 9 containers of contingents at 100 dollars, 2 of the UN at 300.
    assert found.value_lost_cents == (9 * 100 + 2 * 300) * 100


def test_the_steps_go_down_to_the_departure() -> None:
    hours = [step.hours_before for step in template().steps]
    assert hours == sorted(hours, reverse=True)
    assert hours[0] == 72
    assert hours[-1] == 0
    assert template().load_priority[0] == "people"
