"""Projects of the legacy as IATI 2.03: of the folder, and as acts recorded them."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from drawdown.legacy.iati import Publisher, export
from drawdown.web.legacy.queries import everything
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.register.queries import current_snapshot, register_of


def iati(request: AskingRequest) -> HttpResponse:
    """Return the file; what has no date cannot be an activity and is left out."""
    snapshot = current_snapshot()
    if snapshot is None:
        raise Http404
    org, country = request.GET.get("org", ""), request.GET.get("country", "").upper()
    if not org and not country:
        return redirect("legacy")
    try:
        publisher = Publisher(org, register_of(snapshot).mission.name, country)
    except ValueError as error:
        raise BadRequest from error
    made = export([left.entry for left in everything()], publisher, at=request.who.at)
    answer = HttpResponse(made.content, content_type="application/xml")
    answer["Content-Disposition"] = 'attachment; filename="iati-activities.xml"'
    return answer
