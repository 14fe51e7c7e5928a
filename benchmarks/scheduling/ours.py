"""Our strategy: islands of lists breed, and for a while one thread tries a proof."""

from __future__ import annotations

import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise

from benchmarks.scheduling.bounds import quick_bound
from benchmarks.scheduling.islands import IslandParams, Settlement, graph_of
from benchmarks.scheduling.kernel import Graph
from benchmarks.scheduling.project import Project
from benchmarks.scheduling.proof import Patience, Standing, prove
from benchmarks.scheduling.strategy import Answer, Limit

TRIAL = 2000
"""Children that show the pace."""


@dataclass(frozen=True, slots=True)
class OursParams:
    """How the time is shared."""

    opening: float = 0.1
    """Share of the time in which every thread breeds, before the proof is tried."""
    proof: float = 0.3
    """Share of the time that one thread may spend on a proof that comes to nothing."""
    mixing: float = 0.7
    """Share of the time after which the islands exchange members for the second time.

    The first time is after such a proof. One that has refuted something may go on until now.
    """
    children: int = 100
    """Children for each member that an island has at first, in the whole time."""
    fewest: int = 100
    most: int = 12_000
    """Members of an island: it shrinks evenly with time, so that it settles whatever the pace."""
    shrunk: float = 0.9
    """Share of the time after which an island is smallest."""
    islands: IslandParams = field(default_factory=IslandParams)

    def __post_init__(self) -> None:
        if not 0 < self.opening <= self.opening + self.proof <= self.mixing <= 1:
            raise ValueError("the opening, the proof and the mixing share the time in this order")
        if self.children < 1 or not 2 <= self.fewest <= self.most:
            raise ValueError("an island has children and two members or more")

    def phases(self) -> list[Phase]:
        """Return what is done until which share of the time."""
        return [
            Phase(self.opening, exchange=False),
            Phase(self.opening + self.proof, exchange=True),
            Phase(self.mixing, exchange=True),
            Phase(1.0, exchange=False),
        ]


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of the time."""

    until: float
    exchange: bool
    """Whether the islands exchange members when it is over."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The time that there is."""

    began: float
    seconds: float

    def share(self) -> float:
        """Return the share of the time that is over."""
        return (time.monotonic() - self.began) / self.seconds

    def at(self, share: float) -> float:
        """Return when a share of the time is over."""
        return self.began + share * self.seconds


@dataclass(frozen=True, slots=True)
class Ours:
    """Breeding, and a proof beside it."""

    params: OursParams = field(default_factory=OursParams)
    name: str = "ours"

    def solve(self, project: Project, limit: Limit) -> Answer:
        """Return the best schedule found within the limit."""
        clock = Clock(time.monotonic(), limit.seconds)
        graph = graph_of(project)
        standing = Standing(project, quick_bound(project))
        with ThreadPoolExecutor(limit.threads) as threads:
            settlements = self.found(graph, project, limit, threads)
            first = len(settlements[0].island.worth)
            proof: Future[None] | None = None
            for phase in self.params.phases():
                busy = proof is not None and not proof.done()
                breeding = settlements[1:] if busy else settlements
                tasks = [
                    threads.submit(self.live, one, standing, clock, phase.until, first)
                    for one in breeding
                ]
                for task in tasks:
                    task.result()
                if phase.exchange:
                    for one, other in pairwise(settlements):
                        one.exchange(other)
                if proof is None and limit.threads > 1 and not standing.proven:
                    proof = threads.submit(prove, standing, self.patience(clock), limit.seed)
        return Answer(standing.schedule, standing.bound)

    def found(
        self, graph: Graph, project: Project, limit: Limit, threads: ThreadPoolExecutor
    ) -> list[Settlement]:
        """Return an island for each thread, as large as the pace of a trial allows."""
        seeds = [limit.seed * 1000 + thread for thread in range(limit.threads)]

        def founded(islands: IslandParams) -> list[Settlement]:
            found = partial(Settlement.founded, graph, project.tails, params=islands)
            return list(threads.map(found, seeds))

        islands = self.params.islands
        pace = min(threads.map(paced, founded(replace(islands, members=self.params.fewest))))
        return founded(replace(islands, members=self.members(pace, limit.seconds)))

    def patience(self, clock: Clock) -> Patience:
        """Return how long a proof is tried."""
        params = self.params
        return Patience(clock.at(params.opening + params.proof), clock.at(params.mixing))

    def members(self, pace: float, seconds: float) -> int:
        """Return how many members an island has at first."""
        wished = round(pace * seconds / self.params.children)
        return max(self.params.fewest, min(self.params.most, wished))

    def live(
        self, settlement: Settlement, standing: Standing, clock: Clock, until: float, first: int
    ) -> None:
        """Breed on an island, which shrinks, until a share of the time is over."""
        while clock.share() < until and not standing.proven:
            left = max(0.0, 1 - clock.share() / self.params.shrunk)
            settlement.cull(max(self.params.fewest, round(first * left)))
            settlement.breed(standing.bound, settlement.params.children)
            if settlement.best < standing.best:
                standing.offer(settlement.schedule())


def paced(settlement: Settlement) -> float:
    """Return how many children a second an island has now, with all else that runs here."""
    began = time.monotonic()
    settlement.breed(0, TRIAL)
    return TRIAL / (time.monotonic() - began)
