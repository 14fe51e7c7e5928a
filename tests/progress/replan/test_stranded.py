"""Whether a hub that closes is empty of cargo in time: as the checker says, by other code."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from drawdown.plan.check import violations
from drawdown.plan.schedule import Plan
from drawdown.progress.replan.yards import stranded
from tests.plan.check.small_plan import plan


def swept_on(day: int, cutoff: int) -> Plan:
    """Return the small plan with its closing hub swept on another day, after another cut-off."""
    tasks = tuple(
        task.model_copy(update={"start": day, "finish": day + 1})
        if (task.site, task.task) == ("mid", "T52")
        else task
        for task in plan().tasks
    )
    register = plan().register_
    hubs = tuple(
        hub.model_copy(update={"cutoff_days": cutoff}) if hub.site == "mid" else hub
        for hub in register.hubs
    )
    changed = register.model_copy(update={"hubs": hubs})
    return plan().model_copy(update={"tasks": tasks, "register_": changed})


def test_it_finds_nothing_in_a_plan_that_the_checker_accepts() -> None:
    assert stranded(plan()) == 0


@settings(max_examples=80)
@given(st.integers(20, 60), st.integers(0, 12))
def test_it_agrees_with_the_checker_on_any_day_of_the_sweep(day: int, cutoff: int) -> None:
    changed = swept_on(day, cutoff)
    named = {(v.rule, v.what) for v in violations(changed)}
    assert (stranded(changed) > 0) == (("hub", "mid") in named)
