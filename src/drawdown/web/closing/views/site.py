"""One site that closes: what blocks it today and who owes it, then the whole file."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from drawdown.ledger.act import BadAct
from drawdown.people.rights import Sight
from drawdown.register.site import Site
from drawdown.web.closing.asking.form import Returned
from drawdown.web.closing.clearances.lines import requests_seen
from drawdown.web.closing.days import day_of
from drawdown.web.closing.queries import (
    environment_of,
    exit_of,
    file_of,
    planned_days,
    site_of,
    works_of_site,
)
from drawdown.web.closing.receivers.holders import holders_of
from drawdown.web.closing.site_forms.shown import shown_forms
from drawdown.web.closing.sites.page import (
    environment_summary,
    history_of_acts,
    section_of,
    told_of,
)
from drawdown.web.closing.sites.stops import stops_of
from drawdown.web.closing.sites.timeline import Planned, timeline_of
from drawdown.web.closing.sites.timeline_picture import draw
from drawdown.web.closing.tasks.lines import lines_of
from drawdown.web.closing.words import STATUSES
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.presenting import names_of
from drawdown.web.records.models import Entry
from drawdown.web.ui.names import named


def site_closing(request: AskingRequest, site_id: str) -> HttpResponse:
    """Show how the closing of a site stands."""
    return render(request, "closing/site.html", page_of(request, found_site(site_id), Returned()))


def found_site(site_id: str) -> Site:
    """Return a site of the register; raises `Http404` when there is none."""
    try:
        return site_of(site_id)
    except BadAct as error:
        raise Http404 from error


def page_of(request: AskingRequest, site: Site, returned: Returned) -> dict[str, Any]:
    """Return everything that the page shows, with a form that came back."""
    who = request.who
    today = day_of(who)
    names = names_of(who.standing)
    told = told_of(site.id, names, holders_of(who.standing, site.id, names, who.at))
    whole = file_of(site.id)
    files = [whole, *(file_of(site.id, part) for part in sorted(whole.parts))]
    sections = [section_of(site, file, told, today) for file in files]
    environment = environment_of(site.id)
    decided = environment.certificate
    tasks = lines_of(works_of_site(site.id).values(), told.names, today)
    days = planned_days(site.id)
    timeline = timeline_of(
        site,
        (act for _index, act in told.acts),
        planned=Planned(*days) if days else None,
        today=today,
    )
    return {
        "page": "closing",
        "site_id": site.id,
        "site": site,
        "sections": sections,
        "today": today,
        "environment": environment_summary(environment),
        "certificate_words": named(STATUSES, decided.status) if decided else "",
        "shows_environment": who.sees(Sight.ENVIRONMENT, sites=frozenset({site.id})),
        "shows_site": who.sees(Sight.SITE, sites=frozenset({site.id})),
        "shows_pack": who.sees(Sight.PACK, sites=frozenset({site.id})),
        "leaving": any(
            each.order or each.earlier
            for each in (exit_of(site.id), *(exit_of(site.id, part) for part in whole.parts))
        ),
        "stops": stops_of(site.id, tasks, requests_seen(who, today)),
        "timeline": timeline,
        "timeline_picture": draw(timeline) if timeline else "",
        "tasks": [line for line in tasks if line.over is None],
        "tasks_done": sum(line.over is not None for line in tasks),
        "acts": history_of_acts(told),
        "acts_in_all": Entry.objects.filter(topics__topic=f"site:{site.id}").count(),
        **shown_forms(site, who, returned, page="site"),
        "receipt": receipt_of(request),
        "reconstructed": any(
            proof.reconstructed
            for section in sections
            for gate in section.gates
            for proof in gate.present
        ),
    }


def receipt_of(request: AskingRequest) -> int | None:
    """Return the entry that the reader has just made, by the address of the page."""
    asked = request.GET.get("receipt", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 12 else None
