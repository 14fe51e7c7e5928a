"""How sure the plan is: chances of each date, what they rest on, and what real events did.

It stands with movements, whose journeys the chances learn from.
"""

from __future__ import annotations

import hashlib

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from drawdown.movement.journeys import as_table, journeys
from drawdown.people.rights import Sight
from drawdown.web.movement.queries import movements
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.register.queries import current_snapshot
from drawdown.web.works.index import PlanIndex
from drawdown.web.works.jobs import play_current_plan
from drawdown.web.works.models import Plan
from drawdown.web.works.outlook.lines import page_of
from drawdown.web.works.outlook.shelf import Shelf
from drawdown.web.works.queries import current_plan, document_of


def outlook(request: AskingRequest) -> HttpResponse:
    """Show the outlook of the plan, or how far it is; without one, it can be asked for."""
    row = _plan()
    shelf = Shelf(row.digest)
    found = shelf.outlook()
    index = PlanIndex(document_of(row))
    context = {
        "page": "plan",
        "shown": page_of(index, found) if found else None,
        "waiting": shelf.under_way(),
        "outdated": found is not None and found.observed != _named(_made()),
        "sees_roads": request.who.sees(Sight.CONVOYS),
    }
    return render(request, "pages/outlook.html", context)


def play(request: AskingRequest) -> HttpResponse:
    """Have the plan played, unless that is under way or done, and show how far it is."""
    row, made = _plan(), _made()
    shelf = Shelf(row.digest)
    found = shelf.outlook()
    if (found is None or found.observed != _named(made)) and shelf.begin():
        play_current_plan.enqueue(row.digest, made)
    return HttpResponseRedirect(reverse("plan-outlook"))


def _made() -> str:
    """Return the table of all journeys that were made; nothing where there is none."""
    made = list(journeys(movements()))
    return as_table(made) if made else ""


def _named(table: str) -> str:
    return hashlib.sha256(table.encode()).hexdigest() if table else ""


def _plan() -> Plan:
    snapshot = current_snapshot()
    row = current_plan(snapshot) if snapshot else None
    if row is None:
        raise Http404
    return row
