"""Takes a form of a movement; what is refused comes back with its reasons and what was typed."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from pydantic import ValidationError

from drawdown.core.findings import Refused
from drawdown.movement.file import MovementFile
from drawdown.web.closing.asking.filling import kept_documents, stamp_of
from drawdown.web.closing.asking.form import ActForm
from drawdown.web.movement.actions.record import BY_KIND, Said, record_from
from drawdown.web.movement.asks import blank, sheets_of
from drawdown.web.movement.filled import body_of, sites_about
from drawdown.web.movement.queries import on_the_way
from drawdown.web.movement.views.pages import Returned, board_page, one_page, seen
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.records.receipt import Receipt
from drawdown.web.register.queries import current_snapshot


def change(request: AskingRequest, kind: str, movement: str = "") -> HttpResponse:
    """Take a form of the board, or of a movement."""
    name = kind.replace("-", ".", 1)
    if current_snapshot() is None or name not in BY_KIND:
        raise Http404
    if not (request.who.visitor or request.who.could(name)):
        raise PermissionDenied
    file = seen(request, movement) if movement else None
    still = on_the_way(file) if file is not None else ()
    sheet = next((each for each in sheets_of(file, still) if each.kind == name), None)
    if sheet is None:
        raise Http404
    form = ActForm(sheet, blank(), request.POST, request.FILES)
    try:
        receipt = _sent(request, form, file)
    except Refused as no:
        return _again(request, file, Returned(form, no.findings), status=409)
    if receipt is None:
        return _again(request, file, Returned(form), status=400)
    to = form.cleaned_data.get("movement") or movement
    page = reverse("movement-one", args=[to]) if to else reverse("movement")
    return redirect(f"{page}?receipt={receipt.index}")


def _sent(request: AskingRequest, form: ActForm, file: MovementFile | None) -> Receipt | None:
    if not form.is_valid():
        return None
    body = body_of(form, file, on_the_way(file) if file is not None else ())
    if body is None:
        return None
    kind, stamp = form.sheet.kind, stamp_of(request.POST)
    sites = sites_about(body, kind, file)
    kept = kept_documents(form, sites, who=request.who, stamp=stamp)
    body |= {into: documents[0] for into, documents in kept.items() if into != "*"}
    evidence = [document for documents in kept.values() for document in documents]
    try:
        said = Said(kind, body, sites)
        return record_from(said, evidence, who=request.who, stamp=stamp)
    except ValidationError as wrong:
        for error in wrong.errors():
            names = [str(part) for part in error["loc"] if str(part) in form.fields]
            form.add_error(names[-1] if names else None, _("This does not have the right form."))
        return None


def _again(
    request: AskingRequest, file: MovementFile | None, returned: Returned, *, status: int
) -> HttpResponse:
    if file is None:
        return board_page(request, returned, status=status)
    return one_page(request, file, returned, status=status)
