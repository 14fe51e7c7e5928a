"""Drafts on top of placed sites: day by day, guided by programs, or with whole flights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from drawdown.plan.decode.boarding import BoardingPlan
from drawdown.plan.decode.choices import Choices
from drawdown.plan.decode.decode import Prefix, cost_parts, finish, price
from drawdown.plan.decode.draft import Batch, Draft
from drawdown.plan.flow.courses import Guide
from drawdown.plan.flow.onward import onward_guide
from drawdown.plan.flow.seats import Effort
from drawdown.plan.schedule import MovementKind, Purpose

FLOWN = frozenset({Purpose.HOME, Purpose.SHUTTLE})
"""Flights that the program of the seats assigns."""


@dataclass(slots=True)
class Best:
    """The best draft known, the choices it follows from, and what its traffic was guided by."""

    choices: Choices
    placed: Prefix
    draft: Draft
    cents: int
    guide: Guide | None = None
    promise: float | None = None
    """What it would cost if flights could be split, in cents: what makes drafts comparable."""
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


def guided(placed: Prefix, choices: Choices, *, seconds: float | None, whole: bool = False) -> Best:
    """Return the draft whose traffic a program guides, and whose flights a relaxed one assigns.

    With `whole`, an integer program says which convoys leave, and is followed to the letter.
    """
    adviser = Adviser(seconds, whole)
    seating = BoardingPlan(Effort(seconds), whole=False)
    draft = finish(placed, choices, adviser=adviser, seating=seating)
    promise = None if seating.cents is None else seating.cents + _without_flyers(draft)
    if promise is not None and adviser.guide is not None and not whole:
        promise += adviser.guide.cents - _sent_onward(draft)
    return Best(choices, placed, draft, price(draft), adviser.guide, promise)


def seated(best: Best, efforts: Callable[[], Effort | None], *, threads: int) -> Best:
    """Return the draft with whole flights for everybody, or the draft itself if it is cheaper.

    When a hub that closes will be empty is guessed at first, and known the second time. `efforts`
    says how hard to look each time, and nothing when there is no time.
    """
    effort = efforts()
    if effort is None:
        return best
    found = _seated(best, effort, threads, sooner=True)
    effort = efforts() if found.draft.people_late else None
    if effort is not None:
        again = _seated(replace(best, draft=found.draft), effort, threads, sooner=False)
        found = min(found, again, key=lambda one: one.cents)
    return found if found.cents < best.cents else best


def _seated(best: Best, effort: Effort, threads: int, *, sooner: bool) -> Best:
    guide = best.guide
    rear = [m for m in best.draft.moves if m.purpose is Purpose.LAST]
    seating = BoardingPlan(
        effort,
        whole=True,
        threads=threads,
        arrived={move.site: move.arrive for move in rear},
        sooner=sooner,
    )
    adviser = None if guide is None else lambda *_: guide
    draft = finish(best.placed, best.choices, adviser=adviser, seating=seating)
    return replace(best, draft=draft, cents=price(draft))


def _sent_onward(draft: Draft) -> int:
    """Return what the onward convoys of a draft and what is left behind cost."""
    prices = draft.problem.prices
    moves = [move for move in draft.moves if move.purpose is Purpose.ONWARD]
    escorts = sum(m.escorts * (m.escorts_span[1] - m.escorts_span[0]) for m in moves)
    trucks = sum(m.trucks * (m.trucks_span[1] - m.trucks_span[0]) for m in moves)
    sent = prices.escort_day * escorts + prices.truck_day * trucks + sum(m.cents for m in moves)
    return sent + cost_parts(draft)["left_behind"]


def _without_flyers(draft: Draft) -> int:
    """Return what a draft costs besides the flights from hubs, who is on board, and their delay."""
    problem, prices = draft.problem, draft.problem.prices
    flights = [m for m in draft.moves if m.kind is MovementKind.FLIGHT and m.purpose in FLOWN]
    flown = sum(move.cents for move in flights)
    flown += sum(
        prices.person_day * move.people * move.depart
        for move in flights
        if move.purpose is Purpose.HOME
    )
    flown += prices.late_person_day * draft.people_late_days
    waiting = sum(
        max(0, draft.ended[job.id] - problem.deadline) for job in problem.sites if not job.closes
    )
    return sum(cost_parts(draft).values()) - flown - prices.late_site_day * waiting
