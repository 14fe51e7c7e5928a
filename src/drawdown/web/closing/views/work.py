"""The work list: tasks by section, site and week, what is late or blocked, and the variance."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from drawdown.people.rights import Sight
from drawdown.progress.planned import Works
from drawdown.progress.variance import SiteVariance, week_of
from drawdown.web.closing.actions.do_many import MANY
from drawdown.web.closing.days import day_of
from drawdown.web.closing.packs.renewals import renewals
from drawdown.web.closing.queries import register, works
from drawdown.web.closing.tasks.lines import TaskLine, lines_of
from drawdown.web.closing.tasks.lists import LISTS, Asked, Tab, asked_of
from drawdown.web.closing.words import section_name
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.presenting import names_of
from drawdown.web.records.sending import new_stamp
from drawdown.web.register.queries import current_snapshot
from drawdown.web.ui.table_file import table_file

AT_ONCE = 100
"""Tasks on one page; the next page shows the next ones."""


def work(request: AskingRequest) -> HttpResponse:
    """Show the tasks that the address asks for, and the variance of the week."""
    if current_snapshot() is None:
        return render(request, "pages/empty.html")
    return render(request, "closing/work.html", page_of(request))


def page_of(request: AskingRequest) -> dict[str, Any]:
    """Return everything that the page shows."""
    who = request.who
    today = day_of(who)
    seen = [each for tasks in _seen(request).values() for each in tasks.values()]
    asked = asked_of(request.GET, who, today)
    lines = lines_of(seen, names_of(who.standing), today)
    there = [line for line in lines if line.over is None and asked.narrows(line)]
    kept = [line for line in there if asked.fits(line)]
    page = min(asked.page, max(0, (len(kept) - 1) // AT_ONCE))
    first = _monday(request, today)
    names = {site.id: site.name for site in register().sites}
    return {
        "page": "work",
        "asked": asked,
        "tabs": _tabs(asked, there),
        "lines": kept[page * AT_ONCE : (page + 1) * AT_ONCE],
        "count": len(kept),
        "from_line": page * AT_ONCE + 1 if kept else 0,
        "to_line": min(len(kept), (page + 1) * AT_ONCE),
        "pages": _pages(asked, page, len(kept)),
        "sections": sorted({(line.lead, section_name(line.lead)) for line in lines}),
        "sites_here": sorted({(line.site, line.site_name) for line in lines}),
        "first": first,
        "last": first + timedelta(days=6),
        "before": first - timedelta(days=7),
        "after": first + timedelta(days=7),
        "variance": [(names.get(v.site, v.site), v) for v in week_of(seen, first=first)],
        "today": today,
        "renewals": renewals(who, today),
        "may_record": who.visitor or any(who.could(kind) for kind in MANY),
        "stamp": new_stamp(who.at).signed(),
        "persons": sorted(names_of(who.standing).items(), key=lambda item: item[1].casefold()),
    }


def _tabs(asked: Asked, lines: list[TaskLine]) -> list[Tab]:
    """Return every list with the number of tasks on it."""
    return [
        Tab(
            name=name,
            words=str(words),
            count=sum(asked.on(name, line) for line in lines),
            address="?" + urlencode(asked.with_list(name)),
            current=name == asked.list,
        )
        for name, words in LISTS.items()
    ]


def _pages(asked: Asked, page: int, count: int) -> dict[str, str]:
    """Return the addresses of the page before and of the next."""
    at = {"before": page - 1, "after": page + 1}
    last = max(0, (count - 1) // AT_ONCE)
    return {
        name: "?" + urlencode({**asked.with_list(asked.list), "page": number})
        for name, number in at.items()
        if 0 <= number <= last
    }


def variance_file(request: AskingRequest) -> HttpResponse:
    """Return the variance of a week as a table."""
    if current_snapshot() is None:
        return table_file("variance.csv", HEAD, [])
    today = day_of(request.who)
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


def _monday(request: AskingRequest, today: date) -> date:
    """Return the Monday of the week that is asked for, else of this one."""
    try:
        day = date.fromisoformat(request.GET.get("week", ""))
        day = min(max(day, date(2000, 1, 3)), date(2100, 1, 4))
    except ValueError:
        day = today
    return day - timedelta(days=day.weekday())
