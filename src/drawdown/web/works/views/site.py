"""One site: what is there, its tasks and convoys, who receives it, and what really happened."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from drawdown.people.rights import Sight
from drawdown.register.site import Site
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.register.models import Snapshot
from drawdown.web.register.queries import current_snapshot, history_of, register_of
from drawdown.web.register.site_facts import facts_of, sources_of
from drawdown.web.register.site_history import record_of
from drawdown.web.ui import gantt
from drawdown.web.ui.formats import month
from drawdown.web.works.index import PlanIndex
from drawdown.web.works.movement_list import Asked, page_of
from drawdown.web.works.plan.timeline import axis_of, lines_of, signs_of, site_line
from drawdown.web.works.queries import current_plan, document_of
from drawdown.web.works.sites.states import sites_on
from drawdown.web.works.sites.tasks import task_groups
from drawdown.web.works.sites.yard_pictures import yard_pictures
from drawdown.web.works.terms import STATES
from drawdown.web.works.why.lines import chain_line

SHORT = 25
"""Movements shown on the page of a site; the list itself has a page of its own."""


def site(request: AskingRequest, site_id: str) -> HttpResponse:
    """Show a site by its id; an alias leads to it, and anything else is not found."""
    snapshot = current_snapshot()
    if snapshot is None:
        return render(request, "pages/empty.html")
    try:
        found = register_of(snapshot).site(site_id)
    except KeyError as error:
        raise Http404 from error
    if found.id != site_id:
        return redirect("site", site_id=found.id)
    row = current_plan(snapshot)
    context = _recorded(snapshot, found)
    if row is not None:
        shown = request.who.sees(Sight.CONVOYS, sites=frozenset({found.id}))
        context |= _planned(PlanIndex(document_of(row), shows_convoys=shown), found)
    return render(request, "pages/site.html", context)


def _recorded(snapshot: Snapshot, found: Site) -> dict[str, Any]:
    """What the register and the record say: there without any plan."""
    register = register_of(snapshot)
    facts = facts_of(register, found)
    return {
        "page": "site",
        "site_id": found.id,
        "site": found,
        "facts": facts,
        "sources": sources_of(facts).sources,
        "record": record_of(register, history_of(snapshot), found),
        "as_of": register.mission.as_of,
    }


def _planned(index: PlanIndex, found: Site) -> dict[str, Any]:
    mission, axis, lines = index.register.mission, axis_of(index), lines_of(index)
    states = sites_on(index.plan, mission.as_of)
    stands = next(on_day for on_day in states if on_day.site.id == found.id)
    line = site_line(index, axis, stands.planned, opened=True)
    context = {
        "stands": stands,
        "state_words": STATES[stands.state],
        "sites_in_all": len(states),
        "line": line,
        "symbols": gantt.symbols(),
        "chart_head": gantt.head(axis, lines, month),
        "chart_back": gantt.backdrop(axis, lines),
        "signs": signs_of(index),
        "chain": chain_line(index, axis, found.id),
        "groups": task_groups(index, found.id),
        "yards": yard_pictures(index, found.id) if index.shows_convoys else [],
        "left_behind": _left_behind(index, found.id),
    }
    if index.shows_convoys:
        context["movements"] = page_of(index, Asked(site=found.id), size=SHORT)
    return context


def _left_behind(index: PlanIndex, site: str) -> dict[str, int]:
    left = [left for left in index.plan.left_behind if left.at == site]
    return {"teu": sum(one.teu for one in left), "vehicles": sum(one.vehicles for one in left)}
