"""What differs between two plans."""

from __future__ import annotations

from drawdown.progress.telling.compare import compare
from tests.plan.check.small_plan import plan


def test_a_plan_does_not_differ_from_itself() -> None:
    found = compare(plan(), plan())
    assert (found.sites, found.tasks, found.movements, found.gone, found.new) == ((),) * 5
    assert found.moved_share == 0
    assert found.same_register


def test_it_finds_what_moved_what_is_gone_and_what_it_costs() -> None:
    small = plan()
    later = [m.model_copy(update={"depart": m.depart + 3}) for m in small.movements[:1]]
    costs = tuple(
        part.model_copy(update={"cents": part.cents + 500}) if part.name == "fuel" else part
        for part in small.costs
    )
    changed = small.model_copy(
        update={"movements": (*later, *small.movements[2:]), "costs": costs, "left_behind": ()}
    )
    found = compare(small, changed)
    assert [(shift.ref, shift.days) for shift in found.movements] == [(later[0].id, 3)]
    assert found.gone == (small.movements[1].id,)
    assert [c.after - c.before for c in found.costs if c.name == "fuel"] == [500]
    assert found.cents[1] - found.cents[0] == 500
    assert found.left_behind == (1, 0)
    assert found.moved_share == 2 / (len(small.tasks) + len(small.movements))


def test_days_of_a_later_plan_are_counted_from_the_first_one() -> None:
    small = plan()
    mission = small.register_.mission
    moved = mission.model_copy(update={"plan_start": small.days.date(-2)})
    register = small.register_.model_copy(update={"mission": moved})
    found = compare(small, small.model_copy(update={"register_": register}))
    assert {shift.days for shift in found.tasks} == {-2}
