"""The outcome of a scenario: what its plan costs, and how surely it is in time."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import numpy as np
from pydantic import Field

from drawdown.core.findings import Refused
from drawdown.core.provenance import Frozen
from drawdown.plan.schedule import Plan
from drawdown.plan.whatif.judge import days_late
from drawdown.progress.confident.confident import TRIED, Wish, confident
from drawdown.progress.confident.cushion import Cushion
from drawdown.progress.scenarios.grid import Scenario, supposed
from drawdown.register.model import Register
from drawdown.risk.build.compile import compile_plan
from drawdown.risk.dice import dice_of
from drawdown.risk.simulate import simulate

FORMAT = "drawdown-scenario/1"
ANY = 0.5
"""Without a wished confidence the plan without any cushion is played all the same."""


class Played(Frozen):
    """A plan, and when its futures are over, in days after the deadline; negative is before."""

    feasible: bool
    accepted: bool
    cents: int
    bound_cents: int
    left_behind: int
    late_days: int
    planned: int
    p50: int
    p80: int
    on_time: Annotated[float, Field(ge=0, le=1)]
    holds: bool | None = None
    """Whether the wished confidence is held, where one was wished."""


class Outcome(Frozen):
    """A scenario with its outcome; `played` is nothing where some site has no way out."""

    format: str = FORMAT
    scenario: Scenario
    played: Played | None
    refused: str = ""


def outcome_of(register: Register, scenario: Scenario, wish: Wish) -> Outcome:
    """Return what becomes of a register as a scenario supposes it."""
    wished = scenario.confidence
    asked = replace(wish, confidence=wished or ANY, ladder=wish.ladder if wished else (Cushion(),))
    try:
        held, holds = confident(supposed(register, scenario), asked)
    except Refused as refused:
        found = "; ".join(finding.found for finding in refused.findings)
        return Outcome(scenario=scenario, played=None, refused=found)
    played = play(held.plan, asked)
    return Outcome(
        scenario=scenario, played=played.model_copy(update={"holds": holds if wished else None})
    )


def play(plan: Plan, wish: Wish) -> Played:
    """Return a plan played in some futures."""
    dice = dice_of(plan.register_, wish.assumptions, wish.seed)
    days = simulate(compile_plan(plan), dice, TRIED, threads=1).days[:, 0] - plan.deadline
    p50, p80 = (int(np.ceil(q)) for q in np.percentile(days, (50, 80)))
    ends = [end.ended for end in plan.sites]
    return Played(
        feasible=plan.feasible,
        accepted=wish.accepts(plan),
        cents=plan.cost_cents,
        bound_cents=plan.bound.cents,
        left_behind=sum(item.teu + item.vehicles for item in plan.left_behind),
        late_days=days_late(plan),
        planned=max(ends, default=0) - plan.deadline,
        p50=p50,
        p80=p80,
        on_time=round(float((days <= 0).mean()), 4),
    )
