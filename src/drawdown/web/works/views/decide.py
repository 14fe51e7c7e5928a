"""Deciding on a plan: adopt it, approve it; each is one act through the door."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.core.signing import BadSignature
from django.http import HttpResponse
from django.shortcuts import redirect

from drawdown.core.findings import Refused
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.sending import sender
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import Sender, read_stamp
from drawdown.web.works.actions.adopt_plan import adopt_plan
from drawdown.web.works.actions.approve_plan import approve_plan
from drawdown.web.works.plan.words import reasons
from drawdown.web.works.views.plan import show_plan

AT_DECISION = "#decision"


def adopt(request: AskingRequest) -> HttpResponse:
    """Adopt the plan that the form names."""
    by = _by(request, "plan.adopted")
    return _done(request, lambda: adopt_plan(request.POST.get("plan", ""), by=by))


def approve(request: AskingRequest) -> HttpResponse:
    """Approve the plan that the form names."""
    by = _by(request, "plan.approved")
    return _done(request, lambda: approve_plan(request.POST.get("plan", ""), by=by))


def _by(request: AskingRequest, kind: str) -> Sender:
    try:
        stamp = read_stamp(request.POST.get("stamp", ""))
    except BadSignature as error:
        raise BadRequest("not a form of ours") from error
    return sender(request.who, kind, stamp=stamp)


def _done(request: AskingRequest, act: Callable[[], Receipt]) -> HttpResponse:
    """Act, and come back to the plan; a refusal stands on the page, with its reasons."""
    try:
        act()
    except Refused as no:
        return show_plan(request, refused=reasons(no.findings), status=409)
    except ValueError as error:
        raise BadRequest("no name of a plan") from error
    response = redirect("plan")
    response["Location"] += AT_DECISION
    return response
