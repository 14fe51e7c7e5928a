"""Pages for what cannot be shown: not found, not allowed, not understood, broken."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from drawdown.core.findings import Place
from drawdown.documents.faults import TOO_LARGE
from drawdown.documents.forms import MAX_BYTES
from drawdown.web.logs import current
from drawdown.web.people.unread import record_unread
from drawdown.web.records.handlers import EVIDENCE_ADDED


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    if (answer := _to_a_program(request, "there is nothing at this address", 404)) is not None:
        return answer
    return render(request, "refusals/not_found.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    if (answer := _to_a_program(request, "you may not", 403)) is not None:
        return answer
    return render(request, "refusals/forbidden.html", status=403)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 for more than anything that is taken; that one is recorded."""
    if not isinstance(exception, RequestDataTooBig):
        return render(request, "refusals/not_understood.html", status=400)
    limit = MAX_BYTES // 1_000_000
    finding = TOO_LARGE.at(Place("upload"), limit=f"{limit} MB")
    record_unread(request, EVIDENCE_ADDED.kind, finding)
    return render(request, "refusals/too_large.html", {"limit": limit}, status=413)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was not sent from one of our pages, or too long after it was opened."""
    return render(request, "refusals/forged.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """500. Rendered without the request, since anything in it may be the cause."""
    name = current.get()
    words = f"it broke, and nothing was done; cite the request {name}"
    if (answer := _to_a_program(request, words, 500)) is not None:
        return answer
    return render(None, "refusals/broken.html", {"name": name}, status=500)


def _to_a_program(request: HttpRequest, words: str, status: int) -> HttpResponse | None:
    """Return the answer in the shape of the programming interface, where that was asked."""
    if not request.path.startswith("/api/"):
        return None
    return JsonResponse({"problem": words, "findings": []}, status=status)
