"""Acts on clearances: asked for, and answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.progress.acts.bodies import Id, Name, SiteId, Words
from drawdown.progress.clearance import Answer, Clearance, Clearances, may_answer, may_ask
from drawdown.rules.closing import ClosingRules
from drawdown.rules.deciding import under_the_rules


@dataclass(frozen=True, slots=True)
class Asking:
    """The rules in force, requests that are known, and how many days each kind takes."""

    rules: ClosingRules
    known: Clearances
    ask_days: Mapping[str, int]


class ClearanceAsked(Frozen):
    """A clearance is asked for; the movements that wait for it are named."""

    clearance: Id
    kind: Name
    authority: Words
    on: date
    needed_by: date
    movements: tuple[Id, ...] = ()
    sites: Annotated[tuple[SiteId, ...], Field(min_length=1)]

    def to_clearance(self) -> Clearance:
        """Return the request it makes."""
        return Clearance(
            id=self.clearance,
            kind=self.kind,
            authority=self.authority,
            asked_on=self.on,
            needed_by=self.needed_by,
            movements=self.movements,
            sites=self.sites,
        )


def decide_asked(state: Asking, act: Act) -> tuple[Finding, ...]:
    """Refuse a request that stands already; mark one that comes late for its kind."""
    request = CLEARANCE_ASKED.body_of(act).to_clearance()
    days = state.ask_days.get(request.kind, 0)
    late = may_ask(state.known, request, ask_days=days)
    return (*under_the_rules(state.rules, act), *late)


class ClearanceAnswered(Frozen):
    """The authority grants, refuses or withdraws."""

    clearance: Id
    answer: Answer
    on: date
    valid_until: date | None = None
    reason: Words | None = None
    by: Words | None = None


def decide_answered(state: Asking, act: Act) -> tuple[Finding, ...]:
    """Refuse a second answer; what was granted may be withdrawn."""
    body = CLEARANCE_ANSWERED.body_of(act)
    found = may_answer(state.known, body.clearance, body.answer)
    return (*under_the_rules(state.rules, act), *found)


CLEARANCE_ASKED = Kind("clearance.asked", ClearanceAsked, decide_asked)
CLEARANCE_ANSWERED = Kind("clearance.answered", ClearanceAnswered, decide_answered)
