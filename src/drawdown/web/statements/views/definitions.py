"""The mission's own definitions of figures: shown, handed out, tried, and put in force."""

from __future__ import annotations

from typing import Any

from django.core import signing
from django.core.exceptions import BadRequest
from django.core.files.uploadedfile import UploadedFile
from django.core.signing import BadSignature
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from drawdown.core.findings import Refused
from drawdown.statements.figures import differences
from drawdown.statements.gather import Records
from drawdown.statements.own import MOST, OWN, OwnFigures, read_own
from drawdown.statements.query import unheard
from drawdown.statements.sets import set_named
from drawdown.web.legacy.queries import with_recorded
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.sending import sender
from drawdown.web.records.log import NotOpen
from drawdown.web.records.sending import new_stamp, read_stamp
from drawdown.web.register.queries import current_snapshot, history_of, register_of
from drawdown.web.statements import models
from drawdown.web.statements.actions.define import adopt_figures
from drawdown.web.statements.held import day_of_last_act, with_held
from drawdown.web.statements.own import own_in_force
from drawdown.web.statements.views.figures import own_shown, until
from drawdown.web.ui.findings import in_words

KIND = "figures.adopted"
SALT = "drawdown.figures"
LONGEST_REASON = 600


def definitions(request: AskingRequest) -> HttpResponse:
    """Show the definitions in force and those that were before."""
    return render(request, "statements/definitions.html", _page(request))


def definitions_file(request: AskingRequest) -> HttpResponse:
    """Hand out the definitions in force, to be edited and sent back."""
    own = own_in_force()
    content = own.model_dump_json(indent=2, exclude_defaults=False).encode()
    answer = HttpResponse(content, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="figures-{own.version}.json"'
    return answer


def definitions_check(request: AskingRequest) -> HttpResponse:
    """Show what a file would count; nothing is written."""
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return _again(request, {"asked": _("Choose a file first.")})
    try:
        offered = read_own(file.read(MOST + 1))
    except Refused as no:
        return _again(request, {"refused": in_words(no.findings)})
    return render(request, "statements/definitions.html", _page(request) | _offer(request, offered))


def definitions_adopt(request: AskingRequest) -> HttpResponse:
    """Put the definitions that were shown in force, by one act."""
    try:
        content, before = signing.loads(request.POST.get("offered", ""), salt=SALT)
        stamp = read_stamp(request.POST.get("stamp", ""))
    except BadSignature as error:
        raise BadRequest from error
    offered = read_own(content.encode())
    reason = request.POST.get("reason", "").strip()
    if not reason or len(reason) > LONGEST_REASON:
        return _again(request, _offer(request, offered) | {"lacks_reason": True})
    by = sender(request.who, KIND, stamp=stamp)
    try:
        receipt = adopt_figures(offered, before=before, reason=reason, by=by)
    except Refused as no:
        return _again(request, {"refused": in_words(no.findings)}, status=409)
    except NotOpen:
        return _again(request, {"asked": _("No ledger is open.")}, status=409)
    return redirect(f"{reverse('definitions')}?receipt={receipt.index}")


def _records(own: OwnFigures) -> Records | None:
    snapshot = current_snapshot()
    if snapshot is None:
        return None
    records = Records(register_of(snapshot), with_recorded(history_of(snapshot)), own)
    return with_held(records, on=day_of_last_act())


def _page(request: AskingRequest) -> dict[str, Any]:
    own = own_in_force()
    records = _records(own)
    asked = request.GET.get("receipt", "")
    return {
        "page": "statements",
        "own": own,
        "figures": list(own_shown(records)) if records else [],
        "earlier": models.FiguresInForce.objects.order_by("-entry"),
        "may_change": request.who.visitor or request.who.could(KIND),
        "receipt": int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 12 else None,
    }


def _offer(request: AskingRequest, offered: OwnFigures) -> dict[str, Any]:
    """Return what the offered definitions count now, and what of it does not add up."""
    records = _records(offered)
    told = set_named(records, OWN, until(records)) if records else None
    sets = [*(records.history.figures if records else ()), *([told] if told else [])]
    return {
        "offered": offered,
        "offered_figures": list(own_shown(records)) if records else [],
        "warned": in_words(unheard(records)) if records else [],
        "broken": [one for each in sets for one in differences(each, offered)],
        "content": signing.dumps(
            [offered.to_bytes().decode(), own_in_force().digest], salt=SALT, compress=True
        ),
        "stamp": new_stamp(request.who.at).signed(),
    }


def _again(request: AskingRequest, more: dict[str, Any], *, status: int = 400) -> HttpResponse:
    return render(request, "statements/definitions.html", _page(request) | more, status=status)
