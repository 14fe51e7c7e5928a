"""What is wrong with a schedule, day by day; shares nothing with those who make schedules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from benchmarks.scheduling.project import Project


def faults(project: Project, starts: Sequence[int], modes: Sequence[int]) -> list[str]:
    """Return a sentence for each rule that a schedule breaks; none if it keeps them all."""
    count = len(project.tasks)
    if len(starts) != count or len(modes) != count:
        return [f"{len(starts)} starts and {len(modes)} modes for {count} tasks"]
    unknown = [
        f"task {number + 1} has no mode {modes[number] + 1}"
        for number, task in enumerate(project.tasks)
        if not 0 <= modes[number] < len(task.modes)
    ]
    if unknown:
        return unknown
    return [
        *early(project, starts, modes),
        *crowded(project, starts, modes),
        *overdrawn(project, modes),
    ]


def makespan(project: Project, starts: Sequence[int], modes: Sequence[int]) -> int:
    """Return the day on which the last task has ended."""
    tasks = zip(project.tasks, starts, modes, strict=True)
    return max(start + task.modes[mode].days for task, start, mode in tasks)


def early(project: Project, starts: Sequence[int], modes: Sequence[int]) -> list[str]:
    """Name each task that starts before the project, or before what it waits for has ended."""
    found = [f"task {n + 1} starts on day {s}" for n, s in enumerate(starts) if s < 0]
    for number, task in enumerate(project.tasks):
        end = starts[number] + task.modes[modes[number]].days
        found += [
            f"task {follower + 1} starts on day {starts[follower]}, task {number + 1} ends on {end}"
            for follower in task.followers
            if starts[follower] < end
        ]
    return found


def crowded(project: Project, starts: Sequence[int], modes: Sequence[int]) -> list[str]:
    """Name each day on which more of a resource is taken than there is."""
    found = []
    for kind, room in enumerate(project.rooms):
        taken: Counter[int] = Counter()
        for task, start, mode in zip(project.tasks, starts, modes, strict=True):
            way = task.modes[mode]
            for day in range(start, start + way.days):
                taken[day] += way.takes[kind]
        found += [
            f"{amount} of resource {kind + 1} are taken on day {day}, there are {room}"
            for day, amount in sorted(taken.items())
            if amount > room
        ]
    return found


def overdrawn(project: Project, modes: Sequence[int]) -> list[str]:
    """Name each stock of which more is used than there is."""
    found = []
    for kind, stock in enumerate(project.stocks):
        used = sum(
            task.modes[mode].uses[kind] for task, mode in zip(project.tasks, modes, strict=True)
        )
        if used > stock:
            found.append(f"{used} of stock {kind + 1} are used, there are {stock}")
    return found
