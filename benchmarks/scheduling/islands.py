"""Islands of lists that breed side by side, one a thread, and exchange members."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.scheduling import kernel
from benchmarks.scheduling.kernel import Desk, Graph, Habits, Island, Side
from benchmarks.scheduling.project import Project
from benchmarks.scheduling.strategy import Schedule

NOWHERE = 1 << 30


@dataclass(frozen=True, slots=True)
class IslandParams:
    """How the islands live; measured on hard files of the public set."""

    members: int = 2000
    """Lists on an island; after a hundred children for each they are all alike."""
    swaps: int = 5
    """Chance, in 1,024, that two neighbours of a child's list change places."""
    turns: int = 10
    """Chance, in 1,024, that a task of a child changes its mode."""
    rivals: int = 3
    """How many are looked at for the one whose place a child takes."""
    children: int = 2000
    """Children of an island between two looks at the clock."""

    def __post_init__(self) -> None:
        if self.members < 2 or self.children < 1 or not 0 <= self.swaps <= 1024:
            raise ValueError("an island has two members or more, children, and a chance to swap")


class TooWide(ValueError):
    """A project that does not fit into the words of the kernel."""


def graph_of(project: Project) -> Graph:
    """Return a project as arrays."""
    if len(project.rooms) > kernel.LANES:
        raise TooWide(f"{project.name}: more than {kernel.LANES} resources")
    if max(project.rooms, default=0) >= 1 << (kernel.LANE_BITS - 1):
        raise TooWide(f"{project.name}: a resource is wider than a lane")
    if project.horizon + 2 > kernel.HORIZON:
        raise TooWide(f"{project.name}: more than {kernel.HORIZON - 2} days")
    modes = [[mode for mode in task.modes if project.fits(mode)] for task in project.tasks]
    if [len(ways) for ways in modes] != [len(task.modes) for task in project.tasks]:
        raise TooWide(f"{project.name}: a mode takes more than there is")
    rows = [mode for ways in modes for mode in ways]
    return Graph(
        ahead=side_of(project.forerunners),
        back=side_of([task.followers for task in project.tasks]),
        ways=np.cumsum([0, *map(len, modes)], dtype=np.int32),
        days=np.array([mode.days for mode in rows], np.int32),
        takes=np.array([packed(mode.takes) for mode in rows], np.uint64),
        uses=np.array([mode.uses for mode in rows], np.int64).reshape(len(rows), -1),
        room=np.array([packed(project.rooms) | int(kernel.GUARDS)], np.uint64),
        stocks=np.array(project.stocks, np.int64),
    )


def packed(amounts: Sequence[int]) -> int:
    """Return amounts side by side in the lanes of a word."""
    return sum(amount << (kernel.LANE_BITS * lane) for lane, amount in enumerate(amounts))


def side_of(lists: Sequence[Sequence[int]]) -> Side:
    """Return lists one after the other, and where each begins."""
    first = np.cumsum([0, *map(len, lists)], dtype=np.int32)
    return Side(first, np.array([entry for entries in lists for entry in entries], np.int32))


def desk_of(tasks: int) -> Desk:
    """Return an empty desk."""
    child, other, modes, days, end = (np.zeros(tasks, np.int32) for _ in range(5))
    return Desk(
        free=np.zeros(kernel.HORIZON, np.uint64),
        tally=np.zeros(kernel.HORIZON, np.int32),
        child=child,
        other=other,
        modes=modes,
        days=days,
        takes=np.zeros(tasks, np.uint64),
        end=end,
        taken=np.zeros(tasks + 1, np.int64),
    )


@dataclass(slots=True)
class Settlement:
    """An island with what it needs to live, and the best makespan seen on it."""

    graph: Graph
    island: Island
    desk: Desk
    params: IslandParams

    @classmethod
    def founded(
        cls, graph: Graph, tails: Sequence[int], seed: int, params: IslandParams
    ) -> Settlement:
        """Return an island whose members lean to long tails."""
        tasks = len(tails)
        state = np.random.default_rng(seed).integers(1, 1 << 62, 1).astype(np.uint64)
        island = Island(
            state,
            lists=np.zeros((params.members, tasks), np.int16),
            modes=np.zeros((params.members, tasks), np.int8),
            worth=np.zeros(params.members, np.int64),
            best=np.zeros((2, tasks), np.int32),
            record=np.array([NOWHERE]),
        )
        found = cls(graph, island, desk_of(tasks), params)
        kernel.found(graph, found.island, found.desk, np.array(tails, np.int64))
        return found

    def breed(self, goal: int, children: int) -> None:
        """Breed so many children, or until a makespan is not longer than the goal."""
        habits = Habits(self.params.swaps, self.params.turns, self.params.rivals)
        kernel.breed(self.graph, self.island, self.desk, habits, goal, children)

    @property
    def best(self) -> int:
        """The best makespan seen."""
        return int(self.island.record[0])

    def exchange(self, other: Settlement) -> None:
        """Swap every second member with another island, as far as the smaller one goes."""
        count = min(len(self.island.worth), len(other.island.worth))
        for mine, theirs in (
            (self.island.lists, other.island.lists),
            (self.island.modes, other.island.modes),
            (self.island.worth, other.island.worth),
        ):
            kept = mine[:count:2].copy()
            mine[:count:2] = theirs[:count:2]
            theirs[:count:2] = kept

    def cull(self, count: int) -> None:
        """Leave so many members, the best ones."""
        island = self.island
        if count < len(island.worth):
            best = np.argsort(island.worth, kind="stable")[:count]
            best.sort()
            self.island = island._replace(
                lists=island.lists[best], modes=island.modes[best], worth=island.worth[best]
            )

    def schedule(self) -> Schedule:
        """Return the best schedule seen."""
        starts, modes = self.island.best.tolist()
        return Schedule(tuple(starts), tuple(modes))
