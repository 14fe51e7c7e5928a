"""What the decisions on commitments are taken on, and what all of them ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from pydantic import BaseModel

from drawdown.commitments.faults import NOT_NAMED
from drawdown.commitments.file import CommitmentFile
from drawdown.core.findings import Finding, Place
from drawdown.handover.acts.state import possible_day
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.rules.closing import ClosingRules
from drawdown.rules.deciding import under_the_rules

Body = TypeVar("Body", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Committed:
    """The rules in force, the commitments of the site of an act, and the mandate's last day."""

    rules: ClosingRules
    file: CommitmentFile
    mandate_end: date


def commitment(
    name: str, body: type[Body], decide: Callable[[Committed, Act], tuple[Finding, ...]]
) -> Kind[Committed, Body]:
    """Return a kind of act on commitments: under the rules, on a possible day, with its paper."""

    def whole(state: Committed, act: Act) -> tuple[Finding, ...]:
        return (
            *under_the_rules(state.rules, act),
            *possible_day(act, state.file.subject, opened=state.file.opened),
            *_unnamed(act),
            *decide(state, act),
        )

    return Kind(name, body, whole)


def _unnamed(act: Act) -> Iterator[Finding]:
    """The document of an act stands among its evidence, so that the ledger holds it."""
    paper = act.body.get("document")
    if isinstance(paper, str) and paper not in act.evidence:
        yield NOT_NAMED.at(Place("act", field="evidence"), digest=paper[:16])
