"""The desk of a statement: its texts, what holds them, and each step to its release."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from django.core.exceptions import BadRequest
from django.core.signing import BadSignature
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime

from drawdown.core.findings import Refused
from drawdown.progress.telling.words import Language
from drawdown.statements.acts.draft import Correction
from drawdown.statements.file import Stage, StatementFile, Verdict
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.presenting import names_of
from drawdown.web.people.sending import sender
from drawdown.web.people.who import Who
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import Sender, new_stamp, read_stamp
from drawdown.web.statements import models
from drawdown.web.statements.actions.decide import (
    embargo_statement,
    release_statement,
    review_statement,
)
from drawdown.web.statements.actions.draft import draft_statement, edit_statement
from drawdown.web.statements.desk_page import steps_of, text_pages
from drawdown.web.statements.queries import file_of
from drawdown.web.statements.words import STAGE_LOOKS, STAGES, refused
from drawdown.web.ui.names import named

LONGEST_REASON = 600
EXPLAINED = "explain:"
"""Fields of the form that explain a flag: this, and the key of the flag."""


def desk(request: AskingRequest, statement_id: str) -> HttpResponse:
    """Show a statement."""
    return _shown(request, _found(statement_id))


def change(request: AskingRequest, statement_id: str, step: str) -> HttpResponse:
    """Take a step; where it is refused, show the desk again with every reason."""
    file, taken = _found(statement_id), STEPS.get(step)
    if taken is None:
        raise Http404
    kind, take = taken
    try:
        stamp = read_stamp(request.POST.get("stamp", ""))
    except BadSignature as error:
        raise BadRequest from error
    sites = [file.about.site] if file.about.site else []
    by = sender(request.who, kind, sites=sites, stamp=stamp)
    try:
        statement, receipt = take(file, request.POST, by)
    except Refused as no:
        return _shown(request, file, refused=refused(no.findings), typed=request.POST, status=409)
    answer = redirect("statement-desk", statement)
    answer["Location"] += f"?receipt={receipt.index}"
    return answer


Taken = tuple[str, Receipt]


def _edit(file: StatementFile, given: Mapping[str, str], by: Sender) -> Taken:
    explained = {
        name.removeprefix(EXPLAINED): given[name][:LONGEST_REASON]
        for name in given
        if name.startswith(EXPLAINED)
    }
    try:
        language = Language(given.get("language", ""))
        receipt = edit_statement(file.id, language, given.get("text", ""), explained, by=by)
    except ValueError as error:
        raise BadRequest from error
    return file.id, receipt


def _review(file: StatementFile, given: Mapping[str, str], by: Sender) -> Taken:
    texts = frozenset(given.get("texts", "").split())
    note = given.get("note", "").strip()[:LONGEST_REASON]
    try:
        verdict = Verdict(given.get("verdict", ""))
        return file.id, review_statement(file.id, texts, verdict, note=note, by=by)
    except ValueError as error:
        raise BadRequest from error


def _embargo(file: StatementFile, given: Mapping[str, str], by: Sender) -> Taken:
    reason = given.get("reason", "").strip()[:LONGEST_REASON]
    until = _time(given.get("until", "")) if given.get("until") else None
    return file.id, embargo_statement(file.id, until, reason=reason, by=by)


def _time(text: str) -> datetime:
    """Return a time that a form gives, in UTC."""
    try:
        when = parse_datetime(text[:25])
    except ValueError as error:
        raise BadRequest from error
    if when is None:
        raise BadRequest
    return when.replace(tzinfo=when.tzinfo or UTC, microsecond=0).astimezone(UTC)


def _release(file: StatementFile, given: Mapping[str, str], by: Sender) -> Taken:
    return file.id, release_statement(file.id, by=by)


def _correct(file: StatementFile, given: Mapping[str, str], by: Sender) -> Taken:
    reason = given.get("reason", "").strip()[:LONGEST_REASON]
    if not reason:
        raise BadRequest
    first, _, number = file.id.partition("-correction-")
    statement = f"{first}-correction-{int(number or 0) + 1}"
    corrects = Correction(statement=file.id, reason=reason)
    return statement, draft_statement(statement, file.about, by=by, corrects=corrects)


STEPS: Mapping[str, tuple[str, Callable[[StatementFile, Mapping[str, str], Sender], Taken]]] = {
    "edit": ("statement.drafted", _edit),
    "review": ("statement.reviewed", _review),
    "embargo": ("statement.embargoed", _embargo),
    "release": ("statement.released", _release),
    "correct": ("statement.drafted", _correct),
}


def _found(statement: str) -> StatementFile:
    file = file_of(statement)
    if file is None:
        raise Http404
    return file


def _shown(
    request: AskingRequest,
    file: StatementFile,
    *,
    refused: object = None,
    typed: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    who = request.who
    stage = file.stage(who.at)
    texts = text_pages(file)
    asked = request.GET.get("lang") or (typed or {}).get("language") or request.LANGUAGE_CODE
    text = next((each for each in texts if each.language == asked), texts[0] if texts else None)
    asks = request.GET.get("receipt", "")
    context = {
        "page": "statements",
        "file": file,
        "row": models.Statement.objects.get(pk=file.id),
        "stage": named(STAGES, stage),
        "reconstructed": models.Release.objects.filter(
            statement=file.id, reconstructed=True
        ).exists(),
        "look": STAGE_LOOKS[stage],
        "texts": texts,
        "text": text,
        "typed": (typed or {}).get("text", ""),
        "all_texts": " ".join(sorted(file.documents)),
        "open": sum(each.open for each in texts),
        "steps": steps_of(file.id, names_of(who.standing)),
        "stamp": new_stamp(who.at).signed(),
        "receipt": int(asks) if asks.isascii() and asks.isdigit() and len(asks) < 12 else None,
        "refused": refused,
        "may": _may(who, file, stage),
    }
    return render(request, "statements/desk.html", context, status=status)


def _may(who: Who, file: StatementFile, stage: Stage) -> dict[str, bool]:
    """Return the steps that the reader is offered; the door judges each once more."""
    out = stage in {Stage.RELEASED, Stage.CORRECTED}
    person = who.person or "operator"
    could = {step: who.visitor or who.could(kind) for step, (kind, _) in STEPS.items()}
    return {
        "edit": not out and could["edit"],
        "review": not out and could["review"] and person not in file.drafters,
        "embargo": not out and could["embargo"],
        "release": stage is Stage.REVIEWED and could["release"],
        "correct": stage is Stage.RELEASED and could["correct"],
    }
