"""Whether staff can have left by the end of T45: what the checker says, said by other code."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from drawdown.plan.check import violations
from drawdown.progress.replan.staff import staff_can_leave
from tests.plan.check.small_plan import plan


def test_it_accepts_a_plan_that_the_checker_accepts() -> None:
    assert staff_can_leave(plan())


@settings(max_examples=80)
@given(st.sampled_from(("mid", "main")), st.integers(25, 60))
def test_it_agrees_with_the_checker_on_any_end_of_t45(site: str, finish: int) -> None:
    tasks = tuple(
        task.model_copy(update={"finish": finish})
        if (task.site, task.task) == (site, "T45")
        else task
        for task in plan().tasks
    )
    changed = plan().model_copy(update={"tasks": tasks})
    named = {(v.rule, v.what) for v in violations(changed)}
    assert staff_can_leave(changed) == (("task-length", f"{site}/T45") not in named)
