"""`report.reviewed`: somebody who drafted none of it approves the files, or returns them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.acts.values import Sha256
from drawdown.ledger.kind import Kind
from drawdown.reports.acts.state import ReportDesk, ReportId, unfinished
from drawdown.statements.acts.review import verdict_faults
from drawdown.statements.acts.state import Reason
from drawdown.statements.file import Verdict


class ReportReviewed(Frozen):
    """A verdict on all files of a report, named by their hashes."""

    report: ReportId
    texts: Annotated[tuple[Sha256, ...], Field(min_length=1)]
    verdict: Verdict
    note: Reason | None = None


def decide(state: ReportDesk, act: Act) -> tuple[Finding, ...]:
    """Refuse whoever drafted it, files that stand no more, and a return without a word."""
    body = REPORT_REVIEWED.body_of(act)
    found = [*unfinished(state, body.report)]
    if state.file is not None:
        found += verdict_faults(body, act, state.file.documents, state.file.drafters)
    return tuple(found)


REPORT_REVIEWED = Kind("report.reviewed", ReportReviewed, decide)
