"""The desk of a report: its files, and each step to its release."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import BadRequest
from django.core.signing import BadSignature
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from drawdown.core.findings import Refused
from drawdown.people.rights import Sight
from drawdown.progress.telling.words import Language
from drawdown.reports.file import ReportFile, Subject
from drawdown.reports.rules import Template
from drawdown.statements.file import Stage, Verdict
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.presenting import names_of
from drawdown.web.people.sending import sender
from drawdown.web.people.who import Who
from drawdown.web.records.sending import Sender, new_stamp, read_stamp
from drawdown.web.reports import models
from drawdown.web.reports.actions.pass_on import (
    correct_report,
    draft_report,
    release_report,
    review_report,
)
from drawdown.web.reports.kept import every_report, kept_report
from drawdown.web.reports.queries import NothingToReport
from drawdown.web.reports.templates_kept import rules_in_force
from drawdown.web.statements.desk_page import Step, who_did
from drawdown.web.statements.words import STAGE_LOOKS, STAGES, STEPS, refused
from drawdown.web.store import documents
from drawdown.web.ui.names import named

MEDIA = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
LONGEST_REASON = 600


def report_begin(request: AskingRequest) -> HttpResponse:
    """Make the files of a report for a day, keep them, and lead to its desk."""
    kind = request.POST.get("kind", "")
    try:
        subject = Subject(kind, date.fromisoformat(request.POST.get("as-of", "")))
    except ValueError as error:
        raise BadRequest from error
    _seen(request.who, kind)
    name = _again(request.POST.get("report", ""), subject)
    try:
        draft_report(name, subject, by=_sender(request, "report.drafted"))
    except NothingToReport as error:
        raise Http404 from error
    except Refused as no:
        file = kept_report(name)
        if file is None:
            raise BadRequest from no
        return _shown(request, file, no=refused(no.findings), status=409)
    return redirect("report-desk", name)


def _again(report: str, subject: Subject) -> str:
    """Return the name of a report that is made again, else that of a new one."""
    file = kept_report(report)
    again = file is not None and file.subject == subject
    return report if again else f"{subject.kind}-{subject.as_of}"


def report_desk(request: AskingRequest, report_id: str) -> HttpResponse:
    """Show how a report stands, with its files."""
    return _shown(request, _found(request, report_id))


def report_change(request: AskingRequest, report_id: str, step: str) -> HttpResponse:
    """Take a step; where it is refused, show the desk again with every reason."""
    file, taken = _found(request, report_id), TAKEN.get(step)
    if taken is None:
        raise Http404
    kind, take = taken
    try:
        return redirect("report-desk", take(file, request.POST, _sender(request, kind)))
    except Refused as no:
        return _shown(request, file, no=refused(no.findings), status=409)


def report_kept(request: AskingRequest, report_id: str, language: str, form: str) -> HttpResponse:
    """Return a file of a report as it was kept."""
    file = _found(request, report_id)
    sha256 = file.files.get(f"{language}.{form}")
    if sha256 is None:
        raise Http404
    answer = HttpResponse(documents().get(sha256), content_type=MEDIA[form])
    answer["Content-Disposition"] = f'attachment; filename="{report_id}-{language}.{form}"'
    return answer


def kept_lines(who: Who) -> list[dict[str, Any]]:
    """Return the reports that somebody drafted and that the reader may open, as lines."""
    return [_line(who, file) for file in every_report() if _may_see(who, file.subject.kind)]


def _line(who: Who, file: ReportFile) -> dict[str, Any]:
    row = models.Release.objects.filter(statement=file.id).first()
    return {
        "id": file.id,
        "title": _title(file),
        "as_of": file.subject.as_of,
        "stage": named(STAGES, file.stage),
        "look": STAGE_LOOKS[file.stage],
        "by": who_did(row, names_of(who.standing)) if row else "",
        "at": row.at if row else None,
        "correction": file.corrects is not None,
    }


def _title(file: ReportFile) -> str:
    spoken = (get_language() or "").split("-")[0]
    language = Language(spoken) if spoken in set(Language) else Language.ENGLISH
    template = rules_in_force().template(file.subject.kind)
    return f"{template.said('title', language)} ({template.said('every', language).lower()})"


def _sender(request: AskingRequest, kind: str) -> Sender:
    try:
        stamp = read_stamp(request.POST.get("stamp", ""))
    except BadSignature as error:
        raise BadRequest from error
    return sender(request.who, kind, stamp=stamp)


def _review(file: ReportFile, given: Mapping[str, str], by: Sender) -> str:
    note = given.get("note", "").strip()[:LONGEST_REASON]
    texts = frozenset(given.get("texts", "").split())
    try:
        review_report(file.id, texts, Verdict(given.get("verdict", "")), note=note, by=by)
    except ValueError as error:
        raise BadRequest from error
    return file.id


def _release(file: ReportFile, _: Mapping[str, str], by: Sender) -> str:
    release_report(file.id, by=by)
    return file.id


def _correct(file: ReportFile, given: Mapping[str, str], by: Sender) -> str:
    reason = given.get("reason", "").strip()[:LONGEST_REASON]
    if not reason:
        raise BadRequest
    return correct_report(file.id, reason, by=by)


TAKEN: Mapping[str, tuple[str, Callable[[ReportFile, Mapping[str, str], Sender], str]]] = {
    "review": ("report.reviewed", _review),
    "release": ("report.released", _release),
    "correct": ("report.drafted", _correct),
}


def _found(request: AskingRequest, report: str) -> ReportFile:
    """Return a report that the reader may see; 404 for any other."""
    file = kept_report(report)
    if file is None:
        raise Http404
    _seen(request.who, file.subject.kind)
    return file


def _seen(who: Who, kind: str) -> None:
    if not _may_see(who, kind):
        raise Http404


def _may_see(who: Who, kind: str) -> bool:
    try:
        template: Template = rules_in_force().template(kind)
    except KeyError:
        return False
    return who.sees(Sight(template.sight))


def _shown(
    request: AskingRequest, file: ReportFile, *, no: object = None, status: int = 200
) -> HttpResponse:
    who, stage = request.who, file.stage
    context = {
        "page": "reports",
        "file": file,
        "title": _title(file),
        "row": models.Report.objects.get(pk=file.id),
        "stage": named(STAGES, stage),
        "look": STAGE_LOOKS[stage],
        "files": [(*name.split("."), sha256) for name, sha256 in file.files.items()],
        "texts": " ".join(sorted(file.documents)),
        "steps": _steps(who, file.id),
        "stamp": new_stamp(who.at).signed(),
        "refused": no,
        "may": _may(who, file, stage),
    }
    return render(request, "reports/desk.html", context, status=status)


def _steps(who: Who, report: str) -> list[Step]:
    names = names_of(who.standing)
    found = [
        Step(named(STEPS, what), who_did(row, names), row.at, row.pk, getattr(row, "note", ""))
        for model, word in ((models.Files, "drafted"), (models.Review, ""), (models.Release, "out"))
        for row in model.objects.filter(statement=report)
        for what in (_word(row, word),)
    ]
    return sorted(found, key=lambda step: step.entry)


def _word(row: models.OfReport, word: str) -> str:
    return row.verdict if isinstance(row, models.Review) else {"out": "released"}.get(word, word)


def _may(who: Who, file: ReportFile, stage: Stage) -> dict[str, bool]:
    """Return the steps that the reader is offered; the door judges each once more."""
    out = stage in {Stage.RELEASED, Stage.CORRECTED}
    person = who.person or "operator"
    could = {step: who.visitor or who.could(kind) for step, (kind, _) in TAKEN.items()}
    return {
        "draft": not out and could["correct"],
        "review": not out and could["review"] and person not in file.drafters,
        "release": stage is Stage.REVIEWED and could["release"],
        "correct": stage is Stage.RELEASED and could["correct"],
    }
