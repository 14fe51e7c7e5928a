"""Records what was sent and not read: too large, or from somebody who may not see the page."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.http import HttpRequest

from drawdown.core.findings import Finding
from drawdown.core.provenance import Frozen
from drawdown.ledger.kind import Kind
from drawdown.web.people.sending import sender
from drawdown.web.people.who import Who
from drawdown.web.records.door import RefusedAct, turn_away
from drawdown.web.records.permission import Request, Stranger
from drawdown.web.records.sending import About, submission_of


class Unread(Frozen):
    """What is known of it without reading: the page that it was sent to, and how long it is."""

    route: str
    size: int


def record_unread(request: HttpRequest, kind: Kind[Any, Any], *against: Finding) -> None:
    """Record that something was refused unread, for what speaks against it and by the rights.

    That is where somebody is known to have sent it: a stranger leaves no trace.
    """
    who: Who = request.who  # type: ignore[attr-defined]
    match = request.resolver_match
    if match is None or (who.person is None and not who.visitor):
        return
    site = match.kwargs.get("site_id")
    sites = [str(site)] if site else []
    length = request.headers.get("Content-Length", "")
    body = Unread(route=match.view_name, size=int(length) if length.isdigit() else 0)
    by = sender(who, kind.name, sites=sites)
    submission = submission_of(kind, body, About(sites=sites), by=by)
    asked = Request(submission=submission, prepared_by=frozenset(), at=by.at)
    with suppress(RefusedAct, Stranger):  # it is recorded, or there is nobody to record it for
        if findings := [*against, *by.permission(asked)]:
            turn_away(submission, findings, at=by.at, permission=by.permission)
