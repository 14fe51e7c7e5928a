"""The board of movements, and the page of one; each form on them is one act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date

from drawdown.core.findings import Finding
from drawdown.movement.file import TO_COME, MovementFile
from drawdown.movement.go_list import shipped, stands
from drawdown.movement.journeys import as_table, journeys
from drawdown.movement.worst import normal_days
from drawdown.people.rights import Sight
from drawdown.web.closing.asking.form import ActForm
from drawdown.web.closing.clearances.lines import adopted
from drawdown.web.closing.days import day_of, moment_of
from drawdown.web.closing.queries import clearances, register
from drawdown.web.closing.views.site import receipt_of
from drawdown.web.closing.words import CLEARED
from drawdown.web.movement import picture
from drawdown.web.movement.asks import forms_of
from drawdown.web.movement.custody import containers, custody
from drawdown.web.movement.lines import (
    DAYS,
    days_of,
    line_of,
    place_name,
    sorted_lines,
    unmatched,
)
from drawdown.web.movement.queries import (
    movement_named,
    movements,
    on_the_way,
    places,
    recorded_of,
    requests,
)
from drawdown.web.movement.refused import in_words
from drawdown.web.movement.sight import shows
from drawdown.web.movement.words import DECISIONS, MARKS, STANDS, check_text
from drawdown.web.movement.yards import rate_of, yards
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.presenting import names_of
from drawdown.web.register.queries import current_snapshot
from drawdown.web.ui.names import named


@dataclass(frozen=True, slots=True)
class Returned:
    """A form that came back, and what it was refused for."""

    form: ActForm | None = None
    findings: tuple[Finding, ...] = ()


NOTHING = Returned()


def board(request: AskingRequest) -> HttpResponse:
    """Show what is to come, what is on the road and what is over, by day and on the map."""
    return board_page(request, NOTHING)


def board_page(request: AskingRequest, returned: Returned, *, status: int = 200) -> HttpResponse:
    """Return the board, with the form that came back."""
    if current_snapshot() is None:
        return render(request, "pages/empty.html")
    who, today = request.who, day_of(request.who)
    shown = [file for file in movements() if shows(who, file)]
    plan = adopted() if who.sees(Sight.CONVOYS) else None
    names, first, now = places(), _first_day(request, today), moment_of(who)
    lines = [line_of(file, names, plan, now) for file in shown]
    parted = sorted_lines(lines)
    rate = rate_of(register())
    context = {
        "page": "movement",
        "today": today,
        "first": first,
        "before": first - timedelta(days=DAYS),
        "after": first + timedelta(days=DAYS),
        "days": days_of(first, shown, plan),
        "map": picture.draw(register(), parted["on_the_road"]),
        **parted,
        "unmatched": [
            (move, day, names.get(move.origin, move.origin), names.get(move.destination, ""))
            for move, day in unmatched(shown, plan, first)
        ],
        "requests": _open_requests(request, shown, names),
        "yards": [
            (
                names.get(yard.place, yard.place),
                yard,
                yard.longest(today),
                yard.overdue(today),
                rate.of(yard, today) if rate is not None else None,
            )
            for yard in yards(register(), shown)
        ],
        "rate": rate,
        "journeys": sum(1 for _ in journeys(shown)),
        **_forms(request, None, returned, today),
    }
    return render(request, "movement/board.html", context, status=status)


def one(request: AskingRequest, movement: str) -> HttpResponse:
    """Show one movement, from its load plan to the last piece."""
    return one_page(request, seen(request, movement), NOTHING)


def seen(request: AskingRequest, movement: str) -> MovementFile:
    """Return a movement that the reader is shown; raises `Http404` for any other."""
    file = movement_named(movement)
    if current_snapshot() is None or file is None or not shows(request.who, file):
        raise Http404
    return file


def one_page(
    request: AskingRequest, file: MovementFile, returned: Returned, *, status: int = 200
) -> HttpResponse:
    """Return the page of a movement, with the form that came back."""
    names, today = places(), day_of(request.who)
    recorded, load = recorded_of(file.load), file.load
    answers = file.decided.answers if file.decided else {}
    granted, persons = clearances(), names_of(request.who.standing)
    context = {
        "page": "movement",
        "line": line_of(file, names, adopted(), moment_of(request.who)),
        "file": file,
        "reconstructed": load.told == "reconstructed",
        "to_come": file.status in TO_COME,
        "worst": recorded.worst_days,
        "normal": normal_days(register(), load.legs, load.leaves.day),
        "legs": _legs(file, names),
        "checks": [
            (check_text(check), MARKS[how], named(STANDS, how), rests_on, check)
            for check in shipped().of_load(load)
            for how, rests_on in [stands(check, load, recorded, answers)]
        ],
        "decision": named(DECISIONS, file.decided.go) if file.decided else "",
        "clearances": [
            (name, named(CLEARED, granted[name].status) if name in granted else "")
            for name in load.clearances
        ],
        "custody": custody(file),
        "containers": containers(file),
        "checked_out_by": persons.get(file.out.by, file.out.by) if file.out else "",
        "ends": [
            (each, place_name(each.place, names), persons.get(each.by, each.by))
            for each in file.receipts
        ],
        **_forms(request, file, returned, today),
    }
    return render(request, "movement/one.html", context, status=status)


def journey_file(request: AskingRequest) -> HttpResponse:
    """Return the journeys that were really made, as `drawdown risk --observed` reads them."""
    table = as_table(journeys(file for file in movements() if shows(request.who, file)))
    answer = HttpResponse(table, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="journeys.csv"'
    return answer


def _forms(
    request: AskingRequest, file: MovementFile | None, returned: Returned, today: date
) -> dict[str, Any]:
    still = on_the_way(file) if file is not None else ()
    return {
        "forms": forms_of(request.who, today, file, still, returned.form),
        "returned": returned.form.slug if returned.form is not None else "",
        "refused": in_words(returned.findings),
        "receipt": receipt_of(request),
    }


def _first_day(request: AskingRequest, today: date) -> date:
    try:
        asked = parse_date(request.GET.get("day", "")[:10])
    except ValueError:
        asked = None
    first = asked or today - timedelta(days=3)
    return min(max(first, date(1990, 1, 1)), date(2100, 1, 1))


def _open_requests(
    request: AskingRequest, files: list[MovementFile], names: Mapping[str, str]
) -> list[tuple[Any, ...]]:
    if not request.who.sees(Sight.CONVOYS):
        return []
    carried = {each for file in files for each in file.load.requests if not file.called_off}
    return [
        (each, names.get(each.site, each.site), place_name(each.to, names))
        for each in requests().values()
        if each.id not in carried
    ]


def _legs(file: MovementFile, names: Mapping[str, str]) -> list[str]:
    legs = {leg.id: leg for leg in register().legs}
    return [
        f"{names.get(legs[leg].origin, '')} – {names.get(legs[leg].destination, '')}"
        for leg in file.load.legs
        if leg in legs
    ]
