"""Strength by site and category on a day: what was reported beside what is planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from drawdown.people.rights import Sight
from drawdown.plan.schedule import Plan
from drawdown.strength.categories import categories
from drawdown.strength.planned import AS_REPORTED, last_told, planned
from drawdown.strength.report import Measure, Report
from drawdown.web.closing.queries import register
from drawdown.web.people.who import Who

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Cell:
    """What was reported and what is planned; unknown is none."""

    reported: int | None
    planned: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """One site on the day."""

    name: str
    reported_on: date | None
    estimated: bool
    """Whether the plan's categories are shares, and not entered by the mission."""
    cells: tuple[Cell, ...]
    total: Cell


def by_site(plan: Plan | None, reports: Sequence[Report], who: Who, on: date) -> dict[str, Any]:
    """Return each site of the register that the reader may see, on a day."""
    told, entered = last_told(reports, Measure.PRESENT, on), _entered(reports, on)
    shares = planned(plan, on) if plan is not None else {}
    seen = [site for site in register().sites if _sees(who, site.id)]
    places = [
        _place(site.name, told.get(site.id), entered.get(site.id), shares.get(site.id))
        for site in seen
        if site.id in told or site.id in entered or site.id in shares
    ]
    return {"places": places, "day": on, "before": on - WEEK, "after": on + WEEK}


def _entered(reports: Sequence[Report], on: date) -> Mapping[str, Report]:
    return last_told(reports, Measure.PLANNED, on)


def _sees(who: Who, site: str) -> bool:
    here = frozenset({site})
    return who.sees(Sight.OVERVIEW) or who.sees(Sight.CLOSURE, sites=here)


def _place(
    name: str, told: Report | None, entered: Report | None, shares: Mapping[str, int] | None
) -> Place:
    if entered is not None:
        counts: Mapping[str, int] | None = entered.counts
        whole = entered.reported
    else:
        counts, whole = shares, sum(shares.values()) if shares is not None else None
    known = () if entered is not None else AS_REPORTED.values()
    cells = tuple(
        Cell(
            told.counts.get(each.id) if told else None,
            None if counts is None else counts.get(each.id, 0 if each.id in known else None),
        )
        for each in categories()
    )
    return Place(
        name=name,
        reported_on=told.on if told else None,
        estimated=entered is None,
        cells=cells,
        total=Cell(told.reported if told else None, whole),
    )
