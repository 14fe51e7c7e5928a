"""What the decisions on the environmental file of a site are taken on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import BaseModel

from drawdown.core.findings import Finding, Place
from drawdown.environment.faults import BEFORE_OPENING, NOT_NAMED
from drawdown.environment.file import EnvironmentFile
from drawdown.environment.photos import Photos
from drawdown.handover.acts.state import possible_day
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.rules.closing import ClosingRules
from drawdown.rules.deciding import under_the_rules

Body = TypeVar("Body", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Closeout:
    """The rules in force, and the environmental file of the site that an act is about."""

    rules: ClosingRules
    file: EnvironmentFile
    photos: Photos = field(default_factory=dict)
    """What the photographs among the evidence of the act say of themselves."""


def named(act: Act, *documents: str) -> Iterator[Finding]:
    """Documents of a body stand among the evidence of the act, so that the ledger holds them."""
    for document in documents:
        if document and document not in act.evidence:
            yield NOT_NAMED.at(Place("act", field="evidence"), digest=document[:16])


def environmental(
    name: str, body: type[Body], decide: Callable[[Closeout, Act], tuple[Finding, ...]]
) -> Kind[Closeout, Body]:
    """Return a kind of act on an environmental file: decided under the rules, on a possible day."""

    def whole(state: Closeout, act: Act) -> tuple[Finding, ...]:
        found = decide(state, act)
        said = any(finding.code == BEFORE_OPENING.code for finding in found)
        opened = None if said else state.file.opened
        return (
            *under_the_rules(state.rules, act),
            *possible_day(act, state.file.subject, opened=opened),
            *found,
        )

    return Kind(name, body, whole)
