"""Acts on the file of a site, as the door would hand them to a decision."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from drawdown.core.findings import Finding, errors
from drawdown.handover.acts import KINDS
from drawdown.handover.acts.state import Closing
from drawdown.handover.apply import apply
from drawdown.handover.file import SiteFile
from drawdown.handover.receiver import readiness
from drawdown.ledger.act import Act, ActId, Actor, PersonId
from drawdown.ledger.kind import Catalogue
from tests.handover.files import RULES

CATALOGUE = Catalogue(KINDS)


def act(kind: str, capacity: str, body: dict[str, Any], *evidence: str, number: int = 0) -> Act:
    when = datetime(2024, 12, 31, 9, 0, tzinfo=UTC)
    return Act(
        act=ActId(str(uuid.UUID(int=number + 1))),
        actor=Actor(person=PersonId("p-0001"), capacity=capacity, delegation=None),
        kind=kind,
        mission="minusma",
        claimed=when,
        recorded=when,
        seen=0,
        body=body,
        evidence=tuple(sorted(evidence)),
        rules=RULES.digest,
    )


def standing(file: SiteFile) -> SiteFile:
    """Return the file with what its receiver says of the evidence of gate G5."""
    return replace(file, records={**file.records, **readiness(file.receiver)})


def try_act(file: SiteFile, submitted: Act) -> tuple[SiteFile, tuple[Finding, ...]]:
    """Return the file after an act, unchanged when it is refused, and the findings."""
    found = CATALOGUE.kind_of(submitted).decide(Closing(RULES, standing(file)), submitted)
    return (file, found) if errors(found) else (apply(file, submitted), found)


def day(number: int) -> str:
    return date.fromordinal(date(2023, 7, 1).toordinal() + number).isoformat()
