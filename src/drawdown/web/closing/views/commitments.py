"""The contracts, leases and claims of a site, with their clocks."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from drawdown.commitments.claim import add_months
from drawdown.commitments.file import standings
from drawdown.people.rights import Sight
from drawdown.register.site import Site
from drawdown.web.closing.asking.form import Returned
from drawdown.web.closing.commitments.lines import Leaving, claim_lines, contract_lines
from drawdown.web.closing.days import day_of
from drawdown.web.closing.phrases.spoken import spoken
from drawdown.web.closing.queries import commitments_of, file_of, planned_days, register, rules
from drawdown.web.closing.site_forms.shown import shown_forms
from drawdown.web.closing.views.site import found_site, receipt_of
from drawdown.web.closing.words import evidence_name
from drawdown.web.people.middleware import AskingRequest


def commitments(request: AskingRequest, site_id: str) -> HttpResponse:
    """Show what binds a site, and until when."""
    context = page_of(request, found_site(site_id), Returned())
    return render(request, "closing/commitments.html", context)


def page_of(request: AskingRequest, site: Site, returned: Returned) -> dict[str, Any]:
    """Return everything that the page shows, with a form that came back.

    Sums are for those who see the finances of the site.
    """
    who, today = request.who, day_of(request.who)
    file, rule, end = commitments_of(site.id), rules().claims, register().mission.deadline
    leaving = leaving_of(site.id)
    return {
        "page": "closing",
        "site_id": site.id,
        "site": site,
        "today": today,
        "leaving": leaving,
        "mandate_end": end,
        "rule": rule,
        "last_day_of_all": add_months(end, rule.months_from_mandate_end),
        "contracts": contract_lines(file.contracts.values(), leaving, today),
        "claims": claim_lines(file.claims.values(), rule, end, today),
        "standings": [
            (evidence_name(rules(), name), each, spoken(each.reason))
            for name, each in standings(file).items()
        ],
        "sums": who.sees(Sight.FINANCE, sites=frozenset({site.id})),
        "receipt": receipt_of(request),
        **shown_forms(site, who, returned, page="commitments"),
    }


def leaving_of(site: str) -> Leaving | None:
    """Return the day on which a site was signed over, else the planned one; none for neither."""
    signed = file_of(site).signed_on
    if signed is not None:
        return Leaving(signed, done=True)
    planned = planned_days(site)
    return Leaving(planned[1], done=False) if planned else None
