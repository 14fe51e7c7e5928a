"""How long a way may take: the planned days of each leg, times the worst delay of its threat."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from drawdown.core.days import DayCount
from drawdown.movement.go_list import MovementRules
from drawdown.plan.build.routes import leg_days, roads_of
from drawdown.register.model import Register
from drawdown.register.network import Threat
from drawdown.risk.assumptions import Assumptions


def normal_days(register: Register, legs: Sequence[str], on: date) -> float | None:
    """Return the days that a plan gives a loaded convoy; none for a leg that no plan knows."""
    found = _leg_days(register, legs, on)
    return sum(found.values()) if found is not None else None


def worst_days(
    register: Register,
    legs: Sequence[str],
    on: date,
    *,
    rules: MovementRules,
    assumed: Assumptions,
) -> int | None:
    """Return the whole days of the worst case; none where the way is not known leg by leg."""
    found = _leg_days(register, legs, on)
    if found is None:
        return None
    threats = {leg.id: leg.threat or Threat.MEDIUM for leg in register.legs}
    factors = {leg: getattr(assumed.travel_delay[threats[leg]], rules.worst) for leg in found}
    return math.ceil(sum(days * float(factors[leg]) for leg, days in found.items()))


def _leg_days(register: Register, legs: Sequence[str], on: date) -> dict[str, float] | None:
    if not legs:
        return None
    days = DayCount(register.mission.plan_start)
    roads = roads_of(register, days, days.day(register.mission.deadline) + 1)
    known = {leg.id: leg for leg in roads.legs}
    if any(leg not in known for leg in legs):
        return None
    rains = register.movement.rains
    wet = rains is not None and rains.first <= on <= rains.last
    return {leg: float(leg_days(known[leg], roads, rains=wet, loaded=True)) for leg in legs}
