"""The list of contingents, the page of one with its forms, and its lines as a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from pydantic import ValidationError

from drawdown.core.findings import Finding, Refused
from drawdown.movement.file import HOME
from drawdown.web.closing.asking.filling import stamp_of
from drawdown.web.closing.asking.form import ActForm, Known, kept_name
from drawdown.web.closing.days import day_of
from drawdown.web.closing.queries import rules
from drawdown.web.closing.views.site import receipt_of
from drawdown.web.contingent.actions.record import BY_KIND, keep, record_from
from drawdown.web.contingent.asks import NOTHING, body_of, forms_of, sheets, with_shown
from drawdown.web.contingent.page import (
    SHOWN,
    claims_shown,
    lines_shown,
    losses_shown,
    place_name,
)
from drawdown.web.contingent.queries import (
    file_of,
    files,
    holding_of,
    losses_of,
    rows_of_unit,
    units,
    with_papers,
)
from drawdown.web.contingent.sight import shows
from drawdown.web.contingent.words import HOME_WORDS, OCCASIONS, code_of
from drawdown.web.contingent.workbook import compare
from drawdown.web.movement.queries import movements, places
from drawdown.web.movement.refused import in_words
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.records.receipt import Receipt
from drawdown.web.register.queries import current_snapshot
from drawdown.web.ui.names import named
from drawdown.web.ui.table_file import table_file

HEAD = ("line", "place", "known", "verified", "damaged", "listed", "manifested", "arrived",
        "lost", "waiting", "differences", "evidence")  # fmt: skip


def contingents(request: AskingRequest) -> HttpResponse:
    """Show every contingent that the reader may see, with what differs and what is claimed."""
    if current_snapshot() is None:
        return render(request, "pages/empty.html")
    seen = [unit for unit in units() if shows(request.who, unit)]
    known, moved = files(), movements()
    listed = []
    for unit in seen:
        file = known.get(unit) or file_of(unit)
        found = rows_of_unit(file, moved)
        listed.append(
            {
                "unit": unit.removeprefix("unit:"),
                "code": code_of(unit),
                "lines": len(found),
                "differing": sum(bool(row.gaps) for row in found),
                "lost": sum(loss.quantity for loss in losses_of(file)),
                "open": sum(claim.open for claim in file.claims.values()),
            }
        )
    return render(request, "contingent/list.html", {"page": "property", "units": listed})


def contingent(request: AskingRequest, unit: str) -> HttpResponse:
    """Show one contingent's equipment, line by line, its losses and its claims."""
    return _page(request, _seen(request, unit))


def reconciliation(request: AskingRequest, unit: str) -> HttpResponse:
    """Return every line of a contingent as a table; nothing in it is a formula."""
    name = _seen(request, unit)
    lines = (
        (*(getattr(row, column) for column in HEAD[:10]),
         "; ".join(f"{gap.step} {gap.pieces:+d}" for gap in row.gaps),
         " ".join(paper for gap in row.gaps for paper in gap.shown))
        for row in rows_of_unit(file_of(name), movements())
    )  # fmt: skip
    return table_file(f"equipment-{unit}.csv", HEAD, lines)


def workbook(request: AskingRequest, unit: str) -> HttpResponse:
    """Hold a workbook of a verification against the register; one act records it, after a look."""
    name = _seen(request, unit)
    if not (request.who.visitor or request.who.could("equipment.verified")):
        raise PermissionDenied
    place, file = request.POST.get("place", ""), request.FILES.get("workbook")
    if place not in (*places(), HOME) or not isinstance(file, UploadedFile):
        raise BadRequest
    try:
        found = compare(file, name, place)
    except Refused as no:
        spoken = zip(no.findings, in_words(no.findings), strict=True)
        context = {"faults": [(each.place, said) for each, said in spoken]}
        return _page(request, name, status=422, more=context)
    return _page(request, name, more={"compared": found, "compared_at": place})


