"""Draft a report from the ledger as it stands, review its files, release them, or correct it."""

from __future__ import annotations

from collections.abc import Iterable

from drawdown.core.findings import Place, Refused
from drawdown.documents.evidence import put
from drawdown.progress.telling.words import Language
from drawdown.reports.acts.draft import KeptFile, Replaces, ReportDrafted
from drawdown.reports.acts.release import ReportReleased
from drawdown.reports.acts.review import ReportReviewed
from drawdown.reports.faults import NO_SUCH_REPORT
from drawdown.reports.file import ReportFile, Subject
from drawdown.statements.file import Verdict
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send
from drawdown.web.reports import models
from drawdown.web.reports.handlers import DRAFTED, RELEASED, REVIEWED
from drawdown.web.reports.kept import kept_report
from drawdown.web.reports.making import MAKERS, Wanted, file_of
from drawdown.web.reports.queries import position
from drawdown.web.store import documents


def draft_report(
    report: str, subject: Subject, *, by: Sender, replaces: Replaces | None = None
) -> Receipt:
    """Make every file of a report and keep it. Raises `NothingToReport`."""
    where, files = position(), []
    for language in Language:
        wanted = Wanted(subject.kind, language, subject.as_of)
        for form in MAKERS:
            kept = put(documents(), file_of(wanted, form), name=f"{wanted.name}.{form}")
            said = {"language": language, "form": form, "document": kept}
            files.append(KeptFile.model_validate(said))
    row = models.Report.objects.filter(pk=report).exclude(corrects="").first()
    body = ReportDrafted(
        report=report,
        kind=subject.kind,
        as_of=subject.as_of,
        size=where.size,
        root=where.root,
        files=tuple(files),
        replaces=replaces or (Replaces(report=row.corrects, reason=row.reason) if row else None),
    )
    return send(DRAFTED, body, _about(report, [file.document for file in files]), by=by)


def review_report(
    report: str, files: frozenset[str], verdict: Verdict, *, note: str, by: Sender
) -> Receipt:
    """Record a verdict on the files that the reviewer looked at."""
    read = tuple(sorted(files))
    body = ReportReviewed(report=report, texts=read, verdict=verdict, note=note or None)
    return send(REVIEWED, body, _about(report, read), by=by)


def release_report(report: str, *, by: Sender) -> Receipt:
    """Release every file that stands."""
    files = tuple(sorted(_found(report).documents))
    return send(RELEASED, ReportReleased(report=report, texts=files), _about(report, files), by=by)


def correct_report(report: str, reason: str, *, by: Sender) -> str:
    """Draft another version of a released report, and return its name."""
    file = _found(report)
    first, _, number = file.id.partition("-correction-")
    name = f"{first}-correction-{int(number or 0) + 1}"
    draft_report(name, file.subject, by=by, replaces=Replaces(report=file.id, reason=reason))
    return name


def _found(report: str) -> ReportFile:
    file = kept_report(report)
    if file is None:
        raise Refused([NO_SUCH_REPORT.at(Place("act", field="report"), report=report)])
    return file


def _about(report: str, files: Iterable[str]) -> About:
    return About(subjects=[f"report:{report}"], evidence=tuple(files))
