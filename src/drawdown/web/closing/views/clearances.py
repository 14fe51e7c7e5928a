"""The log of clearances: asked, due, answered, and what waits for each."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from drawdown.web.closing.clearance_lines import lines_seen
from drawdown.web.closing.days import day_of
from drawdown.web.closing.table_file import table_file
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.register.queries import current_snapshot

HEAD = ("clearance", "kind", "authority", "asked", "needed_by", "answer", "answered", "reason",
        "days_open", "sites", "movements", "people", "slots", "days_to_deadline")  # fmt: skip


def clearance_log(request: AskingRequest) -> HttpResponse:
    """Show every request that the reader may see."""
    if current_snapshot() is None:
        return render(request, "pages/empty.html")
    today = day_of(request.who)
    context = {"page": "clearances", "lines": lines_seen(request.who, today), "today": today}
    return render(request, "closing/clearances.html", context)


def clearance_file(request: AskingRequest) -> HttpResponse:
    """Return the log as a table that can be shown to the host or the Council."""
    rows = [
        (
            line.request.id,
            line.request.kind,
            line.request.authority,
            line.request.asked_on,
            line.request.needed_by,
            line.request.status.value,
            line.request.answered_on,
            line.request.reason,
            line.days_open,
            " ".join(line.request.sites),
            len(line.request.movements),
            line.people,
            line.slots,
            line.days_left,
        )
        for line in (lines_seen(request.who, day_of(request.who)) if current_snapshot() else [])
    ]
    return table_file("clearances.csv", HEAD, rows)
