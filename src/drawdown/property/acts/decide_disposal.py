"""`disposal.decided`: where lines go, by which rule, on which facts; its author decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.property.acts.values import MOST_LINES, LineId, SiteId, names_another
from drawdown.property.disposal.facts import facts_of, wrong_answers
from drawdown.property.disposal.judge import judge
from drawdown.property.disposal.parcels import paying
from drawdown.property.disposal.worth import Shipping
from drawdown.property.faults import (
    FACTS_OPEN,
    HELD,
    NO_COST,
    NO_LINE,
    NO_RULE_FITS,
    OTHER_FACT,
    OTHER_NEEDS,
    OTHER_RULE,
    OTHER_RULES,
    WRONG_ANSWER,
)
from drawdown.property.intake.listing import Hash
from drawdown.property.line import Line
from drawdown.rules.disposal import DisposalRules, Method

RuleId = Annotated[str, Field(pattern=r"^R\d{1,2}[a-z]?$")]


class Costs(Frozen):
    """What it costs to bring one piece away, in cents; left out where it is not known."""

    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    freight: Annotated[int, Field(ge=0)] | None = None
    refurbishment: Annotated[int, Field(ge=0)] | None = None

    def shipping(self) -> Shipping:
        """Return them as the test of shipping takes them."""
        return Shipping(self.currency, self.freight, self.refurbishment)


class DisposalDecided(Frozen):
    """One decision. A later one of the same line takes its place; both stay in the ledger."""

    site: SiteId
    on: date
    lines: Annotated[tuple[LineId, ...], Field(min_length=1, max_length=MOST_LINES)]
    rules: Hash
    rule: RuleId
    group: Annotated[str, Field(pattern=r"^(I|II|III|IV|V)$")] | None = None
    method: Method
    facts: Mapping[str, str]
    """Every fact it was decided on, those of the lines themselves too."""
    shipping: Costs | None = None
    duties: tuple[RuleId, ...] = ()
    needs: tuple[str, ...] = ()
    """What has to be there before the lines go: these rules ask for it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The lines that an act names, as far as there are any, and the rules that count."""

    rules: DisposalRules
    lines: Mapping[str, Line] = field(default_factory=dict)


def decide(state: Judged, act: Act) -> tuple[Finding, ...]:
    """Refuse a decision that the rules do not come to from its facts."""
    body = DISPOSAL_DECIDED.body_of(act)
    if found := names_another(act, body.site):
        return found
    place = Place("act", field="lines")
    if missing := [name for name in body.lines if name not in state.lines]:
        return tuple(NO_LINE.at(place, line=name) for name in missing)
    found = tuple(_facts_against(state, body))
    return found or tuple(_rules_against(state.rules, body))


def _facts_against(state: Judged, body: DisposalDecided) -> Iterator[Finding]:
    place = Place("act", field="facts")
    if body.rules != state.rules.digest:
        named, force = body.rules, state.rules.digest
        yield OTHER_RULES.at(Place("act", field="rules"), named=named, rules=force)
    for name in wrong_answers(body.facts):
        yield WRONG_ANSWER.at(place, fact=name, answer=body.facts[name])
    for each in dict.fromkeys(body.lines):
        line = state.lines[each]
        for name, value in facts_of(line, state.rules).items():
            if body.facts.get(name) != value:
                named = body.facts.get(name, "nothing")
                yield OTHER_FACT.at(place, fact=name, named=named, value=value, line=each)
        yield from _costs_against(state.rules, line, body)


def _costs_against(rules: DisposalRules, line: Line, body: DisposalDecided) -> Iterator[Finding]:
    """Shipping pays by its costs alone; without them nobody says yes."""
    costs = body.shipping.shipping() if body.shipping else None
    computed = paying(line, costs, rules).get("ship_pays")
    answer = body.facts.get("ship_pays")
    if (body.shipping is not None or answer == "yes") and answer != computed:
        place = Place("act", field="shipping")
        yield NO_COST.at(place, answer=answer or "not known", computed=computed or "not known")


def _rules_against(rules: DisposalRules, body: DisposalDecided) -> Iterator[Finding]:
    verdict = judge(rules, body.facts)
    place = Place("act", field="rule")
    if verdict.asks:
        yield FACTS_OPEN.at(place, rule=verdict.rule, facts=", ".join(verdict.asks))
    elif verdict.held:
        yield HELD.at(place, rule=verdict.rule, needs=", ".join(verdict.needs))
    elif verdict.method is None:
        yield NO_RULE_FITS.at(place, line=body.lines[0])
    elif (verdict.rule, verdict.group, verdict.method) != (body.rule, body.group, body.method):
        yield OTHER_RULE.at(
            place,
            rule=verdict.rule,
            group=verdict.group or "none",
            method=verdict.method,
            named=body.rule,
        )
    elif (verdict.duties, verdict.needs) != (body.duties, body.needs):
        asked = ", ".join((*verdict.duties, *verdict.needs)) or "nothing"
        named = ", ".join((*body.duties, *body.needs)) or "nothing"
        yield OTHER_NEEDS.at(Place("act", field="needs"), rule=body.rule, needs=asked, named=named)


DISPOSAL_DECIDED = Kind("disposal.decided", DisposalDecided, decide)
