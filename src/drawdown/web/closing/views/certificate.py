"""The clearance certificate of a site as content, in both languages, for the screen and paper."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from drawdown.environment.paper import Source, content_of
from drawdown.handover.file import SiteFile
from drawdown.web.closing.environment.facts import facts_for_paper
from drawdown.web.closing.queries import environment_of, file_of, rules_named
from drawdown.web.closing.views.site import found_site
from drawdown.web.closing.words import STATUSES
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.ui.names import named


def certificate(request: AskingRequest, site_id: str) -> HttpResponse:
    """Show the certificate as it stands, or that nobody has decided on one."""
    site = found_site(site_id)
    environment = environment_of(site.id)
    decided = environment.certificate
    context = {"page": "closing", "site_id": site.id, "site": site, "decided": decided}
    if decided is not None:
        file = file_of(site.id)
        source = Source(
            rules_named(decided.rules), environment, facts_for_paper(site, file), decided
        )
        context |= {
            "status_words": named(STATUSES, decided.status),
            "fields": content_of(source),
            "reconstructed": _reconstructed(file),
        }
    return render(request, "closing/certificate.html", context)


def _reconstructed(file: SiteFile) -> bool:
    return any(
        given.origin == "reconstructed" for documents in file.given.values() for given in documents
    )
