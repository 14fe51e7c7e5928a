"""The page of last days and check-out, its forms, and the file that stops entitlements."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from pydantic import ValidationError

from drawdown.core.findings import Finding, Refused
from drawdown.staff.check_out import STOPS_PAY
from drawdown.web.closing.asking.filling import stamp_of
from drawdown.web.closing.asking.form import ActForm, Known
from drawdown.web.closing.days import day_of
from drawdown.web.closing.phrases.refused import in_words
from drawdown.web.closing.queries import rules
from drawdown.web.closing.views.site import receipt_of
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.records.receipt import Receipt
from drawdown.web.register.queries import current_snapshot
from drawdown.web.staff.actions.record import BY_KIND, record
from drawdown.web.staff.asks import forms_of, sheets
from drawdown.web.staff.list_kept import CHECK_OUT_LIST
from drawdown.web.staff.page import shown
from drawdown.web.staff.queries import files
from drawdown.web.staff.sight import restricted
from drawdown.web.ui.table_file import table_file

HEAD = ("person", "last_day", "settled", "open", "entitlements_stopped")


def leavers(request: AskingRequest) -> HttpResponse:
    """Show who leaves when, what they still own and have to settle."""
    return _page(request)


def leavers_file(request: AskingRequest) -> HttpResponse:
    """Return last days by person id, for the system that pays: no name stands in it."""
    listed = CHECK_OUT_LIST.in_force()
    rows = (
        (each.person, each.last_day, len(each.settled), len(each.open(listed)),
         each.settled[STOPS_PAY].on if STOPS_PAY in each.settled else "")
        for each in files().values()
    )  # fmt: skip
    return table_file("last-days.csv", HEAD, rows)


def change(request: AskingRequest, kind: str) -> HttpResponse:
    """Take a form; what is refused comes back with its reasons."""
    name = kind.replace("-", ".", 1)
    if current_snapshot() is None or name not in BY_KIND:
        raise Http404
    if not (request.who.visitor or request.who.could(name)):
        raise PermissionDenied
    sheet = next(each for each in sheets(request.who) if each.kind == name)
    form = ActForm(sheet, Known(rules=rules()), request.POST)
    try:
        receipt = _sent(request, form)
    except Refused as no:
        return _page(request, form, no.findings, status=409)
    if receipt is None:
        return _page(request, form, status=400)
    return redirect(f"{reverse('last-days')}?receipt={receipt.index}")


def _sent(request: AskingRequest, form: ActForm) -> Receipt | None:
    if not form.is_valid():
        return None
    try:
        stamp = stamp_of(request.POST)
        return record(form.sheet.kind, form.content(), who=request.who, stamp=stamp)
    except ValidationError:
        form.add_error(None, _("This does not have the right form."))
        return None


def _page(
    request: AskingRequest,
    form: ActForm | None = None,
    findings: tuple[Finding, ...] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    if current_snapshot() is None:
        return render(request, "pages/empty.html")
    today = day_of(request.who)
    context = {
        "page": "people",
        "people": shown(request.who, today),
        "restricted": restricted(request.who),
        "forms": forms_of(request.who, today, form),
        "returned": form.slug if form is not None else "",
        "refused": in_words(findings),
        "receipt": receipt_of(request),
    }
    return render(request, "staff/last_days.html", context, status=status)
