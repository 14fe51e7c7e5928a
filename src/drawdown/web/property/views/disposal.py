"""Where the lines of a site go: the totals, what the rules say under given answers, decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest
from django.core.signing import BadSignature
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from pydantic import ValidationError

from drawdown.core.findings import Finding, Refused
from drawdown.people.rights import Sight
from drawdown.property.acts.decide_disposal import DISPOSAL_DECIDED, Costs
from drawdown.property.disposal.parcels import Parcel
from drawdown.property.line import Condition, Sort
from drawdown.rules.disposal import FACTS as QUESTIONS
from drawdown.web.closing.days import day_of
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.sending import sender
from drawdown.web.property import models
from drawdown.web.property.actions.decide_disposal import Deciding, decide_disposal
from drawdown.web.property.disposal import (
    at_site_of,
    disposal_rules,
    lines_of,
    to_decide,
    totals,
    turn_in_of,
)
from drawdown.web.property.disposal_words import ANSWERS, FACTS, METHODS, NEEDS, said
from drawdown.web.property.names import CONDITIONS, SORTS
from drawdown.web.property.seen import sees_site
from drawdown.web.property.shown import amount_in_cents, in_words, money, sites_here
from drawdown.web.records.sending import new_stamp, read_stamp
from drawdown.web.ui.names import named

SHOWN = 50
AT_ONCE = 2_000
OF_THE_LINE = frozenset({"owner", "condition", "low_value", "ship_pays"})
"""Facts that a line or its costs say themselves."""
ASKED = tuple(name for name in QUESTIONS if name not in OF_THE_LINE)


@dataclass(frozen=True, slots=True)
class _Typed:
    """What the form holds."""

    answers: Mapping[str, str]
    chosen: frozenset[str]
    every: bool
    costs: Costs | None


def disposal(request: AskingRequest) -> HttpResponse:
    """Show a site's lines with their totals; try the rules on them, or decide."""
    seen = [each for each in sites_here() if sees_site(request.who, each[0])]
    site = request.GET.get("site", "") or (seen[0][0] if seen else "")
    if site and not sees_site(request.who, site):
        raise Http404
    decided = request.GET.get("decided") == "1"
    rows = _narrowed(to_decide(site, decided=decided), request.GET)
    findings, tried = tuple[Finding, ...](), tuple[Parcel, ...]()
    typed = _typed(request.POST)
    if request.method == "POST":
        on = parse_date(request.POST.get("on", "")[:10])
        if on is None or not site:
            raise BadRequest
        lines = lines_of(_chosen(rows, typed))
        deciding = Deciding(site, on, lines, typed.answers, typed.costs)
        tried = deciding.parcels()
        if request.POST.get("do") == "decide":
            findings = _decided(request, deciding)
            if not findings:
                return redirect(f"{reverse('property-disposal')}?site={site}&decided=1")
    return _page(request, (site, decided), (rows, typed), tried=tried, findings=findings)


def _page(
    request: AskingRequest,
    where: tuple[str, bool],
    what: tuple[QuerySet[models.Item], _Typed],
    *,
    tried: tuple[Parcel, ...],
    findings: tuple[Finding, ...],
) -> HttpResponse:
    (site, decided), (rows, typed) = where, what
    found, rules = totals(at_site_of(site)), disposal_rules()
    shown = list(rows.filter(pk__gt=_after(request.GET))[: SHOWN + 1])
    following = request.GET.copy()
    following["after"] = str(shown[SHOWN - 1].pk) if len(shown) > SHOWN else ""
    groups = {group.id: said(group.destination, group.destination_fr) for group in rules.groups}
    context = {
        "page": "property",
        "site": site,
        "site_name": dict(sites_here()).get(site, site),
        "seen_sites": [each for each in sites_here() if sees_site(request.who, each[0])],
        "decided": decided,
        "asked": request.GET,
        "sorts": [(sort.value, named(SORTS, sort)) for sort in Sort],
        "conditions": [(each.value, named(CONDITIONS, each)) for each in Condition],
        "totals": [_total(row, groups) for row in found.rows],
        "ties_out": found.ties_out,
        "turn_in": turn_in_of(site),
        "sees_all": request.who.sees(Sight.PROPERTY),
        "lines": [_line(row, typed) for row in shown[:SHOWN]],
        "count": rows.count(),
        "next": following.urlencode() if len(shown) > SHOWN else "",
        "questions": [_question(name, typed) for name in ASKED],
        "typed": typed,
        "tried": [_said(parcel, groups) for parcel in tried],
        "currency": rules.currency,
        "findings": in_words(findings),
        "stamp": new_stamp(request.who.at).signed(),
        "today": day_of(request.who),
        "may_decide": request.who.visitor or request.who.could(DISPOSAL_DECIDED.name),
    }
    return render(request, "property/disposal.html", context, status=409 if findings else 200)


