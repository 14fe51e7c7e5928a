"""The environmental file of a site: map and table of findings, photographs, waste, containers."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from drawdown.environment.finding import Position
from drawdown.environment.waste import balances
from drawdown.register.site import Site
from drawdown.rules.closing import Rating
from drawdown.web.closing.asking.form import Returned
from drawdown.web.closing.environment.finding_map import draw, sign
from drawdown.web.closing.environment.page import (
    check_lines,
    containers_of,
    finding_lines,
    matrix,
    pair_lines,
)
from drawdown.web.closing.queries import environment_of, file_of, rules
from drawdown.web.closing.site_forms.shown import shown_forms
from drawdown.web.closing.sites.boards import part_name
from drawdown.web.closing.sites.page import environment_summary
from drawdown.web.closing.views.site import found_site, receipt_of
from drawdown.web.closing.words import RATINGS, STATUSES
from drawdown.web.people.collecting import may_collect
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.presenting import names_of
from drawdown.web.ui.names import named

PAGE = "closing/environment.html"


def environment(request: AskingRequest, site_id: str) -> HttpResponse:
    """Show the environmental file of a site."""
    return render(request, PAGE, page_of(request, found_site(site_id), Returned()))


def page_of(request: AskingRequest, site: Site, returned: Returned) -> dict[str, Any]:
    """Return everything that the page shows, with a form that came back.

    The address, or the form that came back, names the part of the site; none for the whole.
    """
    parts = sorted(file_of(site.id).parts)
    given = request.POST if returned.form is not None else request.GET
    part = given.get("part") or None
    if part not in (None, *parts):
        raise Http404
    file = environment_of(site.id, part)
    findings = finding_lines(rules(), file, names_of(request.who.standing))
    decided = file.certificate
    return {
        "page": "closing",
        "site_id": site.id,
        "site": site,
        "part": part or "",
        "may_collect": may_collect(request.who, site.id),
        "part_name": part_name(site, part) if part else "",
        "parts": [(each, part_name(site, each)) for each in parts],
        "receipt": receipt_of(request),
        **shown_forms(site, request.who, returned, page="environment", part=part),
        "environment": environment_summary(file),
        "certificate_words": named(STATUSES, decided.status) if decided else "",
        "findings": findings,
        "map": draw(Position(site.lat, site.lon), [line.finding for line in findings]),
        "unplaced": sum(not line.position for line in findings),
        "legend": [(named(RATINGS, rating), sign(rating)) for rating in list(Rating)[1:]],
        "matrix": matrix(rules(), file),
        "pairs": pair_lines(rules(), file),
        "checklist": check_lines(rules(), file),
        "manifests": file.manifests.values(),
        "balances": balances(file.manifests.values()).values(),
        "containers": containers_of(file),
    }
