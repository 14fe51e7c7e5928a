"""One search: where it stands, what it has learnt, and what time it has."""

from __future__ import annotations

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np

from drawdown.plan.decode.choices import Choices
from drawdown.plan.decode.decode import Prefix, place_sites
from drawdown.plan.decode.worth import Worth
from drawdown.plan.flow.regions import regions_of
from drawdown.plan.flow.seats import Effort
from drawdown.plan.params import SolveParams
from drawdown.plan.problem import Problem
from drawdown.plan.progress import Watch
from drawdown.plan.strategies.drafts import Best, guided, on_top, seated
from drawdown.plan.swift.engine import Engine, Stroll

AT_ONCE = 250
"""Steps of a walk between two looks at the clock."""
MEET = 4
"""Portions of steps after which walks side by side go on from where the better one is."""
COLD = 1e-4
"""Heat at the end of a walk, as a share of the heat at its beginning."""
SHORT = 1.5
"""Seconds below which there is no time for a program."""
REPAIRS, FURTHER = 5, 3
"""Times that the cut-offs of a draft are put right, and days that they are put too late."""
LEAST_SECONDS = 0.1
"""Seconds below which whole flights are not looked for."""
SEAT_NODES = 20
"""Nodes that the seats of a region may take when a search is counted in rounds."""
SEAT_GAP, SEAT_JOINS = 0.01, 2
"""Share of their cost that seats may miss, and days of a week that may have flights for them:
more precise programs took twice the time and gave plans that were no cheaper."""
LEAD = 1e-3
"""Share by which a draft may promise less than the best and still be given whole flights."""


class Strategy(Protocol):
    """A way to look for better plans: it works on a run for its share of the time."""

    @property
    def name(self) -> str:
        """What the plan document says it was made by."""

    def work(self, run: Run) -> None:
        """Look for better drafts, keep what is found, stop when the time or the rounds are over."""


def truthful(tried: Best) -> Choices:
    """Return the choices with later cut-offs for hubs that end later than their team was told.

    A cut-off before the end of a hub's own work tells its team nothing: it counts from there.
    """
    draft, cutoff = tried.draft, list(tried.choices.cutoff)
    placed, least = tried.placed.drafts[-1], opened(tried.placed, tried.choices).cutoff
    for number, job in enumerate(draft.problem.sites):
        if f"{job.id}/team" in draft.unplaced:
            late = draft.ended[job.id] - placed.team_until[job.id]
            cutoff[number] = least[number] + late + FURTHER
    return replace(tried.choices, cutoff=tuple(cutoff))


def opened(placed: Prefix, choices: Choices) -> Choices:
    """Return the choices with cut-offs as late as the work of each closing hub allows for nothing.

    A cut-off that is earlier turns cargo away and lets nobody go sooner.
    """
    draft, cutoff = placed.drafts[-1], list(choices.cutoff)
    for number, job in enumerate(draft.problem.sites):
        if job.closes and job.hub is not None:
            times = draft.times[job.id]
            before = (times[pred][1] for pred in job.jobs["T52"].preds if pred in times)
            cutoff[number] = max(cutoff[number], max(before, default=0) - job.hub.cutoff_days)
    return replace(choices, cutoff=tuple(cutoff))


def upkeep(problem: Problem) -> int:
    """Return what all sites and people would cost if they stayed to the deadline, in cents."""
    people = sum(job.heads.leaving for job in problem.sites)
    a_day = sum(job.day_cents for job in problem.sites) + problem.prices.person_day * people
    return a_day * problem.deadline


