"""The plan: sites and tasks over time, what holds each date, loads by week, and every movement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from drawdown.people.rights import Sight
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.register.queries import current_snapshot
from drawdown.web.works.index import PlanIndex
from drawdown.web.works.movement_list import Asked
from drawdown.web.works.outlook.lines import page_of
from drawdown.web.works.outlook.shelf import Shelf
from drawdown.web.works.phases import NAMES
from drawdown.web.works.plan.decision import decision_on
from drawdown.web.works.plan.head import head_of
from drawdown.web.works.plan.load import load_table
from drawdown.web.works.plan.timeline import chart_of, signs_of, site_line_of
from drawdown.web.works.plan.verdict import verdict_of
from drawdown.web.works.queries import current_plan, document_of
from drawdown.web.works.running.panel import panel
from drawdown.web.works.views.movements import movement_context
from drawdown.web.works.why.lines import KINDS, chain_lines

SHORT = 15
"""Movements shown on the page of the plan; the list itself has a page of its own."""


def plan(request: AskingRequest) -> HttpResponse:
    """Show the best plan. `?open=` names the sites whose tasks are shown, `all` for every one.

    The page itself asks for the tasks of one site when a reader opens it: most are never read, and
    together they weigh more than all the rest.
    """
    snapshot = current_snapshot()
    row = current_plan(snapshot) if snapshot else None
    if snapshot is None:
        return render(request, "pages/empty.html")
    if row is None:
        return render(
            request, "pages/unplanned.html", {"panel": panel(snapshot, at=timezone.now())}
        )
    if request.headers.get("HX-Request"):
        index = PlanIndex(document_of(row), shows_convoys=request.who.sees(Sight.CONVOYS))
        return _tasks(request, index, request.GET.getlist("open"))
    return show_plan(request)


def show_plan(
    request: AskingRequest, refused: Sequence[str] = (), status: int = 200
) -> HttpResponse:
    """Show the page of the plan, with what a decision on it was refused for."""
    snapshot = current_snapshot()
    row = current_plan(snapshot) if snapshot else None
    if snapshot is None or row is None:
        raise Http404
    index = PlanIndex(document_of(row), shows_convoys=request.who.sees(Sight.CONVOYS))
    context = _context(request, index, request.GET.getlist("open"))
    context |= {"decision": decision_on(snapshot, request.who), "refused": refused}
    outlook = Shelf(row.digest).outlook()
    context["sure"] = page_of(index, outlook) if outlook else None
    return render(request, "pages/plan.html", context, status=status)


def _tasks(request: AskingRequest, index: PlanIndex, opened: list[str]) -> HttpResponse:
    """Show the tasks of the first site that is asked for, without a page around them."""
    if not opened or opened[0] not in index.ends:
        raise Http404
    line = site_line_of(index, opened[0])
    response = render(request, "parts/plan_tasks.html", {"line": line})
    patch_vary_headers(response, ["HX-Request"])
    return response


def _context(request: AskingRequest, index: PlanIndex, opened: list[str]) -> dict[str, Any]:
    table = load_table(index)
    context = {
        "page": "plan",
        "verdict": verdict_of(index),
        "head": head_of(index),
        "chart": chart_of(index, opened),
        "signs": signs_of(index),
        "phases": tuple(NAMES.items()),
        "spent": tuple(KINDS.items()),
        "chains": chain_lines(index) if index.shows_convoys else (),
        "weeks": [index.plan.days.date(day) for day in table.weeks],
        "loads": table.groups,
        "columns": len(table.weeks) + 1,
    }
    if index.shows_convoys:
        context |= movement_context(index, Asked(), size=SHORT)
    return context
