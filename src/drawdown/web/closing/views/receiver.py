"""The receiver of a site: who, what it undertook, what was seen later, and what will survive."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from drawdown.register.site import Site
from drawdown.web.closing.asking.form import Returned
from drawdown.web.closing.days import day_of
from drawdown.web.closing.queries import file_of
from drawdown.web.closing.receivers.holders import holders_of
from drawdown.web.closing.receivers.lines import (
    experiences,
    look_lines,
    obligation_lines,
    stakes,
    survival,
)
from drawdown.web.closing.site_forms.shown import shown_forms
from drawdown.web.closing.sites.page import Told, section_of
from drawdown.web.closing.views.site import found_site, receipt_of
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.presenting import names_of

GATE = "G5"


def receiver(request: AskingRequest, site_id: str) -> HttpResponse:
    """Show how ready the receiver of a site is."""
    context = page_of(request, found_site(site_id), Returned())
    return render(request, "closing/receiver_page.html", context)


def page_of(request: AskingRequest, site: Site, returned: Returned) -> dict[str, Any]:
    """Return everything that the page shows, with a form that came back."""
    who, today = request.who, day_of(request.who)
    names = names_of(who.standing)
    told = Told((), names, holders_of(who.standing, site.id, names, who.at))
    whole = file_of(site.id)
    files = [whole, *(file_of(site.id, part) for part in sorted(whole.parts))]
    expected, own_seen, own_kept = survival()
    return {
        "page": "closing",
        "site_id": site.id,
        "site": site,
        "today": today,
        "sections": [
            {
                "shown": (section := section_of(site, file, told, today)),
                "gate": next((gate for gate in section.gates if gate.id == GATE), None),
                "obligations": obligation_lines(file, today),
                "looks": look_lines(file, today),
            }
            for file in files
        ],
        "expected": expected,
        "own_seen": own_seen,
        "own_kept": own_kept,
        "earlier": experiences(),
        "stakes": list(stakes(site.id, expected)),
        "receipt": receipt_of(request),
        **shown_forms(site, who, returned, page="receiver"),
    }
