"""Many lines under the same answers: one parcel for each set of facts, with what the rules say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drawdown.property.disposal.facts import Facts, facts_of
from drawdown.property.disposal.judge import Verdict, judge
from drawdown.property.disposal.worth import Shipping, worth_of
from drawdown.property.line import Line
from drawdown.rules.disposal import DisposalRules


@dataclass(frozen=True, slots=True)
class Parcel:
    """Lines on which the rules are asked the same: they get the same answer."""

    facts: Facts
    lines: tuple[str, ...]
    verdict: Verdict


def parcels(
    lines: Iterable[Line], answers: Facts, shipping: Shipping | None, rules: DisposalRules
) -> tuple[Parcel, ...]:
    """Return lines by what the rules say of them; what a line says itself is never overruled."""
    found: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for line in lines:
        facts = {**answers, **facts_of(line, rules), **paying(line, shipping, rules)}
        found.setdefault(tuple(sorted(facts.items())), []).append(line.line)
    return tuple(
        Parcel(dict(facts), tuple(some), judge(rules, dict(facts))) for facts, some in found.items()
    )


def paying(line: Line, shipping: Shipping | None, rules: DisposalRules) -> dict[str, str]:
    """Return whether shipping pays, as a fact; nothing where no costs say so."""
    pays = None if shipping is None else worth_of(line, shipping, rules).pays
    return {} if pays is None else {"ship_pays": "yes" if pays else "no"}
