"""Reports on screen: which there are, one of them to look at, and its files."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from drawdown.people.rights import Sight
from drawdown.progress.telling.words import Language
from drawdown.reports.layout import layout_of
from drawdown.reports.rules import Template
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.who import Who
from drawdown.web.records.sending import new_stamp
from drawdown.web.reports.desk import MEDIA, kept_lines
from drawdown.web.reports.elsewhere import own_sites, released_texts
from drawdown.web.reports.making import Wanted, file_of, report_of
from drawdown.web.reports.opened import open_files
from drawdown.web.reports.queries import NothingToReport, last_day
from drawdown.web.reports.templates_kept import rules_in_force

LANGUAGES = {Language.ENGLISH: "English", Language.FRENCH: "Français"}


def report_list(request: AskingRequest) -> HttpResponse:
    """Show the reports that the reader may open, for the day and the language asked for."""
    try:
        day, language = _day(request), _language(request)
    except NothingToReport:
        return render(request, "pages/empty.html")
    kinds = [
        {
            "id": one.id,
            "title": one.said("title", _spoken()),
            "to": one.said("to", _spoken()),
            "every": one.said("every", _spoken()),
        }
        for one in rules_in_force().templates
        if _may(request.who, one)
    ]
    context = {
        "page": "reports",
        "kinds": kinds,
        "released": () if kinds else released_texts(_spoken()),
        "own_sites": () if kinds else own_sites(request.who),
        "open_files": ("figures.csv", "figures.hxl.csv", "sites.geojson")
        if request.who.sees(Sight.RELEASED)
        else (),
        "kept": kept_lines(request.who),
        "may_draft": request.who.visitor or request.who.could("report.drafted"),
        "stamp": new_stamp(request.who.at).signed(),
        **_chosen(day, language),
    }
    return render(request, "reports/list.html", context)


def report(request: AskingRequest, kind: str) -> HttpResponse:
    """Show a report with its notes: the same that the PDF prints."""
    template = _template(request, kind)
    try:
        day, language = _day(request), _language(request)
        made, voice = report_of(Wanted(template.id, language, day))
    except NothingToReport:
        return render(request, "pages/empty.html")
    layout = layout_of(made, voice)
    for section in layout["sections"]:
        for block in section["blocks"]:
            if "svg" in block:
                block["svg"] = mark_safe(block["svg"])  # noqa: S308 - every text in it is escaped
    context = {"page": "reports", "kind": kind, "report": layout, **_chosen(day, language)}
    return render(request, "reports/report.html", context)


def report_file(request: AskingRequest, kind: str, ending: str) -> HttpResponse:
    """Return the PDF or the workbook of a report, from what was made before where it is there."""
    template = _template(request, kind)
    try:
        wanted = Wanted(template.id, _language(request), _day(request))
        content = file_of(wanted, ending)
    except NothingToReport as error:
        raise Http404 from error
    response = HttpResponse(content, content_type=MEDIA[ending])
    response["Content-Disposition"] = f'attachment; filename="{wanted.name}.{ending}"'
    return response


def open_file(request: AskingRequest, name: str) -> HttpResponse:
    """Return one file of open data: what was released by today, and nothing else."""
    try:
        files, _ = open_files(request.who.at.date())
    except NothingToReport as error:
        raise Http404 from error
    form = "application/geo+json" if name.endswith(".geojson") else "text/csv; charset=utf-8"
    response = HttpResponse(files[name], content_type=form)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _chosen(day: date, language: Language) -> dict[str, object]:
    languages = [(one.value, name, one is language) for one, name in LANGUAGES.items()]
    return {"day": day, "lang": language.value, "tongues": languages}


def _template(request: AskingRequest, kind: str) -> Template:
    """Return a template; 404 for a kind that is none, and for one that the reader may not see."""
    try:
        template = rules_in_force().template(kind)
    except KeyError as error:
        raise Http404 from error
    if not _may(request.who, template):
        raise Http404
    return template


def _may(who: Who, template: Template) -> bool:
    """Return whether a reader sees what a report tells, of the whole mission."""
    return who.sees(Sight(template.sight))


def _day(request: AskingRequest) -> date:
    """Return the day asked for, else the one of the last act. Raises `NothingToReport`."""
    try:
        return date.fromisoformat(request.GET.get("as-of", ""))
    except ValueError:
        return last_day()


def _spoken() -> Language:
    spoken = (get_language() or "").split("-")[0]
    return Language(spoken) if spoken in set(Language) else Language.ENGLISH


def _language(request: AskingRequest) -> Language:
    """Return the language asked for, else that of the reader."""
    asked = request.GET.get("lang", "")
    return Language(asked) if asked in set(Language) else _spoken()
