"""The register: what is in force, a folder to load, and every row that can be corrected."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import BadRequest
from django.core.signing import BadSignature
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from drawdown.core.findings import Finding, Refused, errors
from drawdown.register.history import History
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.sending import sender
from drawdown.web.records.log import NotOpen
from drawdown.web.records.sending import Stamp, new_stamp, read_stamp
from drawdown.web.register.actions.load_register import load_register
from drawdown.web.register.forms import Upload
from drawdown.web.register.parts import part_lines
from drawdown.web.register.queries import current_snapshot, register_of
from drawdown.web.register.uploading import read_upload
from drawdown.web.ui.findings import in_words

SHOWN = 200
"""Findings that a page shows; the command line shows them all."""


def register(request: AskingRequest) -> HttpResponse:
    """Show the register in force."""
    return show_register(request)


def upload(request: AskingRequest) -> HttpResponse:
    """Load a packed folder as one act, or show everything that is wrong with it."""
    form = Upload(request.POST, request.FILES)
    if not form.is_valid():
        return show_register(request, form=form, status=400)
    by = sender(request.who, "register.loaded", stamp=stamp_of(request))
    file = form.cleaned_data["folder"]
    loaded = read_upload(file.read())
    if loaded.register is None or errors(loaded.findings):
        return show_register(request, form=form, findings=loaded.findings, status=422)
    origin = _("the file %s") % file.name[:100]
    try:
        load_register(loaded.register, loaded.history or History(), origin=origin, by=by)
    except Refused as no:
        return show_register(request, form=form, findings=no.findings, status=409)
    return show_register(request, findings=loaded.findings, loaded=True)


def show_register(
    request: AskingRequest,
    *,
    form: Upload | None = None,
    findings: Sequence[Finding] = (),
    loaded: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Return the page, with what was found in a folder."""
    snapshot = current_snapshot()
    context = {
        "page": "register",
        "snapshot": snapshot,
        "parts": part_lines(register_of(snapshot)) if snapshot else [],
        "form": form or Upload(),
        "findings": in_words(findings[:SHOWN]),
        "more": max(len(findings) - SHOWN, 0),
        "loaded": loaded,
        "may_load": may(request, "register.loaded"),
        "may_correct": may(request, "register.corrected"),
        "stamp": _stamp(request),
    }
    return render(request, "pages/register.html", context, status=status)


def may(request: AskingRequest, kind: str) -> bool:
    """Return whether the reader may do acts of a kind somewhere."""
    return request.who.visitor or request.who.could(kind)


def stamp_of(request: AskingRequest) -> Stamp:
    """Return the stamp of the form, so that sending it twice is one act."""
    try:
        return read_stamp(request.POST.get("stamp", ""))
    except BadSignature as error:
        raise BadRequest("not a form of ours") from error


def _stamp(request: AskingRequest) -> str:
    try:
        return new_stamp(request.who.at).signed()
    except NotOpen:
        return ""


def back() -> HttpResponse:
    """Return to the page."""
    return redirect("register")
