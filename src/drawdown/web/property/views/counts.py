"""Counts of a site: the list of them, one count with its lists, scans, variances and forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import BadRequest
from django.core.signing import BadSignature
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from pydantic import ValidationError

from drawdown.core.findings import Finding, Place, Refused
from drawdown.property.acts.values import MOST_LINES
from drawdown.property.count.book import Count
from drawdown.property.count.scans import scans_of
from drawdown.property.faults import NO_SUCH_LINE
from drawdown.web.closing.days import day_of
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.sending import sender
from drawdown.web.property import models
from drawdown.web.property.actions.count import Counting, record
from drawdown.web.property.counts import (
    count_of,
    in_count,
    labelled,
    tally_of,
    uncounted,
    variances,
)
from drawdown.web.property.names import CAUSES, CONDITIONS
from drawdown.web.property.seen import sees_site
from drawdown.web.property.shown import in_words, sites_here
from drawdown.web.records.sending import new_stamp, read_stamp
from drawdown.web.ui.names import named

SHOWN = 100
KINDS = ("count.taken", "variance.explained", "variance.settled", "count.closed")


def count_list(request: AskingRequest) -> HttpResponse:
    """Show the counts that the reader may see, and the form that opens one."""
    findings: tuple[Finding, ...] = ()
    if request.method == "POST":
        given = request.POST
        said = {
            "count": given.get("count", "").strip(),
            "site": given.get("site", ""),
            "on": given.get("on", ""),
            "blind": given.get("blind") == "yes",
            "custodian": given.get("custodian", "").strip(),
        }
        findings = _sent(request, "count.opened", said)
        if not findings:
            return redirect("property-count", said["count"])
    names = dict(sites_here())
    rows = [row for row in models.Count.objects.all()[:SHOWN] if sees_site(request.who, row.site)]
    context = {
        "page": "property",
        "rows": [(row, names.get(row.site, row.site), _done(count_of(row))) for row in rows],
        "other_sites": [each for each in sites_here() if sees_site(request.who, each[0])],
        "findings": in_words(findings),
        "stamp": new_stamp(request.who.at).signed(),
        "today": day_of(request.who),
        "may_open": _may(request, "count.opened"),
    }
    return render(request, "property/counts.html", context, status=409 if findings else 200)


def count(request: AskingRequest, name: str) -> HttpResponse:
    """Show one count, or take one of its forms."""
    row = models.Count.objects.filter(name=name).first()
    if row is None or not sees_site(request.who, row.site):
        raise Http404
    found, findings = count_of(row), tuple[Finding, ...]()
    typed = ""
    if request.method == "POST":
        kind = request.POST.get("kind", "")
        if kind not in KINDS:
            raise BadRequest
        typed = request.POST.get("scans", "")[:100_000] if kind == "count.taken" else ""
        findings = _taken(request, found, kind)
        if not findings:
            return redirect("property-count", name)
    context = {
        "page": "property",
        "row": row,
        "site": dict(sites_here()).get(row.site, row.site),
        "tally": tally_of(row.site),
        "done": _done(found),
        "left": uncounted(found)[:SHOWN],
        "variances": [_variance(each) for each in variances(found)[:SHOWN]],
        "causes": list(CAUSES.items()),
        "conditions": [each for each in CONDITIONS.items() if each[0] != "unknown"],
        "other_sites": [each for each in sites_here() if each[0] != row.site],
        "findings": in_words(findings),
        "typed": typed,
        "stamp": new_stamp(request.who.at).signed(),
        "today": day_of(request.who),
        **{f"may_{kind.partition('.')[2]}": _may(request, kind) for kind in KINDS},
    }
    return render(request, "property/count.html", context, status=409 if findings else 200)


def _may(request: AskingRequest, kind: str) -> bool:
    return request.who.visitor or request.who.could(kind)


def _done(count: Count) -> tuple[int, int]:
    """Return how many of its lines a count has seen."""
    there = in_count(count).count()
    return there - uncounted(count).count(), there


def _variance(row: models.Sighting) -> dict[str, Any]:
    item = models.Item.objects.filter(line=row.line).order_by("id").first()
    return {
        "row": row,
        "what": item.description if item else "",
        "differs": row.counted - row.expected,
        "cause": named(CAUSES, row.cause) if row.cause else "",
    }


def _taken(request: AskingRequest, count: Count, kind: str) -> tuple[Finding, ...]:
    """Send what a form says and return what speaks against it."""
    given = request.POST
    said: dict[str, Any] = {"count": count.id, "site": count.site, "on": given.get("on", "")}
    if kind == "count.taken":
        scans = scans_of(given.get("scans", "")[:100_000])
        known = labelled(count.site, list(scans.pieces))
        strange = [*scans.unread, *(label for label in scans.pieces if label not in known)]
        if strange:
            place = Place("form", field="scans")
            return tuple(NO_SUCH_LINE.at(place, line=label) for label in strange[:SHOWN])
        said["seen"] = _seen(scans.pieces, known, given.get("condition", ""))
    else:
        said |= _of_variances(given, kind)
    return _sent(request, kind, said)


def _seen(
    pieces: Mapping[str, int], known: Mapping[str, str], condition: str
) -> tuple[dict[str, object], ...]:
    sums: dict[str, int] = {}
    for label, number in pieces.items():
        sums[known[label]] = sums.get(known[label], 0) + number
    more: dict[str, object] = {"condition": condition} if condition else {}
    return tuple({"line": line, "pieces": number, **more} for line, number in sums.items())


def _of_variances(given: QueryDict, kind: str) -> dict[str, Any]:
    if kind == "count.closed":
        return {}
    lines = tuple(given.getlist("line")[:MOST_LINES])
    if kind == "variance.explained":
        return {"lines": lines, "cause": given.get("cause"), "words": given.get("words", "")}
    more = {name: text for name in ("case", "other") if (text := given.get(name, "").strip())}
    return {"lines": lines, "decision": given.get("decision"), **more}


def _sent(request: AskingRequest, kind: str, said: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Send one act of a form; raises `BadRequest` for a body that is none."""
    try:
        stamp = read_stamp(request.POST.get("stamp", ""))
        by = sender(request.who, kind, sites=[said["site"]], stamp=stamp)
        record(Counting(kind, said), by=by)
    except (BadSignature, ValidationError) as error:
        raise BadRequest from error
    except Refused as refused:
        return refused.findings
    return ()
