"""The environmental file of a site: map and table of findings, photographs, waste, containers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from drawdown.environment.finding import Position
from drawdown.environment.waste import balances
from drawdown.rules.closing import Rating
from drawdown.web.closing.environment_page import (
    check_lines,
    containers_of,
    finding_lines,
    matrix,
    pair_lines,
)
from drawdown.web.closing.finding_map import draw, sign
from drawdown.web.closing.queries import environment_of, rules
from drawdown.web.closing.site_page import environment_summary
from drawdown.web.closing.views.site import found_site
from drawdown.web.closing.words import RATINGS, STATUSES
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.presenting import names_of
from drawdown.web.ui.names import named


def environment(request: AskingRequest, site_id: str) -> HttpResponse:
    """Show the environmental file of a site."""
    site = found_site(site_id)
    file = environment_of(site.id)
    findings = finding_lines(rules(), file, names_of(request.who.standing))
    decided = file.certificate
    context = {
        "page": "closing",
        "site_id": site.id,
        "site": site,
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
    return render(request, "closing/environment.html", context)
