"""Every statement and how far it has come; a new one begins here."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import BadRequest
from django.core.signing import BadSignature
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from drawdown.core.findings import Refused
from drawdown.statements.draft import About
from drawdown.statements.gather import Records
from drawdown.statements.own import OWN
from drawdown.statements.values import own_values
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.sending import sender
from drawdown.web.records.sending import new_stamp, read_stamp
from drawdown.web.register.queries import current_snapshot
from drawdown.web.statements import models
from drawdown.web.statements.actions.draft import draft_statement
from drawdown.web.statements.drafts import draft_named, facts_about, records_now
from drawdown.web.statements.queries import file_of
from drawdown.web.statements.words import STAGE_LOOKS, STAGES, refused
from drawdown.web.ui.formats import day
from drawdown.web.ui.names import named

KIND = "statement.drafted"


def statements(request: AskingRequest) -> HttpResponse:
    """Show the list."""
    if current_snapshot() is None:
        return render(request, "pages/empty.html")
    return _shown(request)


def begin(request: AskingRequest) -> HttpResponse:
    """Take what a new statement is about, and lead to its desk."""
    about = read_about(request.POST.get("about", ""))
    try:
        stamp = read_stamp(request.POST.get("stamp", ""))
    except BadSignature as error:
        raise BadRequest from error
    statement = name_of(about)
    sites = [about.site] if about.site else []
    by = sender(request.who, KIND, sites=sites, stamp=stamp)
    try:
        draft_statement(statement, about, by=by)
    except Refused as no:
        return _shown(request, refused(no.findings), status=409)
    return redirect("statement-desk", statement)


def read_about(text: str) -> About:
    """Return what `site`, `site/part` or `subject@day` names; raises `BadRequest`."""
    try:
        if "@" in text:
            subject, _at, reported = text.partition("@")
            return About(subject=subject, reported=date.fromisoformat(reported))
        site, _slash, part = text.partition("/")
        return About(site=site, part=part or None)
    except ValueError as error:
        raise BadRequest from error


def name_of(about: About) -> str:
    """Return the name of the statement of a subject."""
    if about.subject is not None and about.reported is not None:
        return f"{about.subject}-{about.reported.isoformat()}"
    return about.part or about.site or ""


def _shown(request: AskingRequest, no: object = None, *, status: int = 200) -> HttpResponse:
    records = records_now()
    who = request.who
    context = {
        "page": "statements",
        "lines": [_line(request, row) for row in models.Statement.objects.all()],
        "choices": _choices(records) if records else [],
        "may_draft": who.visitor or who.could(KIND),
        "stamp": new_stamp(who.at).signed(),
        "refused": no,
    }
    return render(request, "statements/list.html", context, status=status)


def _line(request: AskingRequest, row: models.Statement) -> dict[str, object]:
    file = file_of(row.pk)
    if file is None:
        raise LookupError(row.pk)
    stage = file.stage(request.who.at)
    titles = {}
    for language, text in file.texts.items():
        draft = draft_named(text.document)
        titles[language.value] = draft.plain.split("\n", 1)[0] if draft else row.pk
    title = titles.get(request.LANGUAGE_CODE) or next(iter(titles.values()), row.pk)
    return {
        "row": row,
        "title": title,
        "stage": named(STAGES, stage),
        "look": STAGE_LOOKS[stage],
        "at": file.release.at if file.release else max(text.at for text in file.texts.values()),
    }


def _choices(records: Records) -> list[tuple[str, str]]:
    """Return what a statement can be about and has none yet."""
    taken = set(models.Statement.objects.values_list("pk", flat=True))
    found: list[tuple[About, str]] = []
    for past in records.history.sites:
        site = records.register.site(past.site)
        parts = {annex.id: annex.name for annex in site.annexes}
        part = past.annex
        called = f"{site.name}: {parts.get(part, part)}" if part else site.name
        found.append((About(site=past.site, part=part), called))
    for figures in records.history.figures:
        about = About(subject=figures.subject, reported=figures.reported)
        found.append((about, day(figures.reported)))
    counted = max((v.on for v in own_values(records) if v.on), default=None)
    if counted is not None:
        told = f"{_('The mission’s own figures')}, {day(counted)}"
        found.append((About(subject=OWN, reported=counted), told))
    return [
        (address_of(about), called)
        for about, called in found
        if name_of(about) not in taken and facts_about(records, about)
    ]


def address_of(about: About) -> str:
    """Return what a form calls a subject: `read_about` reads it back."""
    if about.subject is not None and about.reported is not None:
        return f"{about.subject}@{about.reported.isoformat()}"
    return f"{about.site}/{about.part}" if about.part else str(about.site)
