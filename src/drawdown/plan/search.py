"""The search: annealing over sites at learnt prices, then traffic and seats by linear programs."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import cycle

import numpy as np

from drawdown.plan.decode.boarding import BoardingPlan
from drawdown.plan.decode.choices import Choices
from drawdown.plan.decode.decode import Prefix, finish, place_sites, price
from drawdown.plan.decode.draft import Batch, Draft
from drawdown.plan.decode.worth import Worth, first_worth, learn
from drawdown.plan.flow.courses import Guide
from drawdown.plan.flow.onward import onward_guide
from drawdown.plan.params import SolveParams
from drawdown.plan.problem import Problem
from drawdown.plan.progress import Watch
from drawdown.plan.schedule import Purpose
from drawdown.plan.swift.engine import Engine

Neighbour = Callable[[Choices, Problem, random.Random], Choices]
FIRST_STEPS, STEPS = 6_000, 2_000
"""Steps of the walk over sites: from a fresh start, and from the best draft at learnt prices."""
FIRST_SHARE = 0.15
"""Share of what is left of the time that a walk from a fresh start may take."""
OFFSETS = (-6, -3, -9, 0)
"""Days by which hubs that close take their last arrival earlier than need be, start by start."""
AT_ONCE = 250
"""Steps between two looks at the clock."""
HUB_TRIES = 4
"""Changes to the hubs that are tried for each walk over the sites."""
COLD = 1e-4
"""Heat at the end of a walk, as a share of the heat at its beginning."""
LAST_WEEKS = 16
"""Days before the deadline from which every draft has whole flights, since they are scarce then."""
SEATS_IF_LATE, FEW = 4.0, 400
"""The same where so few people find no seat that it may be for want of looking."""
SHORT = 1.5
"""Seconds below which there is no time for a program."""
SEATS_AT_ONCE = 1.0
"""What the integer program of the seats may take for each draft."""
WHOLE_SHARE, WHOLE_MOST = 0.3, 15.0
"""Share of the time, and seconds, that the integer program of the convoys may take at the end."""
WHOLE_LEAST = 4.0
"""Seconds of a search below which that program is not begun."""
SEAT_SECONDS = 2.0
"""What the integer program of the seats may take of the time at the end."""


@dataclass(slots=True)
class Best:
    """The best draft known, the choices it follows from, and what its traffic was guided by."""

    choices: Choices
    placed: Prefix
    draft: Draft
    cents: int
    guide: Guide | None = None
    rounds: int = 0


@dataclass(slots=True)
class Adviser:
    """Asks the program of the traffic, and remembers the answer."""

    seconds: float | None = None
    whole: bool = False
    guide: Guide | None = None

    def __call__(
        self, draft: Draft, choices: Choices, stocks: dict[str, list[Batch]]
    ) -> Guide | None:
        self.guide = onward_guide(draft, choices, stocks, seconds=self.seconds, whole=self.whole)
        return self.guide


def on_top(placed: Prefix, choices: Choices) -> Best:
    """Return the draft on top of placed sites, decoded day by day without any program."""
    draft = finish(placed, choices)
    return Best(choices=choices, placed=placed, draft=draft, cents=price(draft))


def guided(placed: Prefix, choices: Choices, *, seconds: float | None, whole_from: int) -> Best:
    """Return the draft on top of placed sites, its traffic and seats guided by programs."""
    adviser = Adviser(seconds)
    seating = BoardingPlan(seconds=seconds, whole_from=None)
    draft = finish(placed, choices, adviser=adviser, seating=seating)
    best = Best(choices, placed, draft, price(draft), adviser.guide)
    return seated(best, seconds=SEATS_AT_ONCE if seconds else None, whole_from=whole_from)


def seated(best: Best, *, seconds: float | None, whole_from: int) -> Best:
    """Return the draft with its seats assigned once more, now that the ends of hubs are known."""
    guide = best.guide
    rear = [m for m in best.draft.moves if m.purpose is Purpose.LAST]
    seating = BoardingPlan(seconds, whole_from, arrived={m.site: m.arrive for m in rear})
    draft = finish(best.placed, best.choices, adviser=lambda *_: guide, seating=seating)
    cents = price(draft)
    return replace(best, draft=draft, cents=cents) if cents < best.cents else best


def shift_hub(choices: Choices, problem: Problem, chance: random.Random) -> Choices:
    """Let the last escorted convoy of a hub be earlier or later, or its last arrival."""
    hubs = [
        n
        for n, site in enumerate(problem.sites)
        if site.hub and (site.closes or site.heads.guard_leaving)
    ]
    if not hubs:
        return choices
    at, step = chance.choice(hubs), chance.choice((-7, -4, -2, -1, 1, 2, 4, 7))
    if problem.sites[at].closes:
        cutoff = list(choices.cutoff)
        cutoff[at] = min(problem.deadline, max(1, cutoff[at] + step))
        return replace(choices, cutoff=tuple(cutoff))
    last = list(choices.hub_last)
    last[at] = min(problem.deadline, max(1, last[at] + step))
    return replace(choices, hub_last=tuple(last))


def earlier(choices: Choices, days: int) -> Choices:
    """Let every hub that closes take its last arrival some days earlier."""
    return replace(choices, cutoff=tuple(max(1, day + days) for day in choices.cutoff))


def change_fill(choices: Choices, _: Problem, chance: random.Random) -> Choices:
    """Let convoys and flights leave emptier or fuller, or change where a hub sends first."""
    if chance.random() < 0.5:
        return replace(choices, by_share=not choices.by_share)
    return replace(choices, fill=chance.choice((0.5, 0.65, 0.8, 0.9, 1.0)))


def upkeep(problem: Problem) -> int:
    """Return what all sites and people would cost if they stayed to the deadline, in cents."""
    people = sum(job.heads.leaving for job in problem.sites)
    a_day = sum(job.day_cents for job in problem.sites) + problem.prices.person_day * people
    return a_day * problem.deadline


HUB_MOVES: tuple[tuple[Neighbour, float], ...] = ((shift_hub, 0.8), (change_fill, 0.2))


@dataclass(slots=True)
class Search:
    """One search: where it stands, what it has learnt, and what time it has."""

    problem: Problem
    params: SolveParams
    watch: Watch
    best: Best
    engine: Engine
    worth: Worth
    chance: random.Random
    tries: int = 0
    steps: int = 0
    slowest: float = 0.0
    """Seconds that the slowest guided draft has taken."""
    known: set[tuple[object, ...]] = field(default_factory=set)

    def goes_on(self) -> bool:
        """Return whether there is time, or a round left, for one more guided draft."""
        if self.params.rounds is not None:
            return self.tries < self.params.rounds and self.watch.left() > 0
        return self.watch.left() > 1.5 * self.slowest + self.last_word() + self.whole_seconds()

    def last_word(self) -> float:
        """Return the seconds kept for the seats at the end."""
        return min(SEAT_SECONDS, 0.1 * self.params.seconds)

    def whole_seconds(self) -> float:
        """Return the seconds kept for whole convoys at the end; nothing when time is short."""
        if self.params.seconds < WHOLE_LEAST:
            return 0.0
        return min(WHOLE_MOST, WHOLE_SHARE * self.params.seconds)

    def heats(self, steps: int, hottest: float, share: float) -> Iterator[np.ndarray]:
        """Yield the heats of a walk in portions, until its steps or its time are over."""
        began, left = self.watch.elapsed(), max(self.watch.left(), 0.0)
        done = 0
        while done < steps and self.watch.left() > 0:
            spent = done / steps
            if self.params.rounds is None:
                spent = max(spent, (self.watch.elapsed() - began) / max(share * left, 1e-9))
            if spent >= 1:
                return
            yield np.full(AT_ONCE, hottest * ((1 - spent) ** 2 + COLD))
            done += AT_ONCE

    def walk(self, start: Choices, *, steps: int, heat: float, share: float) -> Choices:
        """Return the best choices of a walk over the sites at present prices."""
        stroll = self.engine.walk(start, self.worth)
        for heats in self.heats(steps, heat * upkeep(self.problem), share):
            self.steps += stroll.go(heats, self.chance.randrange(2**31))
        return stroll.choices()

    def attempt(self, choices: Choices, by: str) -> Best | None:
        """Return the guided draft of choices, and keep it if it is the best."""
        key = (choices.order, choices.release, choices.cutoff, choices.hub_last, choices.fill,
               choices.by_share)  # fmt: skip
        if key in self.known:
            return None
        self.known.add(key)
        began = self.watch.elapsed()
        timed = None if self.params.rounds is not None else max(self.watch.left(), 0.1)
        placed = place_sites(self.problem, choices)
        if timed is not None and timed < SHORT:
            tried = on_top(placed, choices)
        else:
            last_weeks = self.problem.deadline - LAST_WEEKS
            tried = guided(placed, choices, seconds=timed, whole_from=last_weeks)
            if timed and 0 < tried.draft.people_late <= FEW and tried.cents < self.best.cents:
                more = min(SEATS_IF_LATE, max(self.watch.left() - self.last_word(), 0.1))
                tried = seated(tried, seconds=more, whole_from=last_weeks)
        self.tries += 1
        self.slowest = max(self.slowest, self.watch.elapsed() - began)
        self.keep(tried, by)
        return tried

    def keep(self, tried: Best, by: str) -> None:
        """Keep a draft that is cheaper than the best."""
        if tried.cents < self.best.cents:
            self.best = tried
            self.watch.improved(tried.cents, by=by)


def search(problem: Problem, first: Best, params: SolveParams, watch: Watch) -> Best:
    """Return the best draft that the time or the rounds allow."""
    chance = random.Random(params.seed)  # noqa: S311 - a search, no secret
    run = Search(problem, params, watch, first, Engine(problem), first_worth(problem), chance)
    for number, offset in enumerate(cycle(OFFSETS)):
        spent = run.tries / params.rounds if params.rounds else watch.elapsed() / params.seconds
        if number and (spent > params.starts_share or not run.goes_on()):
            break
        begin = earlier(first.choices, offset)
        start = run.walk(begin, steps=FIRST_STEPS, heat=params.heat, share=FIRST_SHARE)
        run.attempt(start, "sites")
    while run.goes_on():
        if run.best.guide is not None:
            run.worth = learn(problem, run.worth, run.best.guide)
        start = run.walk(run.best.choices, steps=STEPS, heat=params.heat / 10, share=0.1)
        run.attempt(start, "sites")
        for _ in range(HUB_TRIES):
            if not run.goes_on():
                break
            moves, weights = zip(*HUB_MOVES, strict=True)
            move = chance.choices(moves, weights)[0]
            run.attempt(move(run.best.choices, problem, chance), move.__name__)
    send_whole_convoys(run)
    seat_everybody(run)
    return replace(run.best, rounds=run.steps + run.tries)


def send_whole_convoys(run: Search) -> None:
    """Let an integer program say which convoys the hubs send, and follow it to the letter."""
    guide, problem = run.best.guide, run.problem
    timed = run.params.rounds is None
    seconds = min(run.whole_seconds(), run.watch.left() - run.last_word()) if timed else None
    if guide is None or (seconds is not None and seconds <= 0):
        return
    adviser = Adviser(seconds, whole=True)
    draft = finish(
        run.best.placed,
        run.best.choices,
        adviser=adviser,
        seating=BoardingPlan(seconds, whole_from=None),
    )
    if adviser.guide is None:
        return
    sent = replace(run.best, draft=draft, cents=price(draft), guide=adviser.guide)
    whole_from = problem.deadline - LAST_WEEKS
    run.keep(seated(sent, seconds=SEATS_AT_ONCE if timed else None, whole_from=whole_from), "whole")


def seat_everybody(run: Search) -> None:
    """Let an integer program have the last word on the flights."""
    if run.best.guide is None or run.params.rounds is not None:
        return
    run.keep(seated(run.best, seconds=run.last_word(), whole_from=0), by="seats")
