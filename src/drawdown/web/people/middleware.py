"""Asks the table of rights about every request before any view runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect

from drawdown.web.people.login.adapters import has_second_factor
from drawdown.web.people.rules import Gate, What, judge, rule_of
from drawdown.web.people.who import Who, who_of

BEFORE_THE_SECOND_FACTOR = (Gate.ANYONE, Gate.ACCOUNT)
"""What somebody who signs may open before they have set up a second factor."""


class AskingRequest(HttpRequest):
    """A request after the middleware: it knows who asks."""

    who: Who


class RightsMiddleware:
    """Refuses what the table does not allow.

    405 for a wrong method, the way in for a stranger who wants to read, 403 for everything else.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.who = who_of(request)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self,
        request: AskingRequest,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],
        named: dict[str, Any],
    ) -> HttpResponse | None:
        """Let the view run (`None`), or refuse."""
        match = request.resolver_match
        rule = rule_of(match.view_name if match else None)
        who = request.who
        verdict = judge(rule, request.method or "", who, site=named.get("site_id"))
        if rule is not None and not verdict.method_fits:
            return HttpResponseNotAllowed(sorted(rule.methods))
        if rule is None or not verdict.allowed:
            if rule is not None and rule.route.startswith("api-") and _is_nobody(who):
                return JsonResponse(
                    {"problem": "send a token that counts", "findings": []},
                    status=401,
                    headers={"WWW-Authenticate": "Bearer"},
                )
            if rule is not None and rule.what is not What.CHANGE and _is_nobody(who):
                return redirect_to_login(request.get_full_path())
            raise PermissionDenied
        if rule.opens not in BEFORE_THE_SECOND_FACTOR and _lacks_second_factor(request):
            return redirect("mfa_index")
        return None


def _is_nobody(who: Who) -> bool:
    """Return whether logging in could help: nobody is known, and this is not the example."""
    return who.person is None and who.token is None and not who.no_way_in


def _lacks_second_factor(request: AskingRequest) -> bool:
    """Return whether somebody who signs has logged in with a password alone."""
    who = request.who
    return who.has_account and who.signs and not has_second_factor(request.user)
