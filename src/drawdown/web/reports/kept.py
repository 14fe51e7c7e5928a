"""Reads reports on their way: rows into the pure record of each, and what acts are decided on."""

from __future__ import annotations

from collections.abc import Iterable

from drawdown.ledger.lines import print_base64
from drawdown.ledger.paths import range_root
from drawdown.ledger.reading_back import nodes_of
from drawdown.reports.acts.state import ReportDesk
from drawdown.reports.file import Out, ReportFile, Subject
from drawdown.statements.file import Review, Verdict
from drawdown.web.records.log import opened
from drawdown.web.reports import models
from drawdown.web.reports.templates_kept import rules_in_force
from drawdown.web.store import documents


def kept_report(report: str) -> ReportFile | None:
    """Return all that is recorded of a report; nothing where nobody drafted it."""
    row = models.Report.objects.filter(pk=report).first()
    return _of(row) if row is not None else None


def every_report() -> list[ReportFile]:
    """Return every report that somebody drafted, the newest first."""
    return [_of(row) for row in models.Report.objects.all()]


def _of(row: models.Report) -> ReportFile:
    drafts = list(models.Files.objects.filter(statement=row.pk))
    review = models.Review.objects.filter(statement=row.pk).first()
    release = models.Release.objects.filter(statement=row.pk).first()
    return ReportFile(
        id=row.pk,
        subject=Subject(row.kind, row.as_of),
        files=dict(sorted(drafts[0].files.items())),
        size=drafts[0].size,
        drafters=frozenset(draft.person for draft in drafts),
        review=_review(review) if review else None,
        release=Out(release.person, release.at, release.entry) if release else None,
        corrects=row.corrects or None,
        corrected_by=row.corrected_by or None,
    )


def _review(row: models.Review) -> Review:
    return Review(Verdict(row.verdict), frozenset(row.texts), row.person, row.at, row.note)


def desk_of(
    report: str, *, named: Iterable[str] = (), size: int = 0, corrects: str = ""
) -> ReportDesk:
    """Return what an act on a report is decided on; `named` are the files that it brings."""
    store = documents()
    return ReportDesk(
        file=kept_report(report),
        templates=frozenset(template.id for template in rules_in_force().templates),
        kept=frozenset(each for each in named if each in store),
        root=root_at(size) if size else None,
        corrected=kept_report(corrects) if corrects else None,
    )


def root_at(size: int) -> str | None:
    """Return the root over the first entries of the ledger; nothing where there are fewer."""
    log = opened().log
    if not 0 < size <= log.size:
        return None
    return print_base64(range_root(0, size, nodes_of(log.store)))
