"""The work list: tasks by section, site and week, what is late or blocked, and the variance."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from drawdown.people.rights import Sight
from drawdown.progress.planned import Works
from drawdown.progress.variance import SiteVariance, week_of
from drawdown.web.closing.queries import register, works
from drawdown.web.closing.table_file import table_file
from drawdown.web.closing.task_lines import TaskLine, lines_of
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.presenting import names_of
from drawdown.web.register.queries import current_snapshot

SHOWN = 100
"""Tasks shown at once; a filter shows the others."""
LISTS = ("open", "week", "overdue", "blocked", "mine")


def work(request: AskingRequest) -> HttpResponse:
    """Show the tasks that the address asks for, and the variance of the week."""
    if current_snapshot() is None:
        return render(request, "pages/empty.html")
    today = request.who.at.date()
    seen = [each for tasks in _seen(request).values() for each in tasks.values()]
    lines = lines_of(seen, names_of(request.who.standing), today)
    asked = _asked(request)
    kept = [line for line in lines if _fits(line, asked, today, str(request.who.person or ""))]
    first = _monday(request, today)
    context = {
        "page": "work",
        "asked": asked,
        "lines": kept[:SHOWN],
        "count": len(kept),
        "shown": min(SHOWN, len(kept)),
        "sections": sorted({line.section for line in lines}),
        "sites_here": sorted({(line.site, line.site_name) for line in lines}),
        "first": first,
        "last": first + timedelta(days=6),
        "before": first - timedelta(days=7),
        "after": first + timedelta(days=7),
        "variance": week_of(seen, first=first),
        "names": {site.id: site.name for site in register().sites},
        "today": today,
    }
    return render(request, "closing/work.html", context)


def variance_file(request: AskingRequest) -> HttpResponse:
    """Return the variance of a week as a table."""
    if current_snapshot() is None:
        return table_file("variance.csv", HEAD, [])
    today = request.who.at.date()
    first = _monday(request, today)
    seen = [each for tasks in _seen(request).values() for each in tasks.values()]
    rows = [_row(each) for each in week_of(seen, first=first)]
    return table_file(f"variance-{first}.csv", HEAD, rows)


HEAD = ("site", "due", "done_of_due", "done_early", "overdue", "blocked", "worst_slip_days",
        "pushes_the_end_days")  # fmt: skip


def _row(each: SiteVariance) -> tuple[Any, ...]:
    return (
        each.site,
        each.due,
        each.done_of_due,
        each.done_early,
        " ".join(work.task for work in each.overdue),
        " ".join(work.task for work in each.blocked),
        each.worst_slip,
        each.pushes_the_end,
    )


def _seen(request: AskingRequest) -> Works:
    who = request.who
    return {
        site: tasks
        for site, tasks in works().items()
        if who.sees(Sight.CLOSURE, sites=frozenset({site}))
    }


def _asked(request: AskingRequest) -> dict[str, str]:
    asked = {name: request.GET.get(name, "") for name in ("list", "section", "site")}
    asked["list"] = asked["list"] if asked["list"] in LISTS else "open"
    return asked


def _fits(line: TaskLine, asked: dict[str, str], today: date, person: str) -> bool:
    """Return whether a line is asked for."""
    if asked["section"] and line.section != asked["section"]:
        return False
    if asked["site"] and line.site != asked["site"]:
        return False
    week = today - timedelta(days=today.weekday())
    return (
        line.done is None
        and {
            "open": True,
            "week": line.planned_start <= week + timedelta(days=6) and line.due >= week,
            "overdue": line.overdue,
            "blocked": line.stage == "blocked",
            "mine": bool(person) and line.person_id == person,
        }[asked["list"]]
    )


def _monday(request: AskingRequest, today: date) -> date:
    """Return the Monday of the week that is asked for, else of this one."""
    try:
        day = date.fromisoformat(request.GET.get("week", ""))
        day = min(max(day, date(2000, 1, 3)), date(2100, 1, 4))
    except ValueError:
        day = today
    return day - timedelta(days=day.weekday())
