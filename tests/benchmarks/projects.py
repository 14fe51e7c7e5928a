"""Small projects as tests draw them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from benchmarks.scheduling.project import Mode, Project, Task


@st.composite
def projects(
    draw: st.DrawFn, *, tasks: int = 7, modes: int = 1, stocks: int = 0, days: int = 4
) -> Project:
    """Draw a project whose tasks fit and wait for later numbers only."""
    count = draw(st.integers(1, tasks))
    kinds = draw(st.integers(0, 3))
    rooms = tuple(draw(st.integers(1, 5)) for _ in range(kinds))
    there = tuple(draw(st.integers(count, 3 * count)) for _ in range(stocks))
    found = []
    for number in range(count):
        ways = tuple(
            Mode(
                draw(st.integers(0, days)),
                tuple(draw(st.integers(0, room)) for room in rooms),
                # The first mode uses so little that all first modes together fit.
                tuple(draw(st.integers(0, 1 if way == 0 else min(3, s))) for s in there),
            )
            for way in range(draw(st.integers(1, modes)))
        )
        after = draw(st.sets(st.integers(number + 1, count - 1))) if number + 1 < count else set()
        found.append(Task(ways, tuple(sorted(after))))
    return Project("drawn", rooms, there, tuple(found))


def plain_schedule(project: Project, order: Sequence[int]) -> list[int]:
    """Start each task of a list as early as it may; the slow and obvious way."""
    taken: dict[tuple[int, int], int] = {}
    starts = [0] * len(project.tasks)
    for number in order:
        mode = project.tasks[number].modes[0]
        day = max(
            (starts[b] + project.tasks[b].modes[0].days for b in project.forerunners[number]),
            default=0,
        )
        while any(
            taken.get((kind, at), 0) + mode.takes[kind] > room
            for kind, room in enumerate(project.rooms)
            for at in range(day, day + mode.days)
        ):
            day += 1
        for kind in range(len(project.rooms)):
            for at in range(day, day + mode.days):
                taken[kind, at] = taken.get((kind, at), 0) + mode.takes[kind]
        starts[number] = day
    return starts
