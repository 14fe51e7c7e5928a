"""Writes the rows of this application; nothing else does."""

from __future__ import annotations

from drawdown.ledger.act import Act
from drawdown.strength.acts.guard import GUARD_SET
from drawdown.strength.acts.report import STRENGTH_REPORTED
from drawdown.web.strength import models
from drawdown.web.strength.queries import GUARD, REPORT


def strength_reported(act: Act, index: int) -> None:
    """Write a report."""
    report = STRENGTH_REPORTED.body_of(act).to_report()
    models.Strength.objects.create(
        entry=index,
        on=report.on,
        site=report.site,
        measure=report.measure,
        content=REPORT.write(report),
    )


def guard_set(act: Act, index: int) -> None:
    """Write a guard; a later one with the same first day takes its place."""
    guard = GUARD_SET.body_of(act).to_guard()
    models.Guard.objects.filter(site=guard.site, since=guard.since).delete()
    models.Guard.objects.create(
        entry=index, site=guard.site, since=guard.since, content=GUARD.write(guard)
    )
