"""The work of a signed site as the story tells it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from drawdown.demo.work_story import work_done
from drawdown.progress.task import Work

SIGNED = date(2023, 12, 8)
NAMES = "ABCDEF"


def task(name: str, *, due: int, preds: tuple[str, ...] = ()) -> Work:
    day = SIGNED + timedelta(due)
    return Work("nord", name, "property", "a list", preds, day - timedelta(2), day, day, 0)


def told(*tasks: Work, owed: str = "") -> list[tuple[str, str, date]]:
    works = {"nord": {each.task: each for each in tasks}}
    story = work_done(works, {"nord": SIGNED}, frozenset(owed))
    return [(each.kind, each.body["task"], each.on) for each in story]


def test_a_task_is_done_on_its_day_and_no_later_than_the_signature() -> None:
    early, late = SIGNED - timedelta(9), SIGNED
    assert told(task("A", due=-9), task("B", due=5)) == [
        ("task.started", "A", early - timedelta(2)),
        ("task.done", "A", early),
        ("task.started", "B", late),
        ("task.done", "B", late),
    ]


def test_what_a_later_gate_asks_for_stays_open_with_all_that_waits_for_it() -> None:
    assert told(task("A", due=-1), task("B", due=0, preds=("A",)), owed="A") == []


def test_what_a_gate_settled_is_not_told_again() -> None:
    settled = replace(task("A", due=-1), settled=SIGNED)
    assert {name for _kind, name, _on in told(settled, task("B", due=0, preds=("A",)))} == {"B"}


@given(st.lists(st.tuples(st.integers(-30, 30), st.sets(st.sampled_from(NAMES))), max_size=6))
def test_nothing_is_done_before_what_it_waits_for(drawn: list[tuple[int, set[str]]]) -> None:
    tasks = [
        task(name, due=due, preds=tuple(sorted(p for p in preds if p < name)))
        for name, (due, preds) in zip(NAMES, drawn, strict=False)
    ]
    done: list[str] = [name for kind, name, _on in told(*tasks) if kind == "task.done"]
    assert sorted(done) == [each.task for each in tasks]
    for each in tasks:
        for name in each.preds:
            assert done.index(name) < done.index(each.task)
