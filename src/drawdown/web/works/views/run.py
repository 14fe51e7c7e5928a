"""The planning run: start one, watch it come closer, stop it and keep the best plan."""

from __future__ import annotations

from uuid import UUID

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseRedirect,
)
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from drawdown.web.people.middleware import AskingRequest
from drawdown.web.records.local import OPERATOR
from drawdown.web.register.queries import current_snapshot
from drawdown.web.works.actions.start_run import NoRegister, start_run
from drawdown.web.works.actions.stop_run import stop_run
from drawdown.web.works.forms import StartRun
from drawdown.web.works.models import PlanningRun
from drawdown.web.works.running.panel import panel

AT_PANEL = "#planning"


def run(request: HttpRequest) -> HttpResponse:
    """Show the panel of the last run alone: what the page asks for again and again."""
    snapshot = current_snapshot()
    if snapshot is None:
        raise Http404
    shown = panel(snapshot, at=timezone.now())
    response = render(request, "parts/run.html", {"panel": shown})
    if request.GET.get("watching") and not shown.under_way:
        response["HX-Refresh"] = "true"  # the plan on the page has changed
    return response


def start(request: AskingRequest) -> HttpResponse:
    """Start a run, or come back to the one that is under way."""
    form = StartRun(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest(form.errors.as_text(), content_type="text/plain")
    try:
        start_run(
            form.cleaned_data["seconds"],
            asked_by=request.who.person or OPERATOR.person,
            at=timezone.now(),
        )
    except NoRegister as error:
        raise Http404 from error
    return _back(request)


def stop(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Stop a run."""
    try:
        stop_run(run_id, at=timezone.now())
    except PlanningRun.DoesNotExist as error:
        raise Http404 from error
    if request.POST.get("from") == "shock":
        return redirect("plan-shock-answer", run_id)
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponseRedirect(reverse("run"))
    return HttpResponseRedirect(reverse("mission") + AT_PANEL)
