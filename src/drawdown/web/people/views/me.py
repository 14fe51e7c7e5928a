"""One's own page: what one owes today, what one holds, and how one logs in."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from drawdown.people.rights import Sight
from drawdown.web.people.forms import IssueToken
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.models import Token
from drawdown.web.people.owing import owed_by
from drawdown.web.people.presenting import held_lines, names_of
from drawdown.web.people.who import Who
from drawdown.web.register.queries import site_names


def me(request: AskingRequest, **more: Any) -> HttpResponse:
    """Show the page."""
    who = request.who
    names, called = names_of(who.standing), site_names()
    context = {
        "page": "me",
        "name": names.get(who.person or "", ""),
        "held": held_lines(who.standing, who.person, at=who.at) if who.person else [],
        "owed": owed_by(who, names),
        "packs": [(site, called.get(site, site)) for site in packs(who)],
        "cast": cast(who, names) if who.example else [],
        "tokens": Token.objects.filter(person=who.person or "-", revoked_at=None),
        "token_form": IssueToken(),
    }
    return render(request, "people/me.html", context | more)


def packs(who: Who) -> list[str]:
    """Return the sites whose handover pack is for this person, by the sites of what they hold."""
    if who.person is None:
        return []
    held = who.standing.held_by(who.person, who.at)
    sites = sorted({str(site) for each in held for site in each.bounds.sites or ()})
    return [site for site in sites if who.sees(Sight.PACK, sites=frozenset({site}))]


def cast(who: Any, names: dict[str, str]) -> list[dict[str, Any]]:
    """Return whom a visitor of the example can be, with what they hold."""
    found = []
    for person in who.standing.persons.values():
        lines = [line for line in held_lines(who.standing, person.id, at=who.at) if line.now]
        if person.serves(who.at) and lines:
            found.append({"id": person.id, "name": names[person.id], "held": lines})
    return found
