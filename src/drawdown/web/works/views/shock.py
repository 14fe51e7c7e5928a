"""A shock: say in the browser what happened, and read the new plan beside the old one."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from drawdown.core.findings import Finding, Refused
from drawdown.people.rights import Sight
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.records.local import OPERATOR
from drawdown.web.register.models import Snapshot
from drawdown.web.register.queries import current_snapshot
from drawdown.web.ui.findings import in_words
from drawdown.web.works.actions.start_shock import start_shock
from drawdown.web.works.broken_rules import shock_document
from drawdown.web.works.index import PlanIndex
from drawdown.web.works.models import Plan, PlanningRun
from drawdown.web.works.plan.decision import may_adopt, stamp_for
from drawdown.web.works.queries import (
    answers_to_shocks,
    current_adoption,
    current_plan,
    document_of,
    run_named,
    unfinished_run,
)
from drawdown.web.works.running.panel import panel_of
from drawdown.web.works.shock.answer import answer_of
from drawdown.web.works.shock.form import form_of, seconds_in, shock_in
from drawdown.web.works.shock.names import event_words

EARLIER = 10
"""Shocks that the page lists, the newest first."""


def shock(request: AskingRequest) -> HttpResponse:
    """Show what can happen to the plan on screen, and take what did."""
    snapshot, row = _plan()
    if request.method != "POST":
        return _form(request, snapshot, row, {})
    said = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    try:
        found = shock_in(PlanIndex(document_of(row)), said)
    except Refused as no:
        return _form(request, snapshot, row, said, no.findings, status=400)
    started = start_shock(
        row,
        found,
        seconds_in(said),
        asked_by=request.who.person or OPERATOR.person,
        at=timezone.now(),
    )
    if not started.new:
        return _form(request, snapshot, row, said, status=409)
    return redirect("plan-shock-answer", started.run.pk)


def shock_answer(request: AskingRequest, run_id: UUID) -> HttpResponse:
    """Show the plan after a shock beside the plan before it, or how far the search is."""
    run = run_named(run_id)
    if run is None or run.replans is None:
        raise Http404
    happened = shock_document(run.shock)
    before = PlanIndex(document_of(run.replans))
    context = {
        "page": "plan",
        "panel": panel_of(run, at=timezone.now()),
        "happened": [event_words(before, each) for each in happened.events],
        "as_of": happened.as_of,
        "sees_convoys": request.who.sees(Sight.CONVOYS),
        "may_adopt": may_adopt(request.who),
    }
    if run.plan is not None:
        shown = answer_of(
            run.replans, run.plan, happened, shows_convoys=request.who.sees(Sight.CONVOYS)
        )
        context |= {"answer": shown, **_decision(request, run, run.plan)}
    return render(request, "pages/shock_answer.html", context)


def _form(
    request: AskingRequest,
    snapshot: Snapshot,
    row: Plan,
    said: Mapping[str, str],
    findings: tuple[Finding, ...] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    index = PlanIndex(document_of(row), shows_convoys=request.who.sees(Sight.CONVOYS))
    earlier = answers_to_shocks(snapshot)[:EARLIER]
    context = {
        "page": "plan",
        "form": form_of(index, said),
        "findings": in_words(findings),
        "under_way": unfinished_run(snapshot),
        "earlier": [(run, _told(index, run)) for run in earlier],
    }
    return render(request, "pages/shock.html", context, status=status)


def _told(index: PlanIndex, run: PlanningRun) -> list[str]:
    return [event_words(index, each) for each in shock_document(run.shock).events]


def _decision(request: AskingRequest, run: PlanningRun, plan: Plan) -> Mapping[str, object]:
    """Return what can be decided on the new plan: it is adopted as any other is."""
    adoption = current_adoption(run.snapshot)
    current = current_plan(run.snapshot)
    return {
        "plan": plan,
        "in_force": adoption is not None and adoption.plan == plan,
        "overtaken": current is not None and current not in (run.replans, plan),
        "stamp": stamp_for(request.who),
    }


def _plan() -> tuple[Snapshot, Plan]:
    snapshot = current_snapshot()
    row = current_plan(snapshot) if snapshot else None
    if snapshot is None or row is None:
        raise Http404
    return snapshot, row
