"""The work that a plan asks for, and by how much it may slip."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from drawdown.plan.schedule import TaskPlan
from drawdown.progress.planned import floats, works_of
from tests.web.small_plan import small_plan


def task(name: str, start: int, finish: int) -> TaskPlan:
    return TaskPlan(site="camp", task=name, start=start, finish=finish)


def test_every_task_of_a_plan_becomes_work_of_its_section() -> None:
    plan = small_plan()
    works = works_of(plan)
    assert sum(len(tasks) for tasks in works.values()) == len(plan.tasks)
    for planned in plan.tasks:
        work = works[planned.site][planned.task]
        assert work.planned_start == plan.days.date(planned.start)
        assert work.due == plan.days.date(planned.finish) - timedelta(days=1)
        assert work.section
        assert work.output
        assert work.slip(work.due) == 0


def test_slip_is_counted_against_the_baseline() -> None:
    plan = small_plan()
    later = plan.model_copy(
        update={
            "tasks": tuple(
                t.model_copy(update={"start": t.start + 3, "finish": t.finish + 3})
                for t in plan.tasks
            )
        }
    )
    for tasks in works_of(later, baseline=plan).values():
        assert all(work.slip(work.planned_start) == 3 for work in tasks.values())


def test_a_chain_without_gaps_has_no_float_and_what_stands_beside_it_has() -> None:
    tasks = {"A": task("A", 0, 4), "B": task("B", 4, 10), "C": task("C", 0, 3)}
    preds = {"A": (), "B": ("A",), "C": ()}
    assert floats(tasks, preds, 10) == {"A": 0, "B": 0, "C": 7}


def test_a_gap_is_the_float_of_what_stands_before_it() -> None:
    tasks = {"A": task("A", 0, 4), "B": task("B", 6, 10)}
    assert floats(tasks, {"A": (), "B": ("A",)}, 10) == {"A": 2, "B": 0}


def test_what_ends_after_the_site_may_not_slip() -> None:
    assert floats({"A": task("A", 0, 40)}, {"A": ()}, 10) == {"A": 0}


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 9)), min_size=1, max_size=8))
def test_no_task_can_use_more_than_its_float(rows: list[tuple[int, int]]) -> None:
    tasks = {f"T{n:02}": task(f"T{n:02}", s, s + d) for n, (s, d) in enumerate(rows)}
    names = list(tasks)
    preds = {
        name: tuple(other for other in names[:n] if tasks[other].finish <= tasks[name].start)
        for n, name in enumerate(names)
    }
    ended = max(t.finish for t in tasks.values())
    found = floats(tasks, preds, ended)
    for name, names_before in preds.items():
        start = tasks[name].start + found[name]
        assert all(tasks[before].finish <= start for before in names_before)
        assert tasks[name].finish + found[name] <= ended
