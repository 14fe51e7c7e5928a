"""`line.deidentified`: logos, plates and barcodes are off (rule R17)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.property.account import Account
from drawdown.property.acts.files import Papers
from drawdown.property.acts.values import MOST_LINES, LineId, SiteId, names_another
from drawdown.property.faults import NO_LINE, NO_PAPER, PAPER_NOT_NAMED


class LinesDeidentified(Frozen):
    """Lines from which the marks of the organization were taken, and the photograph of it."""

    site: SiteId
    on: date
    lines: Annotated[tuple[LineId, ...], Field(min_length=1, max_length=MOST_LINES)]
    papers: Papers = Field(default_factory=dict)


def decide(state: Account, act: Act) -> tuple[Finding, ...]:
    """Refuse lines that nobody knows, and what nobody can show."""
    body = LINES_DEIDENTIFIED.body_of(act)
    found = list(names_another(act, body.site))
    place = Place("act", field="lines")
    found += [NO_LINE.at(place, line=line) for line in body.lines if line not in state.owners]
    papers: Mapping[str, str] = body.papers
    if "photo" not in papers:
        found.append(NO_PAPER.at(Place("act", field="papers"), paper="photo"))
    elif papers["photo"] not in act.evidence:
        found.append(PAPER_NOT_NAMED.at(Place("act", field="evidence"), paper="photo"))
    return tuple(found)


LINES_DEIDENTIFIED = Kind("line.deidentified", LinesDeidentified, decide)