@dataclass(slots=True)
class Run:
    """The state that strategies share."""

    problem: Problem
    params: SolveParams
    watch: Watch
    best: Best
    engines: tuple[Engine, ...]
    worth: Worth
    chance: random.Random
    seat_seconds: float
    """What whole flights may take, for one draft."""
    tries: int = 0
    steps: int = 0
    until: float = 1.0
    """Share of the time, or of the rounds, at which the present strategy ends."""
    slowest: float = 0.0
    """Seconds that the slowest guided draft has taken."""
    known: set[Choices] = field(default_factory=set)

    @property
    def counted(self) -> bool:
        """Whether rounds bound the search, so that the clock may not steer it."""
        return self.params.rounds is not None

    def spent(self) -> float:
        """Return the share of the time, or of the rounds, that is used up."""
        if self.params.rounds is not None:
            return self.tries / self.params.rounds
        return 1 - self.watch.left() / self.params.seconds

    def left(self) -> float:
        """Return the seconds that the present strategy has left."""
        return self.watch.left() - (1 - self.until) * self.params.seconds

    def goes_on(self) -> bool:
        """Return whether there is time, or a round left, for one more guided draft."""
        if self.counted:
            return self.spent() < self.until and self.watch.left() > 0
        return self.left() > 1.2 * self.slowest

    def walk(self, start: Choices, *, steps: int, heat: float, seconds: float) -> Choices:
        """Return the best choices of walks side by side over the sites at present prices.

        They meet now and then and go on from the better place. The choices are the same for the
        same steps; the clock may end them early where the search is not counted in rounds.
        """
        strolls = [engine.walk(start, self.worth) for engine in self.engines]
        with ThreadPoolExecutor(len(strolls)) as pool:
            portions = self._portions(steps, heat * upkeep(self.problem), seconds)
            for number, heats in enumerate(portions, start=1):
                seeds = [self.chance.randrange(2**31) for _ in strolls]
                self.steps += sum(pool.map(Stroll.go, strolls, [heats] * len(strolls), seeds))
                if number % MEET == 0:
                    ahead = min(strolls, key=lambda stroll: float(stroll.costs[1]))
                    for stroll in strolls:
                        stroll.follow(ahead)
        return min(strolls, key=lambda stroll: stroll.cents).choices()

    def _portions(self, steps: int, hottest: float, seconds: float) -> Iterator[np.ndarray]:
        """Yield the heats of a walk in portions, until its steps or its time are over."""
        began, done = self.watch.elapsed(), 0
        while done < steps and self.watch.left() > 0:
            spent = done / steps
            if not self.counted:
                spent = max(spent, (self.watch.elapsed() - began) / max(seconds, 1e-9))
            if spent >= 1:
                return
            yield np.full(AT_ONCE, hottest * ((1 - spent) ** 2 + COLD))
            done += AT_ONCE

    def plain(self, choices: Choices, by: str) -> Best | None:
        """Return the draft of choices, decoded day by day; keep it if it is the best.

        A hub that closes later than its cut-off says may find its team promised elsewhere: the
        cut-off is then put later until it tells the truth.
        """
        tried: Best | None = None
        for _ in range(REPAIRS):
            if choices in self.known:
                break
            self.known.add(choices)
            self.tries += 1
            tried = on_top(place_sites(self.problem, choices), choices)
            self.keep(tried, by)
            repaired = truthful(tried)
            if repaired == choices:
                break
            choices = repaired
        return tried

    def attempt(self, choices: Choices, by: str) -> Best | None:
        """Return the guided draft of choices, with whole flights if it promises to be the best."""
        if choices in self.known:
            return None
        self.known.add(choices)
        self.tries += 1
        began = self.watch.elapsed()
        seconds = None if self.counted else max(self.watch.left(), 0.1)
        placed = place_sites(self.problem, choices)
        if seconds is not None and seconds < SHORT:
            tried = on_top(placed, choices)
        else:
            tried = self.settled(guided(placed, choices, seconds=seconds))
        self.slowest = max(self.slowest, self.watch.elapsed() - began)
        self.keep(tried, by)
        return tried

    def look(self, choices: Choices) -> Best | None:
        """Return the guided draft of choices with what it promises; none for what is known.

        A hub that closes takes cargo for as long as its own work keeps it open anyway.
        """
        placed = place_sites(self.problem, choices)
        choices = opened(placed, choices)
        placed = place_sites(self.problem, choices, placed)
        if choices in self.known:
            return None
        self.known.add(choices)
        self.tries += 1
        began = self.watch.elapsed()
        seconds = None if self.counted else max(self.watch.left(), 0.1)
        tried = guided(placed, choices, seconds=seconds)
        self.slowest = max(self.slowest, self.watch.elapsed() - began)
        return None if tried.promise is None else tried

    def whole(self, lead: Best, by: str) -> None:
        """Give a draft whole convoys, then whole flights; keep it if it is the best."""
        seconds = None if self.counted else max(0.1, min(self.left(), self.watch.left() / 2))
        sent = guided(lead.placed, lead.choices, seconds=seconds, whole=True)
        stuck = any(not what.startswith("people/") for what in sent.draft.unplaced)
        self.keep(self.seated(lead if stuck or sent.guide is None else sent), by)

    def settled(self, tried: Best) -> Best:
        """Return a draft with whole flights where it promises to be about the best."""
        if tried.promise is None:
            return tried
        least = self.best.promise
        if least is not None and tried.promise > least * (1 + LEAD):
            return tried
        return self.seated(tried)

    def seated(self, tried: Best, *, shuttles: bool = False) -> Best:
        """Return a draft with whole flights."""
        return seated(tried, lambda: self._effort(shuttles=shuttles), threads=self.params.threads)

    def _effort(self, *, shuttles: bool) -> Effort | None:
        """Return how hard to look for whole flights now; nothing where time is over.

        Where hubs form several regions a relaxed program comes first, which takes its time, too.
        """
        nodes = SEAT_NODES if self.counted else None
        seconds: float | None = None
        if not self.counted:
            parts = 2 if len(regions_of(self.problem)) == 1 else 3
            seconds = min(self.seat_seconds, self.watch.left() / parts)
            if seconds < LEAST_SECONDS:
                return None
        return Effort(seconds, gap=SEAT_GAP, nodes=nodes, joins=SEAT_JOINS, shuttles=shuttles)

    def keep(self, tried: Best, by: str) -> None:
        """Keep a draft that is cheaper than the best."""
        if tried.cents < self.best.cents:
            self.best = tried
            self.watch.improved(tried.cents, by=by)
