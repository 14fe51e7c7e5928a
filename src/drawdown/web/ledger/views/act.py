"""One act: what it says, and its proof, checked while the page is made."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from drawdown.ledger.act_reading import parse_act
from drawdown.ledger.acts.refused import KIND as REFUSED
from drawdown.people.rights import Sight
from drawdown.web.ledger.checking import check_act
from drawdown.web.ledger.lines import facts_of, line_of
from drawdown.web.ledger.ways_back import ways_back
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.presenting import names_of
from drawdown.web.records.log import opened
from drawdown.web.records.models import Entry, Evidence
from drawdown.web.register.queries import site_names


def act(request: AskingRequest, index: int) -> HttpResponse:
    """Show an act by its index; a refusal only to those who are shown refusals."""
    row = Entry.objects.filter(index=index).first()
    if row is None or (row.kind == REFUSED.name and not request.who.sees(Sight.REFUSALS)):
        raise Http404
    content = bytes(row.content)
    found = parse_act(content)
    called = site_names()
    titles = dict(Evidence.objects.filter(sha256__in=found.evidence).values_list("sha256", "title"))
    context = {
        "page": "ledger",
        "line": line_of(row, names_of(request.who.standing), called),
        "places": [(site, called.get(site, site)) for site in found.sites],
        "ways_back": ways_back(found, called),
        "act": found,
        "facts": facts_of(found, restricted=request.who.sees(Sight.PERSONAL)),
        "evidence": [(sha256, titles.get(sha256, "")) for sha256 in found.evidence],
        "checked": check_act(opened().log, index, content),
        "text": content.decode(),
        "size": len(content),
    }
    return render(request, "pages/act.html", context)
