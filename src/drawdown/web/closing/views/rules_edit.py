"""One rule edited in the browser: its values as a form, and what they would change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from drawdown.core.findings import Finding, Place, Refused
from drawdown.ledger.acts.faults import UNFIT_FORM
from drawdown.rules.edited import FIXED, Edit, edited, next_version, source_of, tables_of
from drawdown.rules.faults import RULES_CHANGED
from drawdown.web.closing.phrases.refused import in_words
from drawdown.web.closing.queries import rules
from drawdown.web.closing.rules.words import field_name, table_name
from drawdown.web.closing.views.rules import PAGE
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.unfit import record_unfit

LONGEST = 600
KIND = "rules.proposed"


def rule_edit(request: AskingRequest, table: str, row: int) -> HttpResponse:
    """Show the form of one rule, with what it says today."""
    values = _values(table, row)
    context = _form(request, table, row, values, {"version": next_version(rules().version)})
    return render(request, "closing/rule_edit.html", context)


def rule_check(request: AskingRequest, table: str, row: int) -> HttpResponse:
    """Show what the values of a form would change; nothing is written."""
    known, given = _values(table, row), request.POST
    values = {name: given.get(f"value_{name}", text).strip() for name, text in known.items()}
    beside = {name: given.get(name, "").strip() for name in ("source", "version", "before")}
    again = _form(request, table, row, values, beside | {"inferred": "inferred" in given})
    long = any(len(text) > LONGEST for text in (*values.values(), *beside.values()))
    if not beside["source"] or not beside["version"] or long:
        record_unfit(request.who, KIND, UNFIT_FORM.at(Place("rules")), route="rule-check")
        asked = _("Name the source of the change and the new version, in at most 600 characters.")
        return render(request, "closing/rule_edit.html", again | {"asked": asked}, status=400)
    if beside["before"] != rules().digest:
        seen = {"before": beside["before"][:16], "force": rules().digest[:16]}
        return _refused(request, again, (RULES_CHANGED.at(Place("rules"), **seen),))
    edit = Edit(table, row, values, beside["source"], beside["version"], "inferred" in given)
    try:
        offered = edited(rules(), edit)
    except Refused as no:
        return _refused(request, again, no.findings)
    return PAGE.shown(request, offered=offered)


def _values(table: str, row: int) -> Mapping[str, str]:
    rows = tables_of(rules()).get(table, ())
    if row >= len(rows):
        raise Http404
    return rows[row]


def _form(
    request: AskingRequest, table: str, row: int, values: Mapping[str, str], beside: dict[str, Any]
) -> dict[str, Any]:
    known = rules()
    return {
        "page": "closing",
        "known": known,
        "table": table,
        "row": row,
        "title": table_name(table),
        "fields": [
            {"name": name, "label": field_name(name), "text": text, "fixed": name in FIXED}
            for name, text in values.items()
        ],
        "stands_on": source_of(known, table, row),
        "may_change": request.who.visitor or request.who.could(KIND),
        "before": known.digest,
        "given": beside,
    }


def _refused(
    request: AskingRequest, again: dict[str, Any], findings: tuple[Finding, ...]
) -> HttpResponse:
    shown = again | {"refused": in_words(findings)}
    return render(request, "closing/rule_edit.html", shown, status=409)
