"""`report.released`: the files go out as they are, and stay so."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.acts.values import Sha256
from drawdown.ledger.kind import Kind
from drawdown.reports.acts.state import ReportDesk, ReportId, unfinished
from drawdown.statements.acts.state import named
from drawdown.statements.faults import NOT_REVIEWED, OTHER_TEXTS


class ReportReleased(Frozen):
    """Everything that goes out together, by hash."""

    report: ReportId
    texts: Annotated[tuple[Sha256, ...], Field(min_length=1)]


def decide(state: ReportDesk, act: Act) -> tuple[Finding, ...]:
    """Refuse files that stand no more, and those that nobody else approved."""
    body = REPORT_RELEASED.body_of(act)
    found = [*unfinished(state, body.report), *named(act, *body.texts)]
    if state.file is not None:
        place = Place("act", field="texts")
        if frozenset(body.texts) != state.file.documents:
            found.append(OTHER_TEXTS.at(place))
        if not state.file.approved:
            found.append(NOT_REVIEWED.at(place))
    return tuple(found)


REPORT_RELEASED = Kind("report.released", ReportReleased, decide)
