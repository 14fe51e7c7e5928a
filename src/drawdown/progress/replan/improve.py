"""Improve: win back what an event has cost, by another order, an earlier start, another way out."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from drawdown.plan.schedule import Movement, Plan, Progress
from drawdown.progress.replan.params import ReplanParams
from drawdown.progress.replan.repair import Ground, Making, Try, ground, place, standing, told
from drawdown.progress.replan.reroute import replacements
from drawdown.progress.replan.situation import Situation
from drawdown.progress.replan.staff import staff_can_leave
from drawdown.progress.replan.yards import stranded
from drawdown.progress.telling.compare import compare
from drawdown.register.site import Outcome
from drawdown.risk.build.compile import Precedence

Clock = Callable[[], float]
"""Seconds since replanning began."""
Judge = Callable[[Plan], int]
"""How many rules a plan breaks, as an independent checker sees it."""


def _nobody(_: Progress) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who hears of each better plan, and who may end the search before its time."""

    tell: Callable[[Progress], None] = _nobody
    should_stop: Callable[[], bool] = bool


UNWATCHED = Watch()


@dataclass(slots=True)
class Search:
    """The best plan so far, and what it is worth: its cost and the price of what it changes."""

    situation: Situation
    params: ReplanParams
    clock: Clock
    best: Plan
    watch: Watch = UNWATCHED
    worth: int = 0
    stranded: int = 0
    """Pieces that the best plan leaves at hubs which close; a plan with more is not taken."""
    rounds: int = 1
    seen: list[Progress] = field(default_factory=list)
    before: list[Plan] = field(default_factory=list)
    """The plans that were the best before, the first repair first."""

    def price(self, plan: Plan) -> int:
        """Return the cost of a plan with the price of each task and movement that is moved."""
        moved = compare(self.situation.plan, plan).moved
        return plan.cost_cents + moved * self.params.stability_cents

    def offer(self, plan: Plan, by: str) -> bool:
        """Take a plan if it strands less than the best, or costs less; return whether it does."""
        self.rounds += 1
        worth, left = self.price(plan), stranded(plan)
        if (left, worth) >= (self.stranded, self.worth) or not staff_can_leave(plan):
            return False
        self.before.append(self.best)
        self.best, self.worth, self.stranded = plan, worth, left
        step = self.step(by)
        self.seen.append(step)
        self.watch.tell(step)
        return True

    def step(self, by: str) -> Progress:
        """Return what the best plan costs by now."""
        return Progress(
            seconds=round(self.clock(), 3),
            cents=self.best.cost_cents,
            bound_cents=self.best.bound.cents,
            by=by,
        )

    def over(self) -> bool:
        """Return whether time, or the number of plans to try, is used up, or somebody ends it."""
        if self.watch.should_stop():
            return True
        if self.params.rounds is not None:
            return self.rounds >= self.params.rounds
        return self.clock() >= self.params.seconds


def replan(
    situation: Situation,
    params: ReplanParams,
    clock: Clock,
    judge: Judge | None = None,
    *,
    watch: Watch = UNWATCHED,
) -> Plan:
    """Return the plan after events: repaired at once, then improved as long as there is time.

    With a judge, an improvement that breaks more rules than the plan before the events is given
    up for the last one that does not, or else for the one that breaks fewest.
    """
    base = standing(situation)
    first = place(ground(situation, base))
    search = Search(situation, params, clock, best=first, watch=watch)
    search.worth, search.stranded = search.price(first), stranded(first)
    watch.tell(search.step("repair"))
    try_other_ways(search, base)
    try_other_orders(search)
    return told(
        situation,
        search.best if judge is None else accepted(search, judge),
        Making(
            seconds=round(clock(), 3),
            rounds=search.rounds,
            strategy="right-shift repair, then other orders, earlier starts and other ways",
            stopped=watch.should_stop(),
            progress=tuple(search.seen),
        ),
    )


def accepted(search: Search, judge: Judge) -> Plan:
    """Return the last of the best plans that breaks no more rules than the plan before."""
    allowed = judge(search.situation.plan) if search.before else 0
    fewest, chosen = None, search.best
    for plan in (search.best, *reversed(search.before)):
        broken = judge(plan) if search.before else 0
        if broken <= allowed:
            return plan
        if fewest is None or broken < fewest:
            fewest, chosen = broken, plan
    return chosen


def try_other_ways(search: Search, base: Plan) -> None:
    """Send what is not sent any more by another way, all of it or the first half, and so on.

    Ways through hubs that close are tried first, and given up where they come too late for them.
    """
    names = {movement.id for movement in search.best.movements}
    dropped = [m for m in base.movements if m.id not in names]
    soon = search.situation.as_of + search.params.freeze
    closing = frozenset(
        hub.site
        for hub in base.register_.hubs
        if base.register_.site(hub.site).outcome is Outcome.CLOSE
    )
    while dropped and not search.over():
        tried: list[Movement] = []
        for without in (frozenset[str](), closing):
            more = replacements(base, dropped, soon, without)
            if not more or more == tried:
                continue
            tried = more
            trial = base.model_copy(update={"movements": (*base.movements, *more)})
            late = frozenset(movement.id for movement in more)
            attempt = Try(Precedence(soon=soon, last=late))
            if search.offer(place(ground(search.situation, trial), attempt), "other ways"):
                return
        dropped = dropped[: len(dropped) // 2]


def try_other_orders(search: Search) -> None:
    """Give some sites first call on all means, or an earlier start; keep what is better."""
    chance = random.Random(search.params.seed)  # noqa: S311 - a search, not a secret
    soon = search.situation.as_of + search.params.freeze
    gone = {site for site, _ in search.situation.leave}
    sites = [end.site for end in search.best.sites if end.ended > soon and end.site not in gone]
    on: Ground | None = None
    while sites and not search.over():
        late = {end.site: end.ended / search.best.deadline for end in search.best.sites}
        weights = [1.0 + 3.0 * late[site] ** 4 for site in sites]
        number = chance.choice((1, 1, 2, 3))
        some = tuple(dict.fromkeys(chance.choices(sites, weights, k=number)))
        first = some if chance.random() < 0.6 else ()
        early = frozenset(some if chance.random() < 0.8 else sites)
        attempt = Try(Precedence(first=first, soon=soon), early)
        if on is None or on.plan is not search.best:
            on = ground(search.situation, search.best)
        words = f"{', '.join(some)} {'first' if first else 'earlier'}"
        search.offer(place(on, attempt), words)
