"""The page of the search."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from drawdown.web.people.middleware import AskingRequest
from drawdown.web.search.finding import found

LONGEST = 100


def search(request: AskingRequest) -> HttpResponse:
    """Show what some words find among all that the reader may open."""
    asked = request.GET.get("q", "")[:LONGEST].replace("\x00", "")
    context = {"page": "search", "asked": asked, "found": found(asked, request.who)}
    return render(request, "search/search.html", context)
