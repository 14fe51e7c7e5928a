"""Improve: win back what an event has cost, by another order, an earlier start, another way out."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from drawdown.plan.schedule import Plan, Progress
from drawdown.progress.replan.params import ReplanParams
from drawdown.progress.replan.repair import Ground, Making, Try, ground, place, standing, told
from drawdown.progress.replan.reroute import replacements
from drawdown.progress.replan.situation import Situation
from drawdown.progress.replan.staff import staff_can_leave
from drawdown.progress.telling.compare import compare
from drawdown.risk.build.compile import Precedence

Clock = Callable[[], float]
"""Seconds since replanning began."""


@dataclass(slots=True)
class Search:
    """The best plan so far, and what it is worth: its cost and the price of what it changes."""

    situation: Situation
    params: ReplanParams
    clock: Clock
    best: Plan
    worth: int = 0
    rounds: int = 1
    seen: list[Progress] = field(default_factory=list)

    def price(self, plan: Plan) -> int:
        """Return the cost of a plan with the price of each task and movement that is moved."""
        moved = compare(self.situation.plan, plan).moved
        return plan.cost_cents + moved * self.params.stability_cents

    def offer(self, plan: Plan, by: str) -> bool:
        """Take a plan if it is worth more than the best; return whether it is."""
        self.rounds += 1
        worth = self.price(plan)
        if worth >= self.worth or not staff_can_leave(plan):
            return False
        self.best, self.worth = plan, worth
        step = Progress(
            seconds=round(self.clock(), 3),
            cents=plan.cost_cents,
            bound_cents=plan.bound.cents,
            by=by,
        )
        self.seen.append(step)
        return True

    def over(self) -> bool:
        """Return whether time, or the number of plans to try, is used up."""
        if self.params.rounds is not None:
            return self.rounds >= self.params.rounds
        return self.clock() >= self.params.seconds


def replan(situation: Situation, params: ReplanParams, clock: Clock) -> Plan:
    """Return the plan after events: repaired at once, then improved as long as there is time."""
    base = standing(situation)
    first = place(ground(situation, base))
    search = Search(situation, params, clock, best=first)
    search.worth = search.price(first)
    try_other_ways(search, base)
    try_other_orders(search)
    return told(
        situation,
        search.best,
        Making(
            seconds=round(clock(), 3),
            rounds=search.rounds,
            strategy="right-shift repair, then other orders, earlier starts and other ways",
            progress=tuple(search.seen),
        ),
    )


def try_other_ways(search: Search, base: Plan) -> None:
    """Send what is not sent any more by another way, all of it or the first half, and so on."""
    names = {movement.id for movement in search.best.movements}
    dropped = [m for m in base.movements if m.id not in names]
    soon = search.situation.as_of + search.params.freeze
    while dropped and not search.over():
        more = replacements(base, dropped, soon)
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
