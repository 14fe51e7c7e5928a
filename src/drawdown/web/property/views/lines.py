"""The list of lines, one line with its account, and the account of each site."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Sum
from django.http import Http404, HttpResponse
from django.shortcuts import render

from drawdown.property.balance import differences
from drawdown.property.line import FIELDS as ALL_FIELDS
from drawdown.property.line import Condition, Group, Sort
from drawdown.web.people.collecting import may_collect
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.property import models
from drawdown.web.property.decisions import decisions_of
from drawdown.web.property.names import CONDITIONS, FIELDS, SORTS, WAYS
from drawdown.web.property.pages import Asked, asked_of, page
from drawdown.web.property.queries import postings_of, rows_of
from drawdown.web.property.seen import seen_by
from drawdown.web.property.shown import money, sites_here
from drawdown.web.ui.names import named

MONEY = ("purchase", "residual")

NO_NAMES: Mapping[str, str] = {}


def line_list(request: AskingRequest) -> HttpResponse:
    """Show the lines that are asked for, as far as the reader may see them."""
    asked = asked_of(request.GET)
    rows, after = page(asked, seen_by(request.who))
    following, names = request.GET.copy(), dict(sites_here())
    following["after"] = str(after)
    context = {
        "page": "property",
        "asked": dict(asked.filters) | {"q": asked.query, "gone": asked.gone},
        "rows": [_shown(row, names) for row in rows],
        "nothing_yet": not rows and asked == Asked(),
        "next": following.urlencode() if after is not None else "",
        "first": _first(request, asked),
        "sites_here": list(names.items()),
        "sorts": [(sort.value, named(SORTS, sort)) for sort in Sort],
        "conditions": [(each.value, named(CONDITIONS, each)) for each in Condition],
        "groups": [group.value for group in Group],
        "can_import": request.who.visitor or request.who.could("list.decided"),
    }
    return render(request, "property/lines.html", context)


def line(request: AskingRequest, key: int) -> HttpResponse:
    """Show one line: what is known of it, where its pieces are, and all that was posted."""
    seen = seen_by(request.who)
    row = models.Item.objects.filter(seen, pk=key).first() if seen is not None else None
    if row is None:
        raise Http404
    rows = rows_of([row.line])[row.line]
    postings = postings_of(row.line)
    held = {(each.line, each.place): each.quantity for each in rows if each.quantity}
    context = {
        "page": "property",
        "row": _shown(row),
        "fields": [
            (FIELDS[name], _field(row, name))
            for name in ALL_FIELDS
            if name in FIELDS and name not in ("site", "quantity")
        ],
        "places": rows,
        "collected_at": [
            (site, name)
            for site, name in sites_here()
            if may_collect(request.who, site) and any(site in _sites_of(each) for each in rows)
        ],
        "decisions": decisions_of(row.line, row.decision),
        "remains": sum(each.quantity for each in rows),
        "postings": [(each, named(WAYS, each.way)) for each in postings],
        "differences": differences(held, postings),
    }
    return render(request, "property/line.html", context)


def _sites_of(row: models.Item) -> tuple[str, str]:
    """Return where pieces of a row stand, and where they were entered."""
    return row.site, row.opened_at.removeprefix("site:")


def account(request: AskingRequest) -> HttpResponse:
    """Show what was there, what came, what went and what remains, by place and owner."""
    sums = (
        models.Flow.objects.values("place", "owner", "way")
        .annotate(came=Sum("came"), went=Sum("went"))
        .order_by("place", "owner", "way")
    )
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for each in sums:
        kept = found.setdefault((each["place"], each["owner"]), {"ways": [], "came": 0, "went": 0})
        kept["ways"].append((named(WAYS, each["way"]), each["came"], each["went"]))
        kept["came"] += each["came"]
        kept["went"] += each["went"]
    names = dict(sites_here())
    rows = [
        (names.get(place.removeprefix("site:"), place), owner, kept, kept["came"] - kept["went"])
        for (place, owner), kept in found.items()
    ]
    return render(request, "property/account.html", {"page": "property", "rows": rows})


def _first(request: AskingRequest, asked: Asked) -> str:
    if not asked.after:
        return ""
    first = request.GET.copy()
    first.pop("after", None)
    return first.urlencode()


def _shown(row: models.Item, sites: Mapping[str, str] = NO_NAMES) -> dict[str, Any]:
    """Return a row in words."""
    return {
        "site": sites.get(row.site, row.site or row.place),
        "item": row,
        "sort": named(SORTS, row.sort),
        "condition": named(CONDITIONS, row.condition),
        "value": money(row.residual, row.currency),
    }


def _field(row: models.Item, name: str) -> str:
    value = getattr(row, name)
    if name in MONEY:
        return money(value, row.currency)
    if name == "sort":
        return named(SORTS, value)
    return named(CONDITIONS, value) if name == "condition" else str(value or "")
