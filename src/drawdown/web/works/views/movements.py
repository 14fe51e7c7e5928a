"""The movement list: every convoy, barge and flight to come, as far as the reader may see them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from drawdown.plan.schedule import MovementKind, Purpose
from drawdown.web.register.queries import current_snapshot
from drawdown.web.ui.names import KINDS, PURPOSES, named
from drawdown.web.works.index import PlanIndex
from drawdown.web.works.movement_list import PAGE, Asked, page_of, weeks_of
from drawdown.web.works.queries import current_plan, document_of


def movements(request: HttpRequest) -> HttpResponse:
    """Show the movements that the address asks for, a page at a time."""
    snapshot = current_snapshot()
    row = current_plan(snapshot) if snapshot else None
    if row is None:
        raise Http404
    index = PlanIndex(document_of(row))
    asked = Asked.read(request.GET, set(index.sites))
    context = {"page": "plan", "whole": True} | movement_context(index, asked, size=PAGE)
    return render(request, "pages/movements.html", context)


def movement_context(index: PlanIndex, asked: Asked, *, size: int) -> dict[str, Any]:
    """Return what the list needs: its lines, and what can be asked for."""
    kinds = {movement.kind for movement in index.plan.movements}
    purposes = {movement.purpose for movement in index.plan.movements}
    return {
        "movements": page_of(index, asked, size=size),
        "choices": {
            "sites": index.register.sites,
            "kinds": [(kind, named(KINDS, kind)) for kind in MovementKind if kind in kinds],
            "purposes": [(use, named(PURPOSES, use)) for use in Purpose if use in purposes],
            "weeks": weeks_of(index),
        },
    }
