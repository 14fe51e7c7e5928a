"""Figures that are released together: their sums hold, and a total never falls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from drawdown.core.provenance import Frozen
from drawdown.register.legacy import ReportedFigures
from drawdown.statements.definitions import Cited
from drawdown.statements.own import NONE, OwnFigures


class SumRule(Frozen):
    """One figure is the sum of others."""

    subject: str
    sum: str
    of: tuple[str, ...]
    source: Cited


@dataclass(frozen=True, slots=True)
class Difference:
    """A sum that does not hold.

    Attributes:
        rule: the sum.
        said: the figure that is given.
        summed: what the others add up to.
        suspects: the figures of which one alone, changed, mends every sum of the set; with the
            value that it would take. Empty when no single figure does.
    """

    rule: SumRule
    said: int
    summed: int
    suspects: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure that counts up and is lower than it was reported before."""

    name: str
    before: ReportedFigures
    now: ReportedFigures


@cache
def rules() -> tuple[SumRule, ...]:
    """Return the sums that must hold."""
    path = resources.files("drawdown.statements") / "forms" / "sums.yaml"
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(SumRule.model_validate(rule) for rule in written)


def differences(figures: ReportedFigures, own: OwnFigures = NONE) -> tuple[Difference, ...]:
    """Return each sum of a set that does not hold, with the figures that may be wrong."""
    return broken_sums(figures.subject, figures.values, own)


def broken_sums(
    subject: str, values: Mapping[str, int], own: OwnFigures = NONE
) -> tuple[Difference, ...]:
    """Return the same of figures that are said together somewhere."""
    checked = rules_of(subject, values, own)
    broken = [rule for rule in checked if _off(rule, values)]
    suspects = dict(_suspects(values, checked)) if broken else {}
    return tuple(
        Difference(rule, values[rule.sum], values[rule.sum] - _off(rule, values), suspects)
        for rule in broken
    )


def falls(earlier: Sequence[ReportedFigures], now: ReportedFigures) -> tuple[Fall, ...]:
    """Return each figure that an earlier set of the subject gave higher."""
    found: dict[str, Fall] = {}
    for before in sorted(earlier, key=lambda one: one.reported):
        if before.subject != now.subject or before.reported >= now.reported:
            continue
        for name in before.values.keys() & now.values.keys():
            if before.values[name] > now.values[name]:
                found[name] = Fall(name, before, now)
    return tuple(found[name] for name in sorted(found))


def rules_of(
    subject: str, values: Mapping[str, int], own: OwnFigures = NONE
) -> tuple[SumRule, ...]:
    """Return the sums that figures of a subject must keep: those whose every figure is given."""
    cited = ((rule, Cited(title=rule.source.title, url=rule.source.url)) for rule in own.sums)
    mission = (
        SumRule(subject=rule.subject, sum=rule.sum, of=rule.of, source=source)
        for rule, source in cited
    )
    return tuple(
        rule
        for rule in (*rules(), *mission)
        if rule.subject == subject and {rule.sum, *rule.of} <= values.keys()
    )


def _off(rule: SumRule, values: Mapping[str, int]) -> int:
    """Return by how much the sum is said too high."""
    return values[rule.sum] - sum(values[name] for name in rule.of)


def _suspects(values: Mapping[str, int], checked: Sequence[SumRule]) -> Iterator[tuple[str, int]]:
    """Yield each figure that alone, with another value, makes every sum hold."""
    for name in sorted({n for rule in checked for n in (rule.sum, *rule.of)}):
        wanted = {
            values[name] + (-_off(rule, values) if name == rule.sum else _off(rule, values))
            for rule in checked
            if name in (rule.sum, *rule.of)
        }
        rest = [rule for rule in checked if name not in (rule.sum, *rule.of)]
        if len(wanted) == 1 and not any(_off(rule, values) for rule in rest):
            (value,) = wanted
            if value >= 0:
                yield name, value
