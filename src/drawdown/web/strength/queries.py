"""Reads reports of strength: rows to pure types."""

from __future__ import annotations

from drawdown.ledger.act import Submission
from drawdown.strength.acts.report import Reported
from drawdown.strength.guard import Guard
from drawdown.strength.report import Report
from drawdown.web.closing.codec import Codec
from drawdown.web.closing.queries import register
from drawdown.web.strength import models

REPORT = Codec(Report)
GUARD = Codec(Guard)


def reports() -> tuple[Report, ...]:
    """Return every report, by its day."""
    return tuple(REPORT.read(row.content) for row in models.Strength.objects.all())


def guards() -> tuple[Guard, ...]:
    """Return every guard, by site and first day."""
    return tuple(GUARD.read(row.content) for row in models.Guard.objects.all())


def state_of(submission: Submission) -> Reported:
    """Return what a report is decided on."""
    return Reported(reports(), frozenset(site.id for site in register().sites))
