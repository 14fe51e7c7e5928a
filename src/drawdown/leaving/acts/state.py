"""What the decisions on a hasty exit are taken on, and what all of them ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import BaseModel

from drawdown.core.findings import Finding, Place
from drawdown.handover.acts.state import possible_day
from drawdown.handover.file import SiteFile
from drawdown.leaving.faults import NOT_NAMED
from drawdown.leaving.file import ExitFile
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.rules.closing import ClosingRules
from drawdown.rules.deciding import under_the_rules

Body = TypeVar("Body", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Leaving:
    """The rules in force, the exit file of the site or part of an act, and its closing file."""

    rules: ClosingRules
    file: ExitFile
    site: SiteFile
    photographs: frozenset[str] = field(default_factory=frozenset)
    """Which documents of the act are photographs."""


def leaving(
    name: str, body: type[Body], decide: Callable[[Leaving, Act], tuple[Finding, ...]]
) -> Kind[Leaving, Body]:
    """Return a kind of act on a hasty exit: under the rules, on a possible day, with its papers."""

    def whole(state: Leaving, act: Act) -> tuple[Finding, ...]:
        return (
            *under_the_rules(state.rules, act),
            *possible_day(act, state.file.subject, opened=state.file.opened),
            *_unnamed(act),
            *decide(state, act),
        )

    return Kind(name, body, whole)


PAPERS = ("document", "safety_check", "owner_notice")


def _unnamed(act: Act) -> Iterator[Finding]:
    """Every document that a body names stands among the evidence of the act."""
    photos: Iterable[str] = act.body.get("photos", ())
    for paper in (*(act.body.get(name) for name in PAPERS), *photos):
        if isinstance(paper, str) and paper not in act.evidence:
            yield NOT_NAMED.at(Place("act", field="evidence"), digest=paper[:16])
