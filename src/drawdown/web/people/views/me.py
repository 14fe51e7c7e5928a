"""One's own page: what one holds, and what one owes today."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.presenting import held_lines


def me(request: AskingRequest) -> HttpResponse:
    """Show the page."""
    who = request.who
    held = held_lines(who.standing, who.person, at=who.at) if who.person else []
    return render(request, "people/me.html", {"page": "me", "held": held})
