"""Pages for what cannot be shown: not found, not allowed, not ours, broken."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return render(request, "refusals/not_found.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return render(request, "refusals/forbidden.html", status=403)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was not sent from one of our pages, or too long after it was opened."""
    return render(request, "refusals/forged.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """500. Rendered without the request, since anything in it may be the cause."""
    return render(None, "refusals/broken.html", status=500)
