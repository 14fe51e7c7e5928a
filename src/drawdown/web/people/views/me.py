"""One's own page: what one owes today, what one holds, and how one logs in."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from drawdown.web.people.forms import IssueToken
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.models import Token
from drawdown.web.people.owing import owed_by
from drawdown.web.people.presenting import held_lines, names_of


def me(request: AskingRequest, **more: Any) -> HttpResponse:
    """Show the page."""
    who = request.who
    names = names_of(who.standing)
    context = {
        "page": "me",
        "name": names.get(who.person or "", ""),
        "held": held_lines(who.standing, who.person, at=who.at) if who.person else [],
        "owed": owed_by(who, names),
        "cast": cast(who, names) if who.example else [],
        "tokens": Token.objects.filter(person=who.person or "-", revoked_at=None),
        "token_form": IssueToken(),
    }
    return render(request, "people/me.html", context | more)


def cast(who: Any, names: dict[str, str]) -> list[dict[str, Any]]:
    """Return whom a visitor of the example can be, with what they hold."""
    found = []
    for person in who.standing.persons.values():
        lines = [line for line in held_lines(who.standing, person.id, at=who.at) if line.now]
        if person.serves(who.at) and lines:
            found.append({"id": person.id, "name": names[person.id], "held": lines})
    return found
