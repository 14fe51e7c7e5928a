"""The liquidation: its phase, whether it adds up, what is open, what a successor has; its forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from drawdown.core.findings import Refused
from drawdown.liquidation.assets import Account, Fate
from drawdown.liquidation.item import Held
from drawdown.liquidation.words import rule_said, title_said
from drawdown.people.rights import Sight
from drawdown.web.closing.asking.filling import fill, stamp_of
from drawdown.web.closing.asking.form import ActForm, Returned
from drawdown.web.closing.commitments.lines import amount
from drawdown.web.closing.days import day_of
from drawdown.web.closing.phrases.refused import in_words
from drawdown.web.closing.phrases.spoken import spoken
from drawdown.web.closing.queries import register, rules
from drawdown.web.closing.views.site import receipt_of
from drawdown.web.closing.words import said
from drawdown.web.liquidation.actions.take import take
from drawdown.web.liquidation.asks import (
    body_of,
    forms_for,
    gate_papers,
    kind_name,
    known_of,
    office_name,
    sheet_of,
)
from drawdown.web.liquidation.standing import standing_on
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.presenting import names_of
from drawdown.web.records.rebuilt import last_rebuild
from drawdown.web.register.queries import current_snapshot


@dataclass(frozen=True, slots=True)
class Line:
    """One open item in words."""

    held: Held
    title: str
    kind: str
    rule: str
    owner: str
    person: str
    successor: str
    amount: str
    age: int | None
    late: bool


def liquidation(request: AskingRequest) -> HttpResponse:
    """Show how the liquidation stands."""
    if current_snapshot() is None:
        return render(request, "pages/empty.html")
    return render(request, "liquidation/liquidation.html", _page_of(request, Returned()))


def liquidation_change(request: AskingRequest, kind: str) -> HttpResponse:
    """Take a form; where it is refused, show it again with every reason and all that was typed."""
    who = request.who
    if current_snapshot() is None:
        raise Http404
    sheet = sheet_of(kind.replace("-", "."))
    if sheet is None:
        raise Http404
    if not (who.visitor or (who.could(sheet.kind) and who.sees(Sight.CLOSURE))):
        raise PermissionDenied
    form = ActForm(sheet, known_of(who, standing_on(day_of(who))), request.POST, request.FILES)
    site = form.data.get("site", "")
    sites = [site] if site in {each.id for each in register().sites} else []
    body = body_of(form)
    if sheet.kind == "open_item.opened":
        body["title"] = form.data.get("title", "")[:600]
    try:
        receipt = fill(form, body, sites, who=who, stamp=stamp_of(request.POST), by=take)
    except Refused as no:
        return _again(request, Returned(form, no.findings), status=409)
    if receipt is None:
        return _again(request, Returned(form), status=400)
    return redirect(f"{reverse('liquidation')}?receipt={receipt.index}")


def _again(request: AskingRequest, returned: Returned, *, status: int) -> HttpResponse:
    context = _page_of(request, returned)
    return render(request, "liquidation/liquidation.html", context, status=status)


def _page_of(request: AskingRequest, returned: Returned) -> dict[str, Any]:
    who, today = request.who, day_of(request.who)
    then = _day_asked(request.GET.get("balance", ""))
    found = standing_on(today, then=then)
    persons = names_of(who.standing)
    sites = {site.id: site.name for site in register().sites}
    lines = [_line(held, today, persons, sites) for held in found.register]
    begun, rebuilt = found.file.begun, last_rebuild()
    return {
        "page": "liquidation",
        "today": today,
        "then": then,
        "deadline": register().mission.deadline,
        "begun": begun,
        "head": persons.get(begun.head, begun.head) if begun else "",
        "staying": [
            (sites.get(s, s), reason, begun.guards.get(s, ""))
            for s, reason in begun.exceptions.items()
        ]
        if begun
        else [],
        "papers_of_gate": list(zip(gate_papers(), begun.papers, strict=True)) if begun else [],
        "closed_on": found.file.closed_on,
        "lines": [line for line in lines if not line.held.care.residual],
        "undated": sum(line.held.due is None for line in lines),
        "rebuilt": rebuilt,
        "rebuilt_at": datetime.fromisoformat(rebuilt.at) if rebuilt else None,
        "residuals": [line for line in lines if line.held.care.residual],
        "sums": [
            (each.currency, *(amount(value, each.currency) for value in _values(each)))
            for each in found.sums
        ],
        "papers": [
            ("disposition", _("Final disposition of assets")),
            ("donations", _("List of free contributions")),
            ("report", _("Liquidation report")),
            ("register", _("Register of open items and residuals")),
            ("performance", _("Final performance report")),
            ("lessons", _("Lessons")),
        ],
        "sees_sums": who.sees(Sight.FINANCE),
        "accounts": [
            _account(each, sites)
            for each in found.accounts
            if any(value.pieces for value in (each.opening, *each.fates.values()))
        ],
        "sees_property": who.sees(Sight.PROPERTY),
        "differences": [spoken(each.found) for each in found.differences],
        "forms": forms_for(who, found, today, returned.form),
        "returned": returned.form.slug if returned.form is not None else "",
        "refused": in_words(returned.findings),
        "receipt": receipt_of(request),
    }


def _day_asked(given: str) -> date | None:
    """Return the day of an earlier balance; none for what is no day, and then it is today's."""
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        return None


def _values(each: Any) -> tuple[int, ...]:
    return (each.opened, each.revised, each.paid, each.dropped, each.remaining)


def _line(held: Held, today: date, persons: Mapping[str, str], sites: Mapping[str, str]) -> Line:
    item = held.item
    states = {state.id: (state.name, state.name_fr) for state in rules().states}
    return Line(
        held=held,
        title=said(*title_said(item, sites, states)),
        kind=kind_name(item.kind),
        rule=said(*rule_said(item)),
        owner=office_name(held.owner),
        person=persons.get(held.person, held.person),
        successor=office_name(held.successor),
        amount=amount(item.amount.minor, item.amount.currency) if item.amount else "",
        age=item.age(today),
        late=held.due is not None and held.due < today,
    )


def _account(each: Account, sites: dict[str, str]) -> dict[str, Any]:
    return {
        "place": _where(each.place, sites),
        "group": each.group,
        "opening": each.opening,
        "purchase": _worth(each, each.opening.purchase),
        "residual": _worth(each, each.opening.residual),
        "fates": [each.fates[fate].pieces if fate in each.fates else 0 for fate in Fate],
        "balances": each.balances,
    }


def _where(place: str, sites: Mapping[str, str]) -> str:
    kind, _colon, name = place.partition(":")
    if kind == "way":
        return _("on the way: %(name)s") % {"name": name}
    return sites.get(name or kind, name or kind)


def _worth(each: Account, minor: int) -> str:
    """Return a value in words: not known where no piece has one, which is not zero."""
    return _("not known") if each.opening.unknown else amount(minor, each.currency or "USD")
