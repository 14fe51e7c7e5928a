"""Addresses of the programming interface, without a namespace: each has a line in the table."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from drawdown.web.api.interface import api, description, pages

ROOT = "api-root"
"""An address that ninja adds, and that answers nothing."""


def _answering_head(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Return a view that answers HEAD as GET; the server leaves the body out."""

    def answer(request: HttpRequest, *args: object, **named: object) -> HttpResponse:
        if request.method == "HEAD":
            request.method = "GET"
        return view(request, *args, **named)

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # it takes tokens, and no cookie
    return answer


def _patterns() -> list[URLPattern]:
    patterns = [each for each in api.urls[0] if isinstance(each, URLPattern)]
    for pattern in patterns:
        pattern.callback = _answering_head(pattern.callback)
    return [pattern for pattern in patterns if pattern.name != ROOT]


urlpatterns = [
    path("openapi.json", description, name="api-openapi"),
    path("docs", pages, name="api-docs"),
    *_patterns(),
]
