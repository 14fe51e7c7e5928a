"""A project of the public sets: tasks in modes, what they take, and who waits for whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


class Unsound(ValueError):
    """A project that nobody could schedule, with the reason."""


@dataclass(frozen=True, slots=True)
class Mode:
    """One way to do a task."""

    days: int
    takes: tuple[int, ...]
    """Of each renewable resource, on each day."""
    uses: tuple[int, ...] = ()
    """Of each stock, once."""


@dataclass(frozen=True, slots=True)
class Task:
    """What has to be done in one of its modes, and which tasks wait for it."""

    modes: tuple[Mode, ...]
    followers: tuple[int, ...]


@dataclass(frozen=True)
class Project:
    """Tasks numbered from 0, the renewable resources and the stocks that they share."""

    name: str
    rooms: tuple[int, ...]
    """What there is of each renewable resource on each day."""
    stocks: tuple[int, ...]
    """What there is of each stock for the whole project."""
    tasks: tuple[Task, ...]

    def __post_init__(self) -> None:
        for number, task in enumerate(self.tasks):
            self._check(number, task)
        if len(self.order) < len(self.tasks):
            stuck = min(set(range(len(self.tasks))) - set(self.order))
            raise Unsound(f"{self.name}: task {stuck + 1} waits for itself, by way of others")

    def _check(self, number: int, task: Task) -> None:
        """Refuse a task that has no mode in which it fits."""
        here = f"{self.name}: task {number + 1}"
        if not task.modes:
            raise Unsound(f"{here} has no mode")
        for follower in task.followers:
            if not 0 <= follower < len(self.tasks):
                raise Unsound(f"{here} has task {follower + 1} after it, which does not exist")
        for mode in task.modes:
            if len(mode.takes) != len(self.rooms) or len(mode.uses) != len(self.stocks):
                raise Unsound(f"{here} does not say what it takes of each resource")
            if mode.days < 0 or min((*mode.takes, *mode.uses), default=0) < 0:
                raise Unsound(f"{here} takes less than nothing")
        if not any(self.fits(mode) for mode in task.modes):
            raise Unsound(f"{here} takes more than there is, in every mode")

    def fits(self, mode: Mode) -> bool:
        """Say whether a mode fits on an empty day."""
        return all(t <= r for t, r in zip(mode.takes, self.rooms, strict=True)) and all(
            u <= s for u, s in zip(mode.uses, self.stocks, strict=True)
        )

    @property
    def single(self) -> bool:
        """Whether every task has one mode."""
        return all(len(task.modes) == 1 for task in self.tasks)

    @cached_property
    def forerunners(self) -> tuple[tuple[int, ...], ...]:
        """What each task waits for."""
        found: list[list[int]] = [[] for _ in self.tasks]
        for number, task in enumerate(self.tasks):
            for follower in task.followers:
                found[follower].append(number)
        return tuple(map(tuple, found))

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The tasks, none before what it waits for; shorter than the project if it has a cycle."""
        waits = [len(before) for before in self.forerunners]
        ready = [number for number, count in enumerate(waits) if not count]
        for number in ready:
            for follower in self.tasks[number].followers:
                waits[follower] -= 1
                if not waits[follower]:
                    ready.append(follower)
        return tuple(ready)

    @cached_property
    def shortest(self) -> tuple[int, ...]:
        """The days of each task in its quickest mode."""
        return tuple(min(mode.days for mode in task.modes) for task in self.tasks)

    @cached_property
    def tails(self) -> tuple[int, ...]:
        """The days from the start of each task to the end, if nothing were short."""
        tails = [0] * len(self.tasks)
        for number in reversed(self.order):
            after = max((tails[f] for f in self.tasks[number].followers), default=0)
            tails[number] = self.shortest[number] + after
        return tuple(tails)

    @cached_property
    def heads(self) -> tuple[int, ...]:
        """The first day on which each task could start, if nothing were short."""
        heads = [0] * len(self.tasks)
        for number in self.order:
            for before in self.forerunners[number]:
                heads[number] = max(heads[number], heads[before] + self.shortest[before])
        return tuple(heads)

    @property
    def horizon(self) -> int:
        """The days of all tasks one after the other, each in its longest mode."""
        return sum(max(mode.days for mode in task.modes) for task in self.tasks)