def _narrowed(rows: QuerySet[models.Item], given: QueryDict) -> QuerySet[models.Item]:
    filters = {name: given[name] for name in ("sort", "condition", "category") if given.get(name)}
    return rows.filter(**filters)


def _chosen(rows: QuerySet[models.Item], typed: _Typed) -> QuerySet[models.Item]:
    return rows[:AT_ONCE] if typed.every else rows.filter(line__in=typed.chosen)[:AT_ONCE]


def _after(given: QueryDict) -> int:
    after = given.get("after", "")
    return int(after) if after.isascii() and after.isdigit() and len(after) < 19 else 0


def _typed(given: QueryDict) -> _Typed:
    answers = {
        name: answer for name in ASKED if (answer := given.get(f"fact-{name}")) in QUESTIONS[name]
    }
    costs = None
    if given.get("freight") or given.get("refurbishment"):
        try:
            costs = Costs(
                currency=disposal_rules().currency,
                freight=amount_in_cents(given.get("freight", "")),
                refurbishment=amount_in_cents(given.get("refurbishment", "")),
            )
        except ValidationError as error:
            raise BadRequest from error
    chosen = frozenset(given.getlist("line")[:AT_ONCE])
    return _Typed(answers, chosen, given.get("every") == "1", costs)


def _decided(request: AskingRequest, deciding: Deciding) -> tuple[Finding, ...]:
    try:
        stamp = read_stamp(request.POST.get("stamp", ""))
    except BadSignature as error:
        raise BadRequest from error
    try:
        by = sender(request.who, DISPOSAL_DECIDED.name, sites=[deciding.site], stamp=stamp)
        decide_disposal(deciding, by=by)
    except Refused as refused:
        return refused.findings
    return ()


def _question(name: str, typed: _Typed) -> dict[str, Any]:
    choices = [(value, named(ANSWERS, value)) for value in QUESTIONS[name]]
    return {"name": name, "label": FACTS[name], "choices": choices,
            "answer": typed.answers.get(name, "")}  # fmt: skip


def _line(row: models.Item, typed: _Typed) -> dict[str, Any]:
    return {
        "item": row,
        "sort": named(SORTS, row.sort),
        "condition": named(CONDITIONS, row.condition),
        "residual": money(row.residual, row.currency),
        "chosen": row.line in typed.chosen,
    }


def _total(row: Any, groups: Mapping[str, str]) -> dict[str, Any]:
    return {
        "row": row,
        "destination": groups.get(row.group, ""),
        "purchase": money(row.purchase, row.currency) if row.currency else "",
        "residual": money(row.residual, row.currency) if row.currency else "",
    }


def _said(parcel: Parcel, groups: Mapping[str, str]) -> dict[str, Any]:
    """Return what the rules say of some lines, in words."""
    verdict, rules = parcel.verdict, {rule.id: rule for rule in disposal_rules().rules}
    rule = rules.get(verdict.rule)
    return {
        "lines": parcel.lines[:5],
        "count": len(parcel.lines),
        "verdict": verdict,
        "rule": said(rule.text, rule.text_fr) if rule else "",
        "method": named(METHODS, verdict.method) if verdict.method else "",
        "destination": groups.get(verdict.group or "", ""),
        "asks": [FACTS[name] for name in verdict.asks],
        "needs": [named(NEEDS, need) for need in verdict.needs],
    }
