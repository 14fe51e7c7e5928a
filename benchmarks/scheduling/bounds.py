"""Makespans that no schedule can undercut, without a search."""

from __future__ import annotations

from benchmarks.scheduling.project import Project, Task


def critical_path(project: Project) -> int:
    """Return the longest chain of tasks, each in its quickest mode."""
    return max(project.tails)


def volume(project: Project) -> int:
    """Return the days that the busiest resource needs for the work between any head and tail.

    Work that cannot start before day h, nor end later than t days before the end, fits between
    them; so the project takes h, that work on a full resource, and t.
    """
    best = 0
    for kind, room in enumerate(project.rooms):
        work = [least_work(task, kind) for task in project.tasks]
        after = [tail - days for tail, days in zip(project.tails, project.shortest, strict=True)]
        for head in set(project.heads):
            inside = sorted(
                (after[i], work[i])
                for i in range(len(work))
                if project.heads[i] >= head and work[i]
            )
            total = 0
            for tail, amount in reversed(inside):
                total += amount
                best = max(best, head + -(-total // room) + tail)
    return best


def least_work(task: Task, kind: int) -> int:
    """Return the least that a task takes of a resource over all its days, in any mode."""
    return min(mode.days * mode.takes[kind] for mode in task.modes)


def quick_bound(project: Project) -> int:
    """Return the best of the bounds here."""
    return max(critical_path(project), volume(project))
