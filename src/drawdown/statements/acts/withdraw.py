"""`text.withdrawn`: facts that were confirmed are taken back, and told no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.acts.values import Sha256
from drawdown.ledger.kind import Kind
from drawdown.register.mission import Id
from drawdown.statements.acts.confirm import Where
from drawdown.statements.faults import NOT_CONFIRMED, WITHDRAWN_WITHOUT_REASON
from drawdown.statements.read import Span


class WithdrawnSpan(Frozen):
    """The characters of the text that the confirmed fact was read in."""

    start: Where
    end: Where


class TextWithdrawn(Frozen):
    """Which facts of which text, and what is wrong with them. They can be confirmed anew."""

    document: Sha256
    site: Id
    facts: Annotated[tuple[WithdrawnSpan, ...], Field(min_length=1, max_length=200)]
    reason: Annotated[str, Field(max_length=600)]


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What stands confirmed of the text for the site."""

    spans: frozenset[Span]


def decide(state: Confirmed, act: Act) -> tuple[Finding, ...]:
    """Refuse what is not confirmed, and a withdrawal without a reason."""
    body = TEXT_WITHDRAWN.body_of(act)
    place = Place("act", field="facts")
    found = [
        NOT_CONFIRMED.at(place, start=each.start, end=each.end)
        for each in body.facts
        if Span(each.start, each.end) not in state.spans
    ]
    if not body.reason.strip():
        found.append(WITHDRAWN_WITHOUT_REASON.at(Place("act", field="reason")))
    return tuple(found)


TEXT_WITHDRAWN = Kind("text.withdrawn", TextWithdrawn, decide)
