"""The mission at a glance: how long, where, who leaves when, at what cost, how well."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise

from drawdown.plan.schedule import CostPart, Plan
from drawdown.progress import departures
from drawdown.register.history import History, SiteHistory
from drawdown.register.site import CargoKind, Category
from drawdown.web.register.models import Snapshot
from drawdown.web.register.origins import origin_of_sum
from drawdown.web.register.queries import current_snapshot, history_of
from drawdown.web.works.index import PlanIndex
from drawdown.web.works.plan import cost as cost_picture
from drawdown.web.works.plan import departures as departure_pictures
from drawdown.web.works.plan import rail
from drawdown.web.works.plan.verdict import verdict_of
from drawdown.web.works.queries import current_plan, document_of
from drawdown.web.works.running.panel import panel
from drawdown.web.works.sites import map as site_map
from drawdown.web.works.sites.states import SiteOnDay, sites_on
from drawdown.web.works.terms import STATES, cost_part, left_out

A_WEEK = timedelta(days=7)


def mission(request: HttpRequest) -> HttpResponse:
    """Show the mission by its best plan; before there is one, say what is awaited."""
    snapshot = current_snapshot()
    row = current_plan(snapshot) if snapshot else None
    if snapshot is None:
        return render(request, "pages/empty.html")
    if row is None:
        return render(
            request, "pages/unplanned.html", {"panel": panel(snapshot, at=timezone.now())}
        )
    plan = document_of(row)
    when = chosen_day(request, plan)
    return render(request, "pages/mission.html", _context(plan, snapshot, when))


def chosen_day(request: HttpRequest, plan: Plan) -> date:
    """Return the day that is looked at: the one in the address, else the day of knowledge."""
    register = plan.register_
    try:
        asked = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return register.mission.as_of
    latest = register.mission.liquidation_end or register.mission.deadline + timedelta(days=730)
    return min(max(asked, register.mission.plan_start), latest)


@dataclass(frozen=True, slots=True)
class SiteLine:
    """One line of the table beside the map."""

    found: SiteOnDay
    state: Promise
    really_ended: date | None
    estimated: bool
    """Whether the day is what somebody expected, and no source says that it came so."""
    handed_over: date | None
    """Where it was handed over well before its last people were to leave."""


@dataclass(frozen=True, slots=True)
class CostLine:
    """One part of the cost, and the class of its colour."""

    part: CostPart
    words: Promise | str
    class_: str


def _context(plan: Plan, snapshot: Snapshot, when: date) -> dict[str, Any]:
    register, history = plan.register_, history_of(snapshot)
    index = PlanIndex(plan)
    sites = sites_on(plan, when)
    people = departures.people(plan, history)
    containers = departures.containers_at_port(plan)
    today = timezone.now().date()
    costs = _costs(plan)
    return {
        "page": "mission",
        "plan": plan,
        "when": when,
        "today": today,
        "days_left": (register.mission.deadline - register.mission.as_of).days,
        "days_since": (today - register.mission.deadline).days,
        "verdict": verdict_of(index),
        "cost_is_estimated": index.cost_is_estimated,
        "proof_leaves_out": [left_out(words) for words in plan.bound.relaxes],
        "sites_closing": sum(not found.converts for found in sites),
        "sites_converting": sum(found.converts for found in sites),
        "expense_cents": sum(part.cents for part in plan.costs if not part.penalty),
        "penalty_cents": sum(part.cents for part in plan.costs if part.penalty),
        "people_in_time": people.by(register.mission.deadline),
        "containers_in_time": containers.by(register.mission.deadline),
        "lines": _lines(sites, history),
        "steps": _days_to_look_at(plan),
        "states": [(state, words) for state, words in STATES.items()],
        "map": site_map.draw(plan, sites),
        "rail": rail.draw(plan, sites, when=when),
        "people": people,
        "people_origin": origin_of_sum(
            register, [p for p in register.people if p.category is not Category.NATIONAL_STAFF]
        ),
        "people_curve": departure_pictures.people(plan, people),
        "containers": containers,
        "containers_origin": origin_of_sum(
            register, [c for c in register.cargo if c.kind is CargoKind.CONTAINER], "count"
        ),
        "containers_curve": departure_pictures.containers(plan, containers),
        "costs": costs,
        "cost_picture": cost_picture.parts([(line.part, line.class_) for line in costs]),
        "gap_picture": cost_picture.gap(plan),
        "currency": register.costs.currency,
        "panel": panel(snapshot, at=timezone.now()),
    }


def _lines(sites: list[SiteOnDay], history: History) -> list[SiteLine]:
    real = {past.site: past for past in history.sites if past.annex is None}
    return [_line(found, real.get(found.site.id)) for found in sites]


def _line(found: SiteOnDay, past: SiteHistory | None) -> SiteLine:
    left, handed = (past.last_departure, past.handover) if past else (None, None)
    apart = left is not None and handed is not None and left - handed > A_WEEK
    return SiteLine(
        found,
        STATES[found.state],
        really_ended=left,
        estimated=past is not None and past.estimated("last_departure"),
        handed_over=handed if apart else None,
    )


def _costs(plan: Plan) -> list[CostLine]:
    """Return the parts of the cost, the largest first, penalties at the end."""
    ordered = sorted(
        (part for part in plan.costs if part.cents), key=lambda part: (part.penalty, -part.cents)
    )
    return [
        CostLine(part, cost_part(part.name), "part-penalty" if part.penalty else f"part-{place}")
        for place, part in enumerate(ordered, start=1)
    ]


def _days_to_look_at(plan: Plan) -> list[date]:
    """Return the first of every month from the day of knowledge on, and the first day too late."""
    mission = plan.register_.mission
    days = [mission.as_of]
    current = mission.as_of
    while current < mission.deadline:
        current = (current.replace(day=1) + timedelta(days=32)).replace(day=1)
        days.append(min(current, mission.deadline + timedelta(days=1)))
    return list(dict.fromkeys(days))
