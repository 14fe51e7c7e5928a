"""Tokens of the programming interface: issued to oneself, shown once, revoked."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from drawdown.web.people.forms import IssueToken
from drawdown.web.people.login.tokens import issue_token, revoke_token
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.models import TokenScope
from drawdown.web.people.views.me import me


@reauthentication_required  # type: ignore[untyped-decorator]
def issue(request: AskingRequest) -> HttpResponse:
    """Issue a token and show it, this once."""
    form = IssueToken(request.POST)
    if not form.is_valid():
        return me(request, token_form=form)
    given = form.cleaned_data
    who = request.who
    if who.person is None:
        raise PermissionDenied
    scope = TokenScope(given["scope"])
    secret = issue_token(who.person, label=given["label"], scope=scope, at=who.at)
    return me(request, secret=secret)


def revoke(request: AskingRequest, token: int) -> HttpResponse:
    """Revoke one's own token."""
    who = request.who
    if who.person is None or not revoke_token(who.person, token, at=who.at):
        raise Http404
    return redirect("me")
