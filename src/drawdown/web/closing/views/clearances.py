"""The log of clearances: asked, due, answered, what waits for each; its forms and its exports."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from drawdown.core.findings import Refused
from drawdown.progress.refused import RefusalCost
from drawdown.web.closing.asking.filling import fill, stamp_of
from drawdown.web.closing.asking.form import ActForm, Returned
from drawdown.web.closing.clearances.asks import (
    BY_KIND,
    clearance_forms,
    known_of_clearances,
    sites_about,
)
from drawdown.web.closing.clearances.lines import Line, lines_seen
from drawdown.web.closing.days import day_of
from drawdown.web.closing.phrases.refused import in_words
from drawdown.web.closing.queries import clearances, register
from drawdown.web.closing.views.site import receipt_of
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.records.log import opened
from drawdown.web.register.queries import current_snapshot
from drawdown.web.ui.table_file import table_file, workbook_file

HEAD = ("clearance", "kind", "authority", "asked", "needed_by", "answer", "answered", "by",
        "reason", "valid_until", "days_open", "sites", "movements", "people", "slots",
        "days_to_deadline", "held_days", "last_day", "site_slips_days", "late_people",
        "late_containers", "late_vehicles", "late_people_in_a_week",
        "late_containers_in_a_week", "late_vehicles_in_a_week")  # fmt: skip


def _cost(cost: RefusalCost | None) -> tuple[object, ...]:
    """Return what a refusal costs as cells; empty ones where that is unknown."""
    if cost is None:
        return ("",) * 9
    late, later = cost.lost, cost.lost_a_week_later
    days = (cost.held_days, cost.last_day, cost.site_slips)
    now = (late.people, late.containers, late.vehicles)
    return (*days, *now, later.people, later.containers, later.vehicles)


def clearance_log(request: AskingRequest) -> HttpResponse:
    """Show every request that the reader may see."""
    if current_snapshot() is None:
        return render(request, "pages/empty.html")
    return render(request, "closing/clearances.html", _page_of(request, Returned()))


def clearance_change(request: AskingRequest, kind: str) -> HttpResponse:
    """Take a form; where it is refused, show it again with every reason and all that was typed."""
    who = request.who
    sheet = BY_KIND.get(kind.replace("-", "."))
    if sheet is None or current_snapshot() is None:
        raise Http404
    if not (who.visitor or who.could(sheet.kind)):
        raise PermissionDenied
    form = ActForm(sheet, known_of_clearances(who, day_of(who)), request.POST, request.FILES)
    sites = sites_about(form, clearances())
    try:
        receipt = fill(form, {}, sites, who=who, stamp=stamp_of(request.POST))
    except Refused as no:
        return _again(request, Returned(form, no.findings), status=409)
    if receipt is None:
        return _again(request, Returned(form), status=400)
    return redirect(f"{reverse('clearances')}?receipt={receipt.index}")


def _again(request: AskingRequest, returned: Returned, *, status: int) -> HttpResponse:
    context = _page_of(request, returned)
    return render(request, "closing/clearances.html", context, status=status)


def _page_of(request: AskingRequest, returned: Returned) -> dict[str, Any]:
    today, form = day_of(request.who), returned.form
    return {
        "page": "clearances",
        "lines": lines_seen(request.who, today),
        "today": today,
        "forms": clearance_forms(request.who, today, form),
        "returned": form.slug if form is not None else "",
        "refused": in_words(returned.findings),
        "receipt": receipt_of(request),
    }


def clearance_paper(request: AskingRequest) -> HttpResponse:
    """Show the log as a paper for the host or the Council: totals, every request, where it is from.

    What has no standing clearance comes first: how long each waited, and what could not move.
    """
    if current_snapshot() is None:
        return render(request, "pages/empty.html")
    today = day_of(request.who)
    lines = lines_seen(request.who, today)
    answers = Counter(line.answer for line in lines)
    kinds = Counter((line.kind, line.answer) for line in lines)
    context = {
        "page": "clearances",
        "mission": register().mission,
        "deadline": register().mission.deadline,
        "today": today,
        "lines": sorted(lines, key=lambda line: not line.costs),
        "answers": answers.items(),
        "kinds": sorted((kind, answer, count) for (kind, answer), count in kinds.items()),
        "size": opened().log.size,
    }
    return render(request, "closing/clearance_paper.html", context)


def clearance_file(request: AskingRequest) -> HttpResponse:
    """Return the log as a table of comma-separated values."""
    return table_file("clearances.csv", HEAD, [_row(line) for line in _seen(request)])


def clearance_workbook(request: AskingRequest) -> HttpResponse:
    """Return the log as a workbook."""
    return workbook_file("clearances.xlsx", HEAD, [_row(line) for line in _seen(request)])


def _seen(request: AskingRequest) -> list[Line]:
    return lines_seen(request.who, day_of(request.who)) if current_snapshot() else []


def _row(line: Line) -> tuple[object, ...]:
    asked = line.request
    return (
        asked.id,
        asked.kind,
        asked.authority,
        asked.asked_on,
        asked.needed_by,
        asked.status.value,
        asked.answered_on,
        asked.answered_by,
        asked.reason,
        asked.valid_until,
        line.days_open,
        " ".join(asked.sites),
        len(asked.movements),
        line.people,
        line.slots,
        line.days_left,
        *_cost(line.cost),
    )
