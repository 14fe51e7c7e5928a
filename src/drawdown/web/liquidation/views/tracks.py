"""The two tracks of the liquidation with their dates, and the workload that follows from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from drawdown.liquidation.tasks import Case
from drawdown.liquidation.tracks import Ground
from drawdown.liquidation.workload import Costing, Load, Span, costing_of
from drawdown.web.closing.days import day_of
from drawdown.web.closing.queries import register
from drawdown.web.liquidation.charting import (
    chart_of,
    late_words,
    place_words,
    task_words,
    team_words,
)
from drawdown.web.liquidation.planning import ground_of, tracks_on
from drawdown.web.liquidation.queries import liquidation_file
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.register.queries import current_snapshot
from drawdown.web.ui.formats import money_short, number

PARTS: Mapping[Promise, Callable[[Costing], Span]] = {
    lazy("Staff"): lambda found: found.staff_cents,
    lazy("Open sites"): lambda found: found.sites_cents,
    lazy("All"): lambda found: found.cents,
}


LEAST = 0.05
"""Posts below this would read 0.0, and are not nothing."""


def tracks(request: AskingRequest) -> HttpResponse:
    """Show every task of both tracks with its dates, and name those that are late."""
    if current_snapshot() is None:
        return render(request, "pages/empty.html")
    today, names = day_of(request.who), site_names()
    found = tracks_on(today)
    late = [
        (each, task_words(each.first.task), place_words(each.first.place, names), late_words(each))
        for each in found.late
    ]
    left = [each.now.last for each in found.tasks if each.now is not None]
    context = {
        "page": "liquidation",
        "today": today,
        "ground": found.ground,
        "bound": found.bound,
        "over": max(left, default=None),
        "done": sum(each.done is not None for each in found.tasks),
        "number": len(found.tasks),
        "late": late,
        "chart": chart_of(found, today, names),
    }
    return render(request, "liquidation/tracks.html", context)


def workload(request: AskingRequest) -> HttpResponse:
    """Show the work by place and month with its cost, for the end and the sites that are asked."""
    if current_snapshot() is None:
        return render(request, "pages/empty.html")
    base = ground_of(liquidation_file())
    asked, faults = asked_ground(base, request.GET.get("end", ""), request.GET.get("keep", ""),
                                 request.GET.get("until", ""))  # fmt: skip
    before, names = costing_of(base), site_names()
    after = costing_of(asked) if asked != base else None
    shown = after or before
    currency = base.register.costs.currency
    context: dict[str, Any] = {
        "page": "liquidation",
        "today": day_of(request.who),
        "ground": asked,
        "choices": list(names.items()),
        "keep": request.GET.get("keep", ""),
        "until": request.GET.get("until", ""),
        "faults": faults,
        "rows": _cost_rows(before, after, currency),
        "over": [(before.over[case], (after or before).over[case]) for case in Case],
        "recosted": after is not None,
        "months": _table(shown, names),
        "month_names": sorted({load.month for load in shown.loads}),
        "late": [
            (task_words(each.task), place_words(each.place, names), each.last)
            for each in shown.late
        ],
    }
    return render(request, "liquidation/workload.html", context)


def site_names() -> dict[str, str]:
    """Return the name of every site."""
    return {site.id: site.name for site in register().sites}


def asked_ground(base: Ground, end: str, keep: str, until: str) -> tuple[Ground, list[str]]:
    """Return what the liquidation would be planned on, and what was asked that cannot be read."""
    found, faults = base, list[str]()
    try:
        if end:
            found = replace(found, ends=date.fromisoformat(end))
        stays = date.fromisoformat(until) if until else None
    except ValueError:
        return base, [_("A date is written 2024-12-31.")]
    if found.ends <= base.begins:
        return base, [_("The end lies before the beginning.")]
    if keep:
        if keep not in {site.id for site in base.register.sites}:
            return base, [_("There is no such site.")]
        sites = base.sites if keep in base.sites else (*base.sites, keep)
        kept = {**base.kept, keep: stays} if stays else base.kept
        found = replace(found, sites=sites, kept=kept)
    return found, faults


@dataclass(frozen=True, slots=True)
class Ranged:
    """An amount: the likely one, and from the least to the most."""

    likely: str
    range: str


@dataclass(frozen=True, slots=True)
class CostRow:
    """One part of the cost: as planned, and as asked where something was asked."""

    part: Promise
    planned: Ranged
    asked: Ranged | None
    more: str


def _cost_rows(before: Costing, after: Costing | None, currency: str) -> list[CostRow]:
    return [
        CostRow(
            part,
            _ranged(of(before), currency),
            _ranged(of(after), currency) if after else None,
            _short(of(after).likely - of(before).likely, currency) if after else "",
        )
        for part, of in PARTS.items()
    ]


def _ranged(span: Span, currency: str) -> Ranged:
    words = _("%(low)s to %(high)s") % {
        "low": _short(span.low, currency),
        "high": _short(span.high, currency),
    }
    return Ranged(_short(span.likely, currency), words)


def _short(value: float, currency: str) -> str:
    return money_short(round(value), currency)


def _table(found: Costing, names: dict[str, str]) -> list[dict[str, Any]]:
    months = sorted({load.month for load in found.loads})
    lines: dict[tuple[str, str], dict[date, Load]] = {}
    for load in found.loads:
        lines.setdefault((load.place, load.team.team), {})[load.month] = load
    places = Counter(place for place, _team in lines)
    first = dict(reversed(lines))
    return [
        {
            "place": place_words(place, names) if first[place] == team else "",
            "rows": places[place],
            "team": team_words(next(iter(cells.values())).team),
            "cells": [_posts(cells.get(month)) for month in months],
        }
        for (place, team), cells in lines.items()
    ]


def _posts(load: Load | None) -> tuple[str, str]:
    """Return the posts of a month and their range: empty where nothing is done."""
    if load is None:
        return "", ""
    posts = load.posts
    if posts.high < LEAST:
        return f"< {number(2 * LEAST, 1)}", ""
    return number(posts.likely, 1), f"{number(posts.low, 1)}–{number(posts.high, 1)}"
