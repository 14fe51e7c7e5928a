"""The plan: sites and tasks over time, what holds each date, loads by week, and every movement."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from drawdown.web.people.middleware import role_of
from drawdown.web.people.rules import judge
from drawdown.web.register.queries import current_snapshot
from drawdown.web.ui import gantt
from drawdown.web.works.chain_lines import KINDS, chain_lines
from drawdown.web.works.index import PlanIndex
from drawdown.web.works.load import load_table
from drawdown.web.works.movement_list import Asked
from drawdown.web.works.phases import NAMES
from drawdown.web.works.plan_head import head_of
from drawdown.web.works.queries import current_plan, document_of
from drawdown.web.works.run_panel import panel
from drawdown.web.works.timeline import SIGNS, chart_of
from drawdown.web.works.views.movements import movement_context

SHORT = 15
"""Movements shown on the page of the plan; the list itself has a page of its own."""


def plan(request: HttpRequest) -> HttpResponse:
    """Show the best plan. `?open=` names the sites whose tasks are shown, `all` for every one."""
    snapshot = current_snapshot()
    row = current_plan(snapshot) if snapshot else None
    if snapshot is None:
        return render(request, "pages/empty.html")
    if row is None:
        return render(request, "pages/unplanned.html", {"panel": panel(snapshot)})
    index = PlanIndex(document_of(row))
    return render(request, "pages/plan.html", _context(request, index))


def _context(request: HttpRequest, index: PlanIndex) -> dict[str, Any]:
    table = load_table(index)
    context = {
        "page": "plan",
        "head": head_of(index),
        "chart": chart_of(index, opened=request.GET.getlist("open")),
        "signs": [(words, gantt.sign(sign)) for sign, words in SIGNS.items()],
        "phases": tuple(NAMES.items()),
        "spent": tuple(KINDS.items()),
        "chains": chain_lines(index),
        "weeks": [index.plan.days.date(day) for day in table.weeks],
        "loads": table.groups,
        "columns": len(table.weeks) + 1,
    }
    if judge("movements", "GET", role_of(request)).allowed:
        context |= movement_context(index, Asked(), size=SHORT)
    return context
