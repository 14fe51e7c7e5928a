"""Packages to take away: a closed site for an archive, and everything about one thing."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from drawdown.core.findings import Refused
from drawdown.people.rights import Sight
from drawdown.web.closing.phrases.refused import in_words
from drawdown.web.closing.views.site import found_site
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.sending import sender
from drawdown.web.records.handlers import BUNDLED
from drawdown.web.records.sending import new_stamp
from drawdown.web.signing.actions.archive_site import archive_site
from drawdown.web.signing.actions.collect_dispute import NothingFound, collect_dispute
from drawdown.web.signing.things import like


def site_packages(request: AskingRequest, site_id: str) -> HttpResponse:
    """Show the two packages of a site, and make one."""
    site, who = found_site(site_id), request.who
    if not who.sees(Sight.PACK, sites=frozenset({site.id})):
        raise Http404
    asked = request.GET.get("thing", "").strip()[:120]
    context = {"page": "closing", "site": site, "site_id": site.id, "thing": asked}
    if request.method != "POST":
        return render(request, "signing/packages.html", context)
    by = sender(who, BUNDLED.kind.name, sites=[site.id], stamp=new_stamp(who.at))
    thing = request.POST.get("thing", "").strip()
    try:
        if "dispute" in request.POST:
            return _file(collect_dispute(site, thing, by=by), f"dispute-{site.id}.zip")
        return _file(archive_site(site, by=by, at=who.at), f"archive-{site.id}.zip")
    except NothingFound:
        context |= {"thing": thing, "nothing": True, "like": like(site.id, thing) if thing else ()}
    except Refused as no:
        context |= {"thing": thing, "refused": in_words(no.findings)}
    return render(request, "signing/packages.html", context, status=409)


def _file(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
