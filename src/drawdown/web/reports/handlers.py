"""The handlers of this application: reports on their way to their release."""

from __future__ import annotations

from typing import Any

from drawdown.ledger.act import Submission
from drawdown.reports.acts.draft import REPORT_DRAFTED
from drawdown.reports.acts.release import REPORT_RELEASED
from drawdown.reports.acts.review import REPORT_REVIEWED
from drawdown.reports.acts.state import ReportDesk
from drawdown.web.records.handler import Handler
from drawdown.web.reports import project
from drawdown.web.reports.kept import desk_of
from drawdown.web.reports.templates_kept import TEMPLATES


def _drafting(submission: Submission) -> ReportDesk:
    body = REPORT_DRAFTED.body_of(submission)
    return desk_of(
        body.report,
        named=[file.document for file in body.files],
        size=body.size,
        corrects=body.replaces.report if body.replaces else "",
    )


def _reviewing(submission: Submission) -> ReportDesk:
    return desk_of(REPORT_REVIEWED.body_of(submission).report)


def _releasing(submission: Submission) -> ReportDesk:
    return desk_of(REPORT_RELEASED.body_of(submission).report)


def _drafters(desk: ReportDesk, _: Submission) -> frozenset[str]:
    return desk.file.drafters if desk.file else frozenset()


DRAFTED = Handler(REPORT_DRAFTED, _drafting, project.report_drafted)
REVIEWED = Handler(REPORT_REVIEWED, _reviewing, project.report_reviewed, _drafters)
RELEASED = Handler(REPORT_RELEASED, _releasing, project.report_released)

HANDLERS: tuple[Handler[Any], ...] = (DRAFTED, REVIEWED, RELEASED, *TEMPLATES.handlers)
