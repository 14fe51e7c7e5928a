"""The cushion: a register whose tasks, requests and flights go as badly as a share of them does."""

from __future__ import annotations

from datetime import timedelta
from math import ceil, log
from typing import Annotated

from pydantic import Field

from drawdown.core.provenance import Frozen
from drawdown.register.model import Register
from drawdown.register.movement import Clearance
from drawdown.register.network import Threat
from drawdown.risk.assumptions import Assumptions, Shape
from drawdown.risk.quantiles import STEPS, quantile_table
from drawdown.rules.pack import TaskRule

MOST_SPARE = 365


class Cushion(Frozen):
    """How much room a plan is made with."""

    share: Annotated[float, Field(ge=0, lt=1)] = 0.0
    """Lengths are planned as long as this share of all cases is at most; 0 leaves them likely."""
    spare_days: Annotated[int, Field(ge=0, le=MOST_SPARE)] = 0
    """Days before the mandate ends on which the plan would have everything over."""

    def covers(self, other: Cushion) -> bool:
        """Return whether it is nowhere thinner than another."""
        return self.share >= other.share and self.spare_days >= other.spare_days


def cushioned(register: Register, cushion: Cushion, assumptions: Assumptions) -> Register:
    """Return the register to plan with: no task is shorter, and no day is later, than it says."""
    mission = register.mission
    early = mission.deadline - timedelta(days=cushion.spare_days)
    update: dict[str, object] = {
        "mission": mission.model_copy(update={"deadline": max(mission.plan_start, early)})
    }
    if cushion.share:
        tasks = tuple(
            _longer(rule, cushion.share, assumptions.task_shape) for rule in register.pack.tasks
        )
        asked = tuple(
            _asked_again(clearance, cushion.share) for clearance in register.movement.clearances
        )
        update["pack"] = register.pack.model_copy(update={"tasks": tasks})
        update["movement"] = register.movement.model_copy(update={"clearances": asked})
    return register.model_copy(update=update)


def _longer(rule: TaskRule, share: float, shape: Shape) -> TaskRule:
    """Return a rule whose likely days are those that a share of all cases stays within."""
    low, high = min(rule.min, rule.likely), max(rule.max, rule.likely)
    table = quantile_table(low, rule.likely, high, shape)
    days = ceil(float(table[round(share * STEPS)]))
    return rule.model_copy(update={"likely": max(rule.likely, days)})


def _asked_again(clearance: Clearance, share: float) -> Clearance:
    """Return the first request of a site with room for the refusals that a share of cases has.

    Other requests are asked for on a fixed day before the movement: for them there is no room.
    """
    chance = clearance.refusal.get(Threat.HIGH, 0.0)
    if clearance.kind != "convoy_first" or not 0 < chance < 1:
        return clearance
    refusals = max(0, ceil(log(1 - share) / log(chance)) - 1)
    return clearance.model_copy(update={"ask_days": clearance.ask_days * (1 + refusals)})
