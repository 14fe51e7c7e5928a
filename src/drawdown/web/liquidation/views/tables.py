"""The tables of both tracks on screen: handed out, proposed by one person, adopted by another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import BadRequest
from django.core.files.uploadedfile import UploadedFile
from django.core.signing import BadSignature
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from drawdown.core.findings import Refused
from drawdown.liquidation.track_tables import MOST, differences, read_tables
from drawdown.web.closing.queries import register
from drawdown.web.liquidation import models
from drawdown.web.liquidation.actions.put_in_force import adopt_tables, propose_tables
from drawdown.web.liquidation.asks import office_name
from drawdown.web.liquidation.charting import TRACKS, task_words, team_words
from drawdown.web.liquidation.tables_kept import tables_in_force, tables_named
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.presenting import names_of, role_name
from drawdown.web.people.sending import sender
from drawdown.web.records.local import OPERATOR
from drawdown.web.records.sending import Sender, new_stamp, read_stamp
from drawdown.web.register.queries import current_snapshot
from drawdown.web.statements.words import OPERATOR_WORDS, refused
from drawdown.web.ui.formats import number

PROPOSE, ADOPT = "tracks.proposed", "tracks.adopted"
LONGEST_REASON = 600
SHOWN = 60
"""Rows that differ are named up to this number; more are counted."""
BECAME: Mapping[str, Promise] = {"added": lazy("added"), "removed": lazy("removed")}


def tables(request: AskingRequest) -> HttpResponse:
    """Show the tables in force, and what each proposal would change."""
    return _page(request)


def tables_file(request: AskingRequest) -> HttpResponse:
    """Hand out the tables in force, to be edited and proposed; or those of a proposal."""
    asked = request.GET.get("proposal", "")
    found = tables_named(asked) if asked else tables_in_force()
    if found is None or (asked and not _proposals().filter(digest=asked).exists()):
        raise Http404
    answer = HttpResponse(found.model_dump_json(indent=1), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="tracks-{found.version}.json"'
    return answer


def tables_propose(request: AskingRequest) -> HttpResponse:
    """Propose the tables of a file, with a reason."""
    file, reason = request.FILES.get("file"), request.POST.get("reason", "").strip()
    if not isinstance(file, UploadedFile):
        return _page(request, asked=_("Choose a file first."), status=400)
    if not reason or len(reason) > LONGEST_REASON:
        asked = _("Say why the tables change, in at most 600 characters.")
        return _page(request, asked=asked, status=400)
    try:
        found = read_tables(file.read(MOST + 1))
        before = request.POST.get("before", "")
        receipt = propose_tables(found, before=before, reason=reason, by=_by(request, PROPOSE))
    except Refused as no:
        return _page(request, no=refused(no.findings), status=409)
    except ValueError as error:
        raise BadRequest from error
    return redirect(f"{reverse('liquidation-tables')}?receipt={receipt.index}")


def tables_adopt(request: AskingRequest) -> HttpResponse:
    """Put in force what somebody else proposed."""
    sha256 = request.POST.get("tables", "")
    if not _proposals().filter(digest=sha256).exists():
        raise BadRequest
    try:
        receipt = adopt_tables(sha256, by=_by(request, ADOPT))
    except Refused as no:
        return _page(request, no=refused(no.findings), status=409)
    return redirect(f"{reverse('liquidation-tables')}?receipt={receipt.index}")


def _proposals() -> Any:
    return models.TablesProposed.objects.all()


def _by(request: AskingRequest, kind: str) -> Sender:
    try:
        stamp = read_stamp(request.POST.get("stamp", ""))
    except BadSignature as error:
        raise BadRequest from error
    return sender(request.who, kind, stamp=stamp)


def _page(
    request: AskingRequest, *, no: object = None, asked: str = "", status: int = 200
) -> HttpResponse:
    who, force = request.who, tables_in_force()
    names, receipt = names_of(who.standing), request.GET.get("receipt", "")
    proposals = [
        {"row": row, "by": _by_whom(row, names), "changes": _changes(row.digest)}
        for row in _proposals().filter(before=force.digest).exclude(digest=force.digest)
    ]
    versions = dict(_proposals().values_list("digest", "version"))
    adopted = [
        {"row": row, "by": _by_whom(row, names), "version": versions.get(row.digest, "")}
        for row in models.TablesInForce.objects.all()
    ]
    context = {
        "page": "liquidation",
        "force": force,
        "tracks": _tracks(),
        "teams": _teams(),
        "currency": register().costs.currency if current_snapshot() else "",
        "proposals": proposals,
        "adopted": adopted,
        "may_propose": who.visitor or who.could(PROPOSE),
        "may_adopt": who.visitor or who.could(ADOPT),
        "person": who.person or "operator",
        "stamp": new_stamp(who.at).signed(),
        "refused": no,
        "asked": asked,
        "receipt": int(receipt)
        if receipt.isascii() and receipt.isdigit() and len(receipt) < 12
        else None,
    }
    return render(request, "liquidation/tables.html", context, status=status)


def _tracks() -> list[dict[str, Any]]:
    """Return the tasks in force in words, track by track."""
    network = tables_in_force().network
    return [
        {
            "name": name,
            "tasks": [
                {
                    "task": task,
                    "name": task_words(task),
                    "office": office_name(task.office),
                    "team": team_words(network.teams[task.team]) if task.team else "",
                    "days": " · ".join(f"{days:g}" for days in task.days.values()),
                    "effort": " · ".join(f"{days:g}" for days in task.effort.values()),
                }
                for task in network.tasks.values()
                if task.track is track
            ],
        }
        for track, name in TRACKS.items()
    ]


def _teams() -> list[dict[str, Any]]:
    """Return the teams in force in words, with what a month of one person costs."""
    places = {"site": _("each open site"), "mission": _("Whole mission")}
    return [
        {
            "team": team,
            "name": team_words(team),
            "stands": places.get(team.stands, ""),
            "month": " · ".join(number(value) for value in team.month.values()),
            "posts": " · ".join(number(value) for value in team.posts.values()),
        }
        for team in tables_in_force().network.teams.values()
    ]


def _by_whom(row: models.TablesProposed | models.TablesInForce, names: Mapping[str, str]) -> str:
    if row.person == OPERATOR.person:
        return str(OPERATOR_WORDS)
    return f"{names.get(row.person, row.person)}, {role_name(row.capacity)}"


def _changes(sha256: str) -> dict[str, Any]:
    """Return what a proposal would change, as lines, and how many more there are."""
    found = tables_named(sha256)
    if found is None:
        return {"lines": [], "more": 0}
    changed = differences(tables_in_force(), found)
    lines = [(row, name, str(BECAME.get(what, what))) for row, name, what in changed]
    return {"lines": lines[:SHOWN], "more": max(0, len(lines) - SHOWN)}
