"""Planning for a confidence: a plan that holds its date in a share of futures, or what it needs."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, replace

from drawdown.cli.telling_needs import cures_in_words, for_programs, tell
from drawdown.plan.schedule import HoldKind, Plan
from drawdown.plan.whatif.causes import Asking
from drawdown.plan.whatif.change import Change, Lever, levers
from drawdown.plan.whatif.cures import Cure, cures_of
from drawdown.plan.whatif.judge import Verdict
from drawdown.progress.confident.confident import (
    MARGIN,
    PROVEN,
    Held,
    InFutures,
    Wish,
    confident,
    fares,
)
from drawdown.progress.confident.cushion import Cushion
from drawdown.register.model import Register

SUREST = 0.999
"""Share of futures by which the first guess of days is made at most."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The best plan for a wish, whether it holds it, and what else would."""

    wish: Wish
    held: Held
    holds: bool
    cures: tuple[Cure, ...]
    cut: bool = False
    """Whether time was over before everything was tried that could be enough."""

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.held.plan


def answer(register: Register, wish: Wish, *, seconds: float) -> Answer:
    """Return the plan; where it does not hold, look for so long for what would be enough."""
    held, holds = confident(register, wish, tell)
    if holds:
        return Answer(wish, held, holds, ())
    ladder = tuple(dict.fromkeys((Cushion(), held.cushion)))
    wish_ = replace(wish, ladder=ladder, ends=register.mission.deadline, known=held.plan)
    until = time.monotonic() + seconds
    asking = Asking(register, InFutures(wish_), tell, go_on=lambda: time.monotonic() < until)
    surer = replace(wish, confidence=min(SUREST, wish.confidence + 2 * MARGIN))
    missing = fares(held.plan, held.cushion, surer, runs=PROVEN, seed=wish.seed).days
    asking.known[frozenset()] = Verdict(held.plan, max(1, missing), held.share)
    cures = cures_of(asking, wanted(held.plan))
    return Answer(wish, held, holds, cures, asking.cut)


def wanted(plan: Plan) -> list[Change]:
    """Return the means worth asking for: no teams of a kind that nothing ever waits for."""
    waits = [task.held_by for task in plan.tasks if task.held_by]
    kinds = {hold.ref for hold in waits if hold.kind is HoldKind.CREW}
    kinds |= {crew.kind for crew in plan.register_.crews if crew.held_throughout}
    return [
        lever
        for lever in levers(plan.register_)
        if lever.lever is not Lever.TEAMS or lever.subject in kinds
    ]


def report(found: Answer) -> str:
    """Return how surely the plan holds, and what would be enough."""
    held, plan, wish = found.held, found.plan, found.wish
    day = plan.days.date(plan.deadline + held.days - 1)
    lines = [
        f"on time in {held.share:.1%} of {PROVEN:,} fresh futures; wished: {wish.confidence:.0%}",
        f"{wish.confidence:.0%} of futures are over by {day}; every chance is an estimate",
    ]
    if not held.sound:
        lines.append("this plan is late even when nothing goes wrong")
    if not found.holds:
        lines += cures_in_words(found.cures, plan)
    if found.cut:
        lines.append("time was over before all was tried: less may be enough, or other things")
    return "\n".join(lines)


def summary(found: Answer) -> str:
    """Return the line for programs."""
    held, plan = found.held, found.plan
    return json.dumps(
        {
            "sites": len(plan.sites),
            "feasible": plan.feasible,
            "confidence": found.wish.confidence,
            "on_time": round(held.share, 4),
            "holds": found.holds,
            "cost": round(plan.cost_cents / 100),
            "bound": round(plan.bound.cents / 100),
            "gap": round(plan.gap, 6),
            "cushion": held.cushion.model_dump(mode="json"),
            "needs": for_programs(found.cures),
            "all_tried": not found.cut,
        }
    )
