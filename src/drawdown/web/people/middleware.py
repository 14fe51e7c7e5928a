"""Asks the table of rights about every request before any view runs."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from drawdown.web.people.rules import TABLE, Role, judge

_METHODS = {rule.route: sorted(rule.methods) for rule in TABLE}


class RightsMiddleware:
    """Refuses what the table does not allow: 405 for a wrong method, 403 for everything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *_: Any
    ) -> HttpResponse | None:
        """Let the view run (`None`), or refuse."""
        route = request.resolver_match.view_name if request.resolver_match else None
        verdict = judge(route, request.method or "", role_of(request))
        if verdict.known and not verdict.method_fits:
            return HttpResponseNotAllowed(_METHODS[route or ""])
        if not verdict.allowed:
            raise PermissionDenied
        return None


def role_of(request: HttpRequest) -> Role:
    """Return the role of a request: `local` only when it comes straight from this machine.

    A proxy in front speaks for someone else, so a forwarded request is a stranger's.
    """
    if any(name in request.META for name in ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_VIA")):
        return Role.STRANGER
    try:
        address = ipaddress.ip_address(str(request.META.get("REMOTE_ADDR", "")))
    except ValueError:
        return Role.STRANGER
    return Role.LOCAL if address.is_loopback else Role.STRANGER
