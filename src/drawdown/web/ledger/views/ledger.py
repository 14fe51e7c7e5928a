"""The ledger: every act, the newest first, by site, person, kind, subject and day."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from drawdown.people.rights import Sight
from drawdown.web.ledger.asked import PAGE, Asked
from drawdown.web.ledger.lines import line_of, person_name
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.presenting import kind_name, names_of
from drawdown.web.records.log import NotOpen
from drawdown.web.records.queries import authors, entries_before, kinds
from drawdown.web.records.state import ledger_state
from drawdown.web.register.queries import site_names


def ledger(request: AskingRequest) -> HttpResponse:
    """Show a page of acts, and how the ledger stands."""
    who = request.who
    try:
        state = ledger_state()
    except NotOpen:
        return render(request, "pages/ledger.html", {"page": "ledger"})
    asked = Asked.read(request.GET)
    wanted = asked.filter(refusals=who.sees(Sight.REFUSALS))
    rows = entries_before(wanted, stop=asked.before, limit=PAGE + 1)
    names, called = names_of(who.standing), site_names()
    context = {
        "page": "ledger",
        "state": state,
        "asked": asked.fields,
        "lines": [line_of(row, names, called) for row in rows[:PAGE]],
        "earlier": asked.address(rows[PAGE - 1].index) if len(rows) > PAGE else "",
        "newest": asked.address() if asked.before is not None else "",
        "kinds": [(kind, kind_name(kind)) for kind in kinds()],
        "persons": [(person, person_name(person, names)) for person in authors()],
    }
    return render(request, "pages/ledger.html", context)
