"""Gathers the final documents of the liquidation from the records, as they stand on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from django.db.models import Sum

from drawdown.ledger.act_reading import parse_act
from drawdown.liquidation import papers
from drawdown.liquidation.papers import Given, Lesson
from drawdown.people.reading import shipped_rights
from drawdown.property.disposal.document import Document, Said
from drawdown.property.files.file import FileKind
from drawdown.property.line import UN
from drawdown.property.posting import Way
from drawdown.web.closing.queries import register, rules
from drawdown.web.liquidation.lesson_words import kind_said
from drawdown.web.liquidation.performance import performance
from drawdown.web.liquidation.planning import tracks_on
from drawdown.web.liquidation.standing import standing_on
from drawdown.web.property.files import files_of
from drawdown.web.property.models import Item, Posting
from drawdown.web.records.models import Entry

MOST = 500
"""Lessons in one document."""


def disposition(today: date) -> Document:
    """Return the final disposition of assets at the end of a day."""
    found = standing_on(today)
    return papers.disposition_document(
        register().mission.name, today, found.accounts, len(found.differences)
    )


def donations(today: date) -> Document:
    """Return the list of free contributions."""
    gave = Posting.objects.filter(way=Way.GIVEN, owner=UN).aggregate(all=Sum("quantity"))
    return papers.donation_document(
        register().mission.name, today, list(_given()), gave["all"] or 0
    )


def report(today: date) -> Document:
    """Return the liquidation report."""
    found, mission = standing_on(today), register().mission
    notes: list[Said] = []
    if found.file.begun is not None:
        begun = found.file.begun.on.isoformat()
        notes.append((f"Liquidation begun on {begun}.", f"Liquidation commencée le {begun}."))
    if found.file.closed_on is not None:
        closed = found.file.closed_on.isoformat()
        notes.append((f"Ended on {closed}.", f"Terminée le {closed}."))
    return papers.report_document(
        mission.name,
        today,
        found.register,
        tracks_on(today).tasks,
        notes=notes,
        differences=len(found.differences),
    )


def lessons(today: date) -> Document:
    """Return the lessons: what acts give a reason for, and tasks that were done late."""
    return papers.lessons_document(register().mission.name, today, list(_lessons(today))[:MOST])


def open_items(today: date) -> Document:
    """Return every open item and residual with its owner, its day and its successor."""
    whole = register()
    places = {site.id: site.name for site in whole.sites}
    offices = {role.id: (role.name, role.name_fr) for role in shipped_rights().roles}
    return papers.register_document(
        whole.mission.name,
        today,
        standing_on(today).register,
        places=places,
        offices=offices,
        states={state.id: (state.name, state.name_fr) for state in rules().states},
    )


PAPERS: Mapping[str, Callable[[date], Document]] = {
    "disposition": disposition,
    "donations": donations,
    "report": report,
    "register": open_items,
    "performance": performance,
    "lessons": lessons,
}


def _given() -> Iterator[Given]:
    places = {site.id: site.name for site in register().sites}
    for file in files_of(FileKind.GIFT):
        rows = {row.line: row for row in Item.objects.filter(line__in=list(file.lines))}
        for line, pieces in file.lines.items():
            row = rows.get(line)
            yield Given(
                gift=file.id,
                receiver=file.receiver,
                site=places.get(file.site, file.site),
                state=file.state,
                line=line,
                description=row.description if row else "",
                pieces=pieces,
                purchase=row.purchase * pieces if row and row.purchase is not None else None,
                residual=row.residual * pieces if row and row.residual is not None else None,
                currency=row.currency if row else "",
            )


def _lessons(today: date) -> Iterator[Lesson]:
    places = {f"site:{site.id}": site.name for site in register().sites}
    for row in Entry.objects.order_by("index").iterator():
        act = parse_act(bytes(row.content))
        words = act.body.get("reason") or act.body.get("remark") or act.body.get("lesson")
        day = act.claimed.date()
        if isinstance(words, str) and words and day <= today:
            where = str(next(iter(act.subjects), ""))
            yield Lesson(day, places.get(where, where), kind_said(act.kind), words, f"{row.index}")
    for each in tracks_on(today).tasks:
        if each.done is not None and each.done > each.first.last:
            days = (each.done - each.first.last).days
            yield Lesson(
                each.done,
                each.first.place,
                ("Task done late", "Tâche faite en retard"),
                f"{each.first.task.name} (+{days} d)",
                each.first.key,
            )
