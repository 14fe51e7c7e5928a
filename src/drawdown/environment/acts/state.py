"""What the decisions on the environmental file of a site are taken on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drawdown.core.findings import Finding, Place
from drawdown.environment.faults import NOT_NAMED
from drawdown.environment.file import EnvironmentFile
from drawdown.ledger.act import Act
from drawdown.rules.closing import ClosingRules


@dataclass(frozen=True, slots=True)
class Closeout:
    """The rules in force, and the environmental file of the site that an act is about."""

    rules: ClosingRules
    file: EnvironmentFile


def named(act: Act, *documents: str) -> Iterator[Finding]:
    """Documents of a body stand among the evidence of the act, so that the ledger holds them."""
    for document in documents:
        if document and document not in act.evidence:
            yield NOT_NAMED.at(Place("act", field="evidence"), digest=document[:16])
