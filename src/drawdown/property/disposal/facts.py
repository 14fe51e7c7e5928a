"""What the disposal rules ask of a line: what it says itself, and what an officer answers."""

from __future__ import annotations

from collections.abc import Mapping

from drawdown.property.line import UN, Condition, Line, Sort
from drawdown.rules.disposal import FACTS, DisposalRules

Facts = Mapping[str, str]
"""Answers by fact. What is not known does not stand here."""


def facts_of(line: Line, rules: DisposalRules) -> dict[str, str]:
    """Return what a line says of itself; nobody can answer these otherwise."""
    found = {"owner": "un" if line.owner == UN else "contributor"}
    if line.condition is not Condition.UNKNOWN:
        found["condition"] = line.condition.value
    if line.restriction:
        found["restricted"] = "yes"
    if line.sort is Sort.INFRASTRUCTURE:
        found["installed"] = "yes"
    if line.currency == rules.currency:
        if line.residual is not None and rules.no_tender_below is not None:
            found["low_value"] = _yes(line.residual < rules.no_tender_below)
        if line.purchase is not None and line.purchase >= rules.serial_from:
            found["bulk"] = "no"
    return found


def wrong_answers(facts: Facts) -> list[str]:
    """Return the facts that nobody asks for, or that have no such answer."""
    return sorted(name for name, value in facts.items() if value not in FACTS.get(name, ()))


def _yes(value: bool) -> str:  # noqa: FBT001 -- the one thing that it says
    return "yes" if value else "no"
