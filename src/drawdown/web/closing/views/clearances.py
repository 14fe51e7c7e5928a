"""The log of clearances: asked, due, answered, and what waits for each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from drawdown.people.rights import Sight
from drawdown.plan.schedule import Movement
from drawdown.progress.clearance import Clearance
from drawdown.web.closing.queries import clearances, register
from drawdown.web.closing.table_file import table_file
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.register.queries import current_snapshot
from drawdown.web.ui.names import CLEARANCES, named
from drawdown.web.works.queries import current_plan, document_of

ANSWERS: dict[str, Promise] = {
    "asked": lazy("no answer yet"),
    "granted": lazy("granted"),
    "refused": lazy("refused"),
    "withdrawn": lazy("withdrawn"),
}
HEAD = ("clearance", "kind", "authority", "asked", "needed_by", "answer", "answered", "reason",
        "days_open", "sites", "movements", "people", "slots", "days_to_deadline")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One request, and what waits for it in the plan; unknown is none."""

    request: Clearance
    kind: str
    answer: str
    days_open: int
    overdue: bool
    people: int | None
    slots: int | None
    days_left: int
    """Days from today, or from the answer, to the deadline of the mission."""

    @property
    def costs(self) -> bool:
        """Whether what waits cannot move: no clearance stands."""
        return self.request.status != "granted"


def clearance_log(request: AskingRequest) -> HttpResponse:
    """Show every request that the reader may see."""
    if current_snapshot() is None:
        return render(request, "pages/empty.html")
    context = {"page": "clearances", "lines": _lines(request), "today": request.who.at.date()}
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
        for line in (_lines(request) if current_snapshot() else [])
    ]
    return table_file("clearances.csv", HEAD, rows)


def _lines(request: AskingRequest) -> list[Line]:
    who = request.who
    snapshot = current_snapshot()
    row = current_plan(snapshot) if snapshot else None
    moves = {each.id: each for each in document_of(row).movements} if row else {}
    today, deadline = who.at.date(), register().mission.deadline
    return [
        _line(each, moves, today, deadline)
        for each in clearances().values()
        if who.sees(Sight.CONVOYS, sites=frozenset(each.sites))
        or (each.needed_by < today and who.sees(Sight.CLOSURE, sites=frozenset(each.sites)))
    ]


def _line(each: Clearance, moves: dict[str, Movement], today: date, deadline: date) -> Line:
    known = [moves[name] for name in each.movements if name in moves]
    whole = bool(known) and len(known) == len(each.movements)
    return Line(
        request=each,
        kind=named(CLEARANCES, each.kind),
        answer=named(ANSWERS, each.status),
        days_open=each.open_days(today),
        overdue=each.overdue(today),
        people=sum(move.people for move in known) if whole else None,
        slots=sum(move.slots for move in known) if whole else None,
        days_left=(deadline - (each.answered_on or today)).days,
    )
