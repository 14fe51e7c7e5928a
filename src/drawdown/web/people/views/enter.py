"""In the example: look at it as one of its persons, or as oneself again."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect

from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.who import ENTERED_AS


def enter(request: AskingRequest) -> HttpResponse:
    """Take the part of a person who serves; without one, give it up."""
    person = request.POST.get("person", "")
    request.session.flush()
    if person:
        known = request.who.standing.persons.get(person)
        if known is None or not known.serves(request.who.at):
            raise PermissionDenied
        request.session[ENTERED_AS] = person
    return redirect("me")
