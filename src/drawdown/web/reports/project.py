"""Writes the rows that acts on reports lead to; nothing else does."""

from __future__ import annotations

from typing import Any

from drawdown.ledger.act import Act
from drawdown.reports.acts.draft import REPORT_DRAFTED
from drawdown.reports.acts.release import REPORT_RELEASED
from drawdown.reports.acts.review import REPORT_REVIEWED
from drawdown.web.reports import models


def report_drafted(act: Act, index: int) -> None:
    """Write the report, where it is new, and its files."""
    body = REPORT_DRAFTED.body_of(act)
    before = body.replaces
    models.Report.objects.get_or_create(
        id=body.report,
        defaults={
            "entry": index,
            "kind": body.kind,
            "as_of": body.as_of,
            "corrects": before.report if before else "",
            "reason": before.reason if before else "",
        },
    )
    files = {file.name: file.document for file in body.files}
    signed = _signed(act, body.report, index)
    models.Files.objects.create(size=body.size, root=body.root, files=files, **signed)


def report_reviewed(act: Act, index: int) -> None:
    """Write the verdict."""
    body = REPORT_REVIEWED.body_of(act)
    models.Review.objects.create(
        verdict=body.verdict,
        texts=sorted(body.texts),
        note=body.note or "",
        **_signed(act, body.report, index),
    )


def report_released(act: Act, index: int) -> None:
    """Write the release, and that it takes the place of the one that it corrects."""
    body = REPORT_RELEASED.body_of(act)
    models.Release.objects.create(**_signed(act, body.report, index))
    before = models.Report.objects.get(pk=body.report).corrects
    models.Report.objects.filter(pk=before).update(corrected_by=body.report)


def _signed(act: Act, report: str, index: int) -> dict[str, Any]:
    return {
        "entry": index,
        "statement": report,
        "person": act.actor.person,
        "capacity": act.actor.capacity,
        "at": act.recorded,
    }
