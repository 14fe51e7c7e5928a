"""The templates of reports on screen: handed out, offered by one person, adopted by another."""

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
from drawdown.reports.pack import MOST, differences, read_pack
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.presenting import names_of, role_name
from drawdown.web.people.sending import sender
from drawdown.web.records.local import OPERATOR
from drawdown.web.records.sending import Sender, new_stamp, read_stamp
from drawdown.web.reports import models
from drawdown.web.reports.actions.put_in_force import adopt_templates, offer_templates
from drawdown.web.reports.templates_kept import pack_in_force, pack_named
from drawdown.web.statements.words import OPERATOR_WORDS, refused
from drawdown.web.ui.names import named

OFFER, ADOPT = "templates.offered", "templates.adopted"
LONGEST_REASON = 600
SHOWN = 60
"""Rows that differ are named up to this number; more are counted."""

TABLES: Mapping[str, Promise] = {
    "templates": lazy("Reports"),
    "figures": lazy("Definitions of figures"),
    "states": lazy("States of sites"),
    "incidents": lazy("Incidents"),
    "events": lazy("Refusals and events"),
    "words": lazy("Words"),
}
BECAME: Mapping[str, Promise] = {
    "added": lazy("added"),
    "removed": lazy("removed"),
    "changed": lazy("changed"),
}


def templates(request: AskingRequest) -> HttpResponse:
    """Show the templates in force, and what each offer would change."""
    return _page(request)


def templates_file(request: AskingRequest) -> HttpResponse:
    """Hand out the templates in force, to be edited and offered; or those of an offer."""
    asked = request.GET.get("offer", "")
    pack = pack_named(asked) if asked else pack_in_force()
    if pack is None or (asked and not _offers().filter(digest=asked).exists()):
        raise Http404
    answer = HttpResponse(pack.model_dump_json(indent=1), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="reports-{pack.version}.json"'
    return answer


def templates_offer(request: AskingRequest) -> HttpResponse:
    """Offer the templates of a file, with a reason."""
    file, reason = request.FILES.get("file"), request.POST.get("reason", "").strip()
    if not isinstance(file, UploadedFile):
        return _page(request, asked=_("Choose a file first."), status=400)
    if not reason or len(reason) > LONGEST_REASON:
        asked = _("Say why the templates change, in at most 600 characters.")
        return _page(request, asked=asked, status=400)
    try:
        pack = read_pack(file.read(MOST + 1))
        before = request.POST.get("before", "")
        receipt = offer_templates(pack, before=before, reason=reason, by=_by(request, OFFER))
    except Refused as no:
        return _page(request, no=refused(no.findings), status=409)
    return redirect(f"{reverse('report-templates')}?receipt={receipt.index}")


def templates_adopt(request: AskingRequest) -> HttpResponse:
    """Put in force what somebody else offered."""
    sha256 = request.POST.get("templates", "")
    if not _offers().filter(digest=sha256).exists():
        raise BadRequest
    try:
        receipt = adopt_templates(sha256, by=_by(request, ADOPT))
    except Refused as no:
        return _page(request, no=refused(no.findings), status=409)
    return redirect(f"{reverse('report-templates')}?receipt={receipt.index}")


def _offers() -> Any:
    return models.TemplatesOffered.objects.all()


def _by(request: AskingRequest, kind: str) -> Sender:
    try:
        stamp = read_stamp(request.POST.get("stamp", ""))
    except BadSignature as error:
        raise BadRequest from error
    return sender(request.who, kind, stamp=stamp)


def _page(
    request: AskingRequest, *, no: object = None, asked: str = "", status: int = 200
) -> HttpResponse:
    who, force = request.who, pack_in_force()
    names, receipt = names_of(who.standing), request.GET.get("receipt", "")
    offers = [
        {"row": row, "by": _by_whom(row, names), "changes": _changes(row.digest)}
        for row in _offers().filter(before=force.digest).exclude(digest=force.digest)
    ]
    versions = dict(_offers().values_list("digest", "version"))
    adopted = [
        {"row": row, "by": _by_whom(row, names), "version": versions.get(row.digest, "")}
        for row in models.TemplatesInForce.objects.all()
    ]
    context = {
        "page": "reports",
        "force": force,
        "offers": offers,
        "adopted": adopted,
        "may_offer": who.visitor or who.could(OFFER),
        "may_adopt": who.visitor or who.could(ADOPT),
        "person": who.person or "operator",
        "stamp": new_stamp(who.at).signed(),
        "refused": no,
        "asked": asked,
        "receipt": int(receipt)
        if receipt.isascii() and receipt.isdigit() and len(receipt) < 12
        else None,
    }
    return render(request, "reports/templates.html", context, status=status)


def _by_whom(
    row: models.TemplatesOffered | models.TemplatesInForce, names: Mapping[str, str]
) -> str:
    if row.person == OPERATOR.person:
        return str(OPERATOR_WORDS)
    return f"{names.get(row.person, row.person)}, {role_name(row.capacity)}"


def _changes(sha256: str) -> dict[str, Any]:
    """Return what an offer would change, as lines, and how many more there are."""
    pack = pack_named(sha256)
    if pack is None:
        return {"lines": [], "more": 0}
    found = list(differences(pack_in_force().rules, pack.rules))
    lines = [(named(TABLES, table), row, named(BECAME, what)) for table, row, what in found]
    return {"lines": lines[:SHOWN], "more": max(0, len(lines) - SHOWN)}
