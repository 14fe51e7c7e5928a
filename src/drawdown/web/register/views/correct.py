"""One value of the register corrected: what it is, what it should be, by which source and why."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render

from drawdown.core.findings import Refused
from drawdown.register.acts.correction import Correction, value_of
from drawdown.register.model import Register
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.sending import sender
from drawdown.web.records.sending import new_stamp
from drawdown.web.register.actions.correct_register import correct_register, sites_of
from drawdown.web.register.forms import Correct
from drawdown.web.register.models import Snapshot
from drawdown.web.register.parts import field_values, row_name, source_choices, typed
from drawdown.web.register.queries import current_snapshot, register_of
from drawdown.web.register.views.register import back, stamp_of


@dataclass(frozen=True, slots=True)
class Spot:
    """Which value: a part of the register in force, a row of it, a field where one is named."""

    snapshot: Snapshot
    register: Register
    part: str
    row: int | None
    field: str


def correct(request: AskingRequest) -> HttpResponse:
    """Show a row with its values, or the form for one of them, or take that form."""
    spot = _spot(request)
    sources = source_choices(spot.register)
    if request.method == "POST":
        return _take(request, spot, Correct(request.POST, sources=sources))
    return _show(request, spot, Correct(sources=sources))


def _take(request: AskingRequest, spot: Spot, form: Correct) -> HttpResponse:
    old = request.POST.get("old", "")
    if not spot.field or not form.is_valid():
        return _show(request, spot, form, status=400)
    given = form.cleaned_data
    correction = Correction(
        part=spot.part,
        row=spot.row,
        field=spot.field,
        old=old,
        new=typed(given["value"], old),
        source=(given["source"],),
        inferred=form.inferred,
        reason=given["reason"],
    )
    sites = sites_of(spot.register, correction)
    by = sender(request.who, "register.corrected", sites=sites, stamp=stamp_of(request))
    try:
        correct_register(correction, before=request.POST.get("before", ""), by=by)
    except Refused as no:
        words = [f"{each.found}: {each.remedy}" for each in no.findings]
        return _show(request, spot, form, refused=words, status=409)
    return back()


def _show(
    request: AskingRequest,
    spot: Spot,
    form: Correct,
    *,
    refused: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    held = getattr(spot.register, spot.part)
    context = {
        "page": "register",
        "spot": spot,
        "name": row_name(held if spot.row is None else held[spot.row]),
        "values": field_values(spot.register, spot.part, spot.row),
        "old": value_of(spot.register, spot.part, spot.row, spot.field) if spot.field else "",
        "form": form,
        "refused": refused or [],
        "stamp": new_stamp(request.who.at).signed(),
    }
    return render(request, "pages/correct.html", context, status=status)


def _spot(request: AskingRequest) -> Spot:
    """Return which value the address names; what is not there is not found."""
    snapshot = current_snapshot()
    if snapshot is None:
        raise Http404
    register, asked = register_of(snapshot), request.GET
    row = asked.get("row", "")
    if row and not (row.isascii() and row.isdigit() and len(row) < 7):
        raise Http404
    spot = Spot(
        snapshot,
        register,
        part=asked.get("part", ""),
        row=int(row) if row else None,
        field=asked.get("field", ""),
    )
    try:
        field_values(register, spot.part, spot.row)
        if spot.field:
            value_of(register, spot.part, spot.row, spot.field)
        getattr(register, spot.part)
    except (Refused, AttributeError) as error:
        raise Http404 from error
    return spot
