"""The page of strength, and its form."""

from __future__ import annotations

import json
import uuid
from dataclasses import replace
from datetime import date
from itertools import chain

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from pydantic import ValidationError

from drawdown.core.findings import Finding, Refused
from drawdown.people.rights import Sight
from drawdown.strength.acts.report import STRENGTH_REPORTED
from drawdown.web.closing.asking.filling import kept_documents, stamp_of
from drawdown.web.closing.asking.form import ActForm, Known
from drawdown.web.closing.clearances.lines import adopted
from drawdown.web.closing.days import day_of
from drawdown.web.closing.phrases.refused import in_words
from drawdown.web.closing.queries import register, rules
from drawdown.web.closing.views.site import receipt_of
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.sending import sender
from drawdown.web.people.who import Who
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, new_stamp, send
from drawdown.web.register.queries import current_snapshot
from drawdown.web.strength.by_site import by_site
from drawdown.web.strength.handlers import HANDLERS
from drawdown.web.strength.page import body_of, curve, heads, lines_of, sheet
from drawdown.web.strength.queries import reports

KIND = STRENGTH_REPORTED.name


def strength(request: AskingRequest) -> HttpResponse:
    """Show every report that the reader may see, or take a new one."""
    snapshot = current_snapshot()
    if snapshot is None:
        return render(request, "pages/empty.html")
    form, status = _new(request), 200
    findings: tuple[Finding, ...] = ()
    if request.method == "POST":
        if not (request.who.visitor or request.who.could(KIND)):
            raise PermissionDenied
        form, findings, receipt = _taken(request)
        if receipt is not None:
            return redirect(f"{reverse('strength')}?receipt={receipt.index}")
        status = 409 if findings else 400
    shown = [each for each in reports() if _sees(request.who, each.site)]
    may = request.who.visitor or request.who.could(KIND)
    plan = adopted() if request.who.sees(Sight.SCHEDULE) else None
    context = {
        "page": "strength",
        "heads": heads(),
        "lines": lines_of(shown, {site.id: site.name for site in register().sites}),
        **by_site(plan, shown, request.who, _asked_day(request)),
        "curve": curve(plan, shown, snapshot),
        "forms": [form] if may else [],
        "returned": form.slug if status != 200 else "",
        "refused": in_words(findings),
        "receipt": receipt_of(request),
    }
    return render(request, "strength/strength.html", context, status=status)


def _sees(who: Who, site: str) -> bool:
    """Return whether a report is shown: to those who see the mission or the site, or report."""
    sites = frozenset({site} if site else ())
    if who.could(KIND) or who.sees(Sight.OVERVIEW, sites=sites):
        return True
    return bool(site) and who.sees(Sight.CLOSURE, sites=sites)


def _asked_day(request: AskingRequest) -> date:
    """Return the day that the address asks for, else the day that pages stand on."""
    try:
        asked = parse_date(request.GET.get("day", "")[:10])
    except ValueError:
        asked = None
    return asked or day_of(request.who)


def _known() -> Known:
    return Known(rules=rules())


def _new(request: AskingRequest) -> ActForm:
    form = ActForm(sheet(), _known(), initial={"on": day_of(request.who)})
    form.stamp = replace(new_stamp(request.who.at), act=str(uuid.uuid4())).signed()
    return form


def _taken(request: AskingRequest) -> tuple[ActForm, tuple[Finding, ...], Receipt | None]:
    """Return the form that came, what it was refused for, and the receipt of its act."""
    form = ActForm(sheet(), _known(), request.POST, request.FILES)
    form.stamp = replace(new_stamp(request.who.at), act=str(uuid.uuid4())).signed()
    if not form.is_valid():
        return form, (), None
    stamp, body = stamp_of(request.POST), body_of(form.content())
    sites = [str(body["site"])] if "site" in body else []
    try:
        said = STRENGTH_REPORTED.body.model_validate_json(json.dumps(body))
        kept = kept_documents(form, sites, who=request.who, stamp=stamp)
        subjects = [f"site:{site}" for site in sites]
        about = About(subjects=subjects, sites=sites, evidence=list(chain(*kept.values())))
        by = sender(request.who, KIND, sites=sites, subjects=subjects, stamp=stamp)
        return form, (), send(HANDLERS[0], said, about, by=by)
    except ValidationError:
        form.add_error(None, _("This does not have the right form."))
        return form, (), None
    except Refused as no:
        return form, no.findings, None
