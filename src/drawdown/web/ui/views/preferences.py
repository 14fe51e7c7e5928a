"""The switch between light and dark: a form, a cookie, and back to the page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from drawdown.web.ui.context import THEME_COOKIE, THEMES

YEAR = 365 * 24 * 3600


def theme(request: HttpRequest) -> HttpResponse:
    """Remember the theme in a cookie; 400 for a theme that does not exist."""
    chosen = request.POST.get("theme", "")
    if chosen not in THEMES:
        return HttpResponseBadRequest()
    response = HttpResponseRedirect(_back(request))
    response.set_cookie(THEME_COOKIE, chosen, max_age=YEAR, httponly=True, samesite="Lax")
    return response


def _back(request: HttpRequest) -> str:
    """Return the page the form stood on; the first page when the address is not one of ours."""
    address = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
    return address if ours else "/"
