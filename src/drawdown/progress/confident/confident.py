"""A plan that keeps its date in a wished share of futures: found with cushions, proven by play."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from math import ceil

import numpy as np

from drawdown.core.findings import Refused
from drawdown.plan.bound.bound import lower_bound
from drawdown.plan.build.assemble import build_problem, least_of
from drawdown.plan.schedule import Plan
from drawdown.plan.whatif.causes import Listener, silent
from drawdown.plan.whatif.draft import drafted
from drawdown.plan.whatif.judge import Accepts, Verdict
from drawdown.progress.confident.cushion import MOST_SPARE, Cushion, cushioned
from drawdown.progress.confident.timetable import timetable
from drawdown.register.model import Register
from drawdown.risk.assumptions import Assumptions
from drawdown.risk.build.compile import compile_plan
from drawdown.risk.dice import dice_of
from drawdown.risk.simulate import simulate

LADDER = (
    Cushion(),
    Cushion(spare_days=21),
    Cushion(spare_days=42),
    Cushion(share=0.55),
    Cushion(share=0.65, spare_days=21),
    Cushion(share=0.8),
)
"""Cushions that are tried, from none to a thick one: too thick a one is late by itself."""
FIRST, TRIED, PROVEN = 200, 2_000, 10_000
"""Futures in which a plan is looked at, is tried, and fresh ones in which the chosen must hold."""
HOPELESS = 0.15
"""Share by which a plan misses the wish in the first look to be given up: over four times what
chance makes of 200 futures."""
FAR = 84
"""Days by which a plan misses the wish so far that no cushion is tried: twice the thickest one."""
FRESH = 1_000_003
"""Added to the seed for the futures that a plan was not chosen by."""
MARGIN = 0.01
"""What a plan has to hold beyond the wish when it is tried, since it is chosen by those futures."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wished: a share of futures, under which assumptions, found how."""

    confidence: float
    assumptions: Assumptions
    accepts: Accepts
    rounds: int = 2
    seed: int = 1
    ladder: tuple[Cushion, ...] = LADDER
    ends: date | None = None
    """The end of the mandate before more days were asked for: with them, plans that would be over
    by then are tried as well, since days that are given are best left unused."""

    known: Plan | None = None
    """A plan that is tried before any is made: with more days or means it may hold the wish."""

    def cushions(self, register: Register) -> tuple[Cushion, ...]:
        """Return the cushions to try on a register, in the order in which they are tried."""
        more = (register.mission.deadline - self.ends).days if self.ends else 0
        if more <= 0:
            return self.ladder
        unused = (
            cushion.model_copy(update={"spare_days": min(MOST_SPARE, cushion.spare_days + more)})
            for cushion in self.ladder
        )
        return tuple(dict.fromkeys((*unused, *self.ladder)))


@dataclass(frozen=True, slots=True)
class Held:
    """A plan, the cushion it was made with, and how it fares in futures."""

    plan: Plan
    cushion: Cushion
    share: float
    """Share of the futures that are on time."""
    days: int
    """Days by which the wished share of futures misses the deadline; negative where it is early."""
    sound: bool
    """Whether the checker accepts the plan and it is in time when nothing goes wrong."""


def confident(register: Register, wish: Wish, tell: Listener = silent) -> tuple[Held, bool]:
    """Return the best plan for a wish and whether it holds it in fresh futures.

    The first that holds it is best, since cushions cost; where none does, the one that comes
    nearest. Raises `core.findings.Refused` when a site has no way out at all.
    """
    build_problem(register)
    found, holds = first_that_holds(register, wish, tell)
    if not holds:
        found = fares(found.plan, found.cushion, wish, runs=PROVEN, seed=wish.seed + FRESH)
    bound = lower_bound(least_of(build_problem(register)))
    return replace(found, plan=found.plan.model_copy(update={"bound": bound})), holds


def first_that_holds(register: Register, wish: Wish, tell: Listener = silent) -> tuple[Held, bool]:
    """Return the first plan up the ladder that holds a wish in fresh futures, or the nearest.

    A cushion no thinner than one with which no plan was in time is not tried, nor any more once a
    plan misses the wish by far.
    """
    tried: list[Held] = []
    if wish.known is not None:
        plan = timetable(wish.known, register)
        held, fresh = proven(plan, Cushion(), wish)
        if fresh is not None:
            return fresh, True
        tried.append(held)
    too_thick: list[Cushion] = []
    for cushion in wish.cushions(register):
        if any(cushion.covers(thick) for thick in too_thick):
            continue
        tell(f"cushion {cushion.share:.0%} of lengths, {cushion.spare_days} spare days")
        made = drafted(
            cushioned(register, cushion, wish.assumptions), rounds=wish.rounds, seed=wish.seed
        )
        if not made.feasible:
            too_thick.append(cushion)
        held, fresh = proven(timetable(made, register), cushion, wish)
        if fresh is not None:
            return fresh, True
        tried.append(held)
        if held.days > FAR:
            break
    return min(tried, key=lambda held: (held.days, held.plan.cost_cents)), False


def _meets(held: Held, confidence: float) -> bool:
    return held.sound and held.share >= confidence


def proven(plan: Plan, cushion: Cushion, wish: Wish) -> tuple[Held, Held | None]:
    """Return how a plan fares in a few futures and, if it holds the wish, in many fresh ones.

    What misses the wish by far in the first few of them is played no further.
    """
    held = fares(plan, cushion, wish, runs=FIRST, seed=wish.seed)
    if held.share + HOPELESS < wish.confidence:
        return held, None
    held = fares(plan, cushion, wish, runs=TRIED, seed=wish.seed)
    if not _meets(held, wish.confidence + MARGIN):
        return held, None
    fresh = fares(plan, cushion, wish, runs=PROVEN, seed=wish.seed + FRESH)
    return held, fresh if _meets(fresh, wish.confidence) else None


def fares(plan: Plan, cushion: Cushion, wish: Wish, *, runs: int, seed: int) -> Held:
    """Return how a plan fares in so many futures."""
    dice = dice_of(plan.register_, wish.assumptions, seed)
    days = simulate(compile_plan(plan), dice, runs).days[:, 0]
    share = float((days <= plan.deadline).mean())
    reached = int(np.sort(days)[min(runs, max(1, ceil(wish.confidence * runs))) - 1])
    sound = plan.feasible and wish.accepts(plan)
    return Held(plan, cushion, share, reached - plan.deadline, sound)


@dataclass(frozen=True, slots=True)
class InFutures:
    """The judge who asks for a plan that holds a wish in fresh futures."""

    wish: Wish

    def __call__(self, register: Register) -> Verdict | None:
        """Return the verdict on a register; nothing where a site has no way out."""
        try:
            held, holds = first_that_holds(register, self.wish)
        except Refused:
            return None
        return Verdict(held.plan, 0 if holds else max(1, held.days), held.share)
