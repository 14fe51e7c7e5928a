"""`disposal.decided`: where a line goes, by which rule, on which facts; its author decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.property.disposal.facts import facts_of, wrong_answers
from drawdown.property.disposal.judge import judge
from drawdown.property.faults import (
    FACTS_OPEN,
    HELD,
    NO_LINE,
    NO_RULE_FITS,
    OTHER_FACT,
    OTHER_RULE,
    OTHER_RULES,
    WRONG_ANSWER,
)
from drawdown.property.intake.listing import Hash
from drawdown.property.line import Line
from drawdown.rules.disposal import DisposalRules, Method


class DisposalDecided(Frozen):
    """One decision. A later one of the same line takes its place; both stay in the ledger."""

    line: Annotated[str, Field(min_length=1, max_length=60)]
    rules: Hash
    rule: Annotated[str, Field(pattern=r"^R\d{1,2}[a-z]?$")]
    group: Annotated[str, Field(pattern=r"^(I|II|III|IV|V)$")] | None = None
    method: Method
    facts: Mapping[str, str]
    """Every fact it was decided on, those of the line itself too."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The line that an act names, if there is one, and the rules that count."""

    line: Line | None
    rules: DisposalRules


def decide(state: Judged, act: Act) -> tuple[Finding, ...]:
    """Refuse a decision that the rules do not come to from its facts."""
    body = DISPOSAL_DECIDED.body_of(act)
    if state.line is None:
        return (NO_LINE.at(Place("act", field="line"), line=body.line),)
    found = tuple(_facts_against(state.line, state.rules, body))
    return found or tuple(_rules_against(state.rules, body))


def _facts_against(line: Line, rules: DisposalRules, body: DisposalDecided) -> Iterator[Finding]:
    place = Place("act", field="facts")
    if body.rules != rules.digest:
        yield OTHER_RULES.at(Place("act", field="rules"), named=body.rules, rules=rules.digest)
    for name in wrong_answers(body.facts):
        yield WRONG_ANSWER.at(place, fact=name, answer=body.facts[name])
    for name, value in facts_of(line, rules).items():
        if body.facts.get(name) != value:
            named = body.facts.get(name, "nothing")
            yield OTHER_FACT.at(place, fact=name, named=named, value=value, line=body.line)


def _rules_against(rules: DisposalRules, body: DisposalDecided) -> Iterator[Finding]:
    verdict = judge(rules, body.facts)
    place = Place("act", field="rule")
    if verdict.asks:
        yield FACTS_OPEN.at(place, rule=verdict.rule, facts=", ".join(verdict.asks))
    elif verdict.held:
        yield HELD.at(place, rule=verdict.rule, needs=", ".join(verdict.needs))
    elif verdict.method is None:
        yield NO_RULE_FITS.at(place, line=body.line)
    elif (verdict.rule, verdict.group, verdict.method) != (body.rule, body.group, body.method):
        yield OTHER_RULE.at(
            place,
            rule=verdict.rule,
            group=verdict.group or "none",
            method=verdict.method,
            named=body.rule,
        )


DISPOSAL_DECIDED = Kind("disposal.decided", DisposalDecided, decide)
