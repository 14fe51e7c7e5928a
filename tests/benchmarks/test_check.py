"""The check of schedules, against every schedule of a small project."""

from __future__ import annotations

from itertools import product

from benchmarks.scheduling.check import faults, makespan
from benchmarks.scheduling.project import Mode, Project, Task

PROJECT = Project(
    "p",
    (3,),
    (4,),
    (
        Task((Mode(2, (2,), (1,)), Mode(1, (3,), (3,))), (2,)),
        Task((Mode(2, (1,), (1,)), Mode(1, (2,), (2,))), ()),
        Task((Mode(1, (2,), (0,)),), ()),
    ),
)


def keeps_every_rule(starts: tuple[int, ...], modes: tuple[int, ...]) -> bool:
    """Say by hand whether a schedule of the project is one."""
    first, second, third = (
        task.modes[mode] for task, mode in zip(PROJECT.tasks, modes, strict=True)
    )
    waits = starts[2] >= starts[0] + first.days
    stock = first.uses[0] + second.uses[0] <= 4
    room = all(
        sum(
            mode.takes[0] * (start <= day < start + mode.days)
            for mode, start in zip((first, second, third), starts, strict=True)
        )
        <= 3
        for day in range(-1, 7)
    )
    return min(starts) >= 0 and waits and stock and room


def test_a_schedule_has_faults_exactly_if_it_breaks_a_rule() -> None:
    kept = 0
    for starts in product(range(-1, 4), repeat=3):
        for modes in product((0, 1), (0, 1), (0,)):
            good = keeps_every_rule(starts, modes)
            assert (faults(PROJECT, starts, modes) == []) == good, (starts, modes)
            kept += good
    assert kept > 10


def test_each_fault_is_a_sentence() -> None:
    assert faults(PROJECT, (0, 0, 1), (0, 0, 0)) == [
        "task 3 starts on day 1, task 1 ends on 2",
        "5 of resource 1 are taken on day 1, there are 3",
    ]
    assert faults(PROJECT, (0, 1, 2), (1, 1, 0)) == [
        "5 of stock 1 are used, there are 4",
    ]
    assert faults(PROJECT, (-1, 0, 2), (0, 0, 0))[0] == "task 1 starts on day -1"
    assert faults(PROJECT, (0, 0, 2), (2, 0, 0)) == ["task 1 has no mode 3"]
    assert faults(PROJECT, (0, 0), (0, 0)) == ["2 starts and 2 modes for 3 tasks"]


def test_the_makespan_is_the_end_of_the_last_task() -> None:
    assert makespan(PROJECT, (0, 5, 2), (0, 0, 0)) == 7