def change(request: AskingRequest, unit: str, kind: str) -> HttpResponse:
    """Take a form of a contingent; what is refused comes back with its reasons."""
    name, said = _seen(request, unit), kind.replace("-", ".", 1)
    if said not in BY_KIND:
        raise Http404
    if not (request.who.visitor or request.who.could(said)):
        raise PermissionDenied
    sheet = next((each for each in sheets(file_of(name)) if each.kind == said), None)
    if sheet is None:
        raise Http404
    form = ActForm(sheet, Known(rules=rules()), request.POST, request.FILES)
    try:
        receipt = _sent(request, form, name)
    except Refused as no:
        return _page(request, name, form, no.findings, status=409)
    if receipt is None:
        return _page(request, name, form, status=400)
    return redirect(f"{reverse('contingent', args=[unit])}?receipt={receipt.index}")


def _sent(request: AskingRequest, form: ActForm, unit: str) -> Receipt | None:
    if not form.is_valid():
        return None
    body = body_of(form, unit)
    if body is None:
        return None
    who, stamp, papers = request.who, stamp_of(request.POST), []
    for field, into in form.sheet.files:
        if file := form.cleaned_data.get(field):
            title = form.cleaned_data.get("title") or ""
            body[into] = keep(file, title, unit, who=who, stamp=stamp)
            form.keep(field, [body[into]])
        elif kept := form.cleaned_data.get(kept_name(field)):
            body[into] = kept
        papers += [body[into]] if into in body else []
    if form.sheet.kind == "equipment.verified":
        body = with_shown(body, holding_of(unit, [each["line"] for each in body["lines"]]))
    try:
        return record_from(form.sheet.kind, body, papers, who=who, stamp=stamp)
    except ValidationError as wrong:
        for error in wrong.errors():
            names = [str(part) for part in error["loc"] if str(part) in form.fields]
            form.add_error(names[-1] if names else None, _("This does not have the right form."))
        return None


def _seen(request: AskingRequest, unit: str) -> str:
    """Return a contingent that the reader may see; whether there is another one is not said."""
    name = f"unit:{unit}"
    if current_snapshot() is None or not shows(request.who, name) or name not in units():
        raise Http404
    return name


def _page(
    request: AskingRequest,
    unit: str,
    form: ActForm | None = None,
    findings: tuple[Finding, ...] = (),
    *,
    status: int = 200,
    more: Mapping[str, Any] = NOTHING,
) -> HttpResponse:
    file, names, today = file_of(unit), places(), day_of(request.who)
    found = rows_of_unit(file, movements())
    reports = sorted(file.verifications, key=lambda each: each.on, reverse=True)
    context: dict[str, Any] = {
        "page": "property",
        "unit": unit.removeprefix("unit:"),
        "code": code_of(unit),
        "lines": lines_shown(found, names),
        "hidden": max(len(found) - SHOWN, 0),
        "differing": sum(bool(row.gaps) for row in found),
        "reports": [
            (each, named(OCCASIONS, each.occasion), place_name(each.place, names))
            for each in reports
        ],
        "lists": [
            (each, place_name(each.site, names), sum(piece.quantity for piece in each.lines))
            for each in sorted(file.lists.values(), key=lambda each: each.on, reverse=True)
        ],
        "losses": losses_shown(file, with_papers(losses_of(file)), names),
        "claims": claims_shown(file, today),
        "forms": forms_of(request.who, today, file, form, first=_first(more)),
        "returned": form.slug if form is not None else "",
        "may_verify": request.who.visitor or request.who.could("equipment.verified"),
        "places": [*sorted(names.items(), key=lambda item: item[1].casefold()), (HOME, HOME_WORDS)],
        "refused": in_words(findings),
        "receipt": receipt_of(request),
        "most": f":{SHOWN}",
        **more,
    }
    if "compared" in more:
        context["returned"] = "equipment-verified"
    return render(request, "contingent/one.html", context, status=status)


def _first(more: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what stands in the form of a verification after a workbook was compared."""
    if "compared" not in more:
        return NOTHING
    lines = [f"{row.line}; {row.found}; {row.damaged}" for row in more["compared"].rows]
    return {"place": more["compared_at"], "lines": "\n".join(lines)}
