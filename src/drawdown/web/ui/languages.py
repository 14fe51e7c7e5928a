"""Languages that some pages speak beside those of every page.

The languages of `LANGUAGES` are those of every page, and a reader's choice of one is kept. A
further language is asked for page by page, `?lang=ar`: its translation holds the texts of these
pages and of the frame around them (`tools/messages.py`), and the layout follows its direction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.utils import translation

ASKED = "lang"
FURTHER: Mapping[str, tuple[str, ...]] = {"verify": ("ar",)}
"""Languages beyond those of every page, by the name of the route."""
NAMES: Mapping[str, str] = {"ar": "العربية"}
"""What each calls itself."""

P = ParamSpec("P")


def speaks_further(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Answer in a further language of the route where the address asks for one."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        asked = asked_of(request)
        if asked is None:
            return view(request, *args, **kwargs)
        with translation.override(asked):
            response = view(request, *args, **kwargs)
        response["Content-Language"] = asked
        return response

    return answer


def asked_of(request: HttpRequest) -> str | None:
    """Return the further language that an address asks for, where its route has it."""
    asked = request.GET.get(ASKED, "")
    return asked if asked in further_of(request) else None


def further_of(request: HttpRequest) -> tuple[str, ...]:
    """Return the languages that a route has beyond those of every page."""
    match = request.resolver_match
    return FURTHER.get(match.view_name, ()) if match is not None else ()
