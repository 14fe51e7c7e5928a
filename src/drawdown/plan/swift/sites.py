"""Sites: their tasks forward, then late, then early, until a team is free for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drawdown.plan.swift.calendars import (
    first_free,
    last_free,
    take,
    undo,
)
from drawdown.plan.swift.columns import (
    CLEARED,
    CLOSES,
    CREW,
    DAYS,
    ENDING,
    HUB_CUTOFF,
    IS_HUB,
    KIND,
    LAST,
    LIFT,
    LIFTS,
    LOAD_DAYS,
    MARKS,
    PREDS,
    STAFF,
    STAFF_OF,
    SWEEP,
    TASKS,
    TEAM,
    UNOE,
    WORK,
)
from drawdown.plan.swift.compiler import inner
from drawdown.plan.swift.lifts import place_lifts, place_staff
from drawdown.plan.swift.roads import depart

if TYPE_CHECKING:
    from drawdown.plan.swift.tables import Books, Tables

TRIES = 60
"""Starts that are tried for the team of a site."""


@inner
def place_tasks(tables: Tables, books: Books, site: int, release: int) -> bool:
    """Place the tasks of a site in its order; return whether everything found a place."""
    lifted = False
    for task in range(tables.sites[site, TASKS], tables.sites[site, TASKS + 1]):
        earliest = 0
        for at in range(tables.tasks[task, PREDS], tables.tasks[task, PREDS + 1]):
            earliest = max(earliest, books.spans[1, tables.before[at]])
        if task == tables.sites[site, MARKS + 0]:
            earliest = max(earliest, release)
        kind = tables.tasks[task, KIND]
        if kind == LIFT:
            if not lifted and not place_lifts(tables, books, site):
                return False
            lifted = True
        elif kind == STAFF:
            if tables.sites[site, STAFF_OF] > 0 and not lifted:
                if not place_lifts(tables, books, site):
                    return False
                lifted = True
            place_staff(tables, books, site, task, earliest)
        elif kind == LAST:
            rear = tables.sites[site, LIFTS + 1] - 1
            day = depart(tables, books, site, rear, earliest, 0)
            if day < 0:
                return False
            books.spans[0, task], books.spans[1, task] = day, day + 1
        else:
            days, crew = tables.tasks[task, DAYS], tables.tasks[task, CREW]
            start = earliest
            if crew >= 0 and days > 0:
                start = first_free(books.level[crew], tables.capacity[crew], earliest, days)
                take(books, crew, start, start + days, 1)
            books.spans[0, task], books.spans[1, task] = start, start + days
    return True


@inner
def end_of(tables: Tables, books: Books, site: int, cutoff: int) -> int:
    """Return the end of what a site does by itself."""
    if tables.sites[site, CLOSES] and not tables.sites[site, IS_HUB]:
        return books.spans[1, tables.sites[site, MARKS + 9]]
    end = 0
    if tables.sites[site, CLOSES]:
        end = cutoff + tables.sites[site, HUB_CUTOFF]
        for at in range(tables.sites[site, SWEEP], tables.sites[site, SWEEP + 1]):
            end = max(end, books.spans[1, tables.before[at]])
        return end
    for task in range(tables.sites[site, TASKS], tables.sites[site, TASKS + 1]):
        end = max(end, books.spans[1, task])
    return end


@inner
def push_late(tables: Tables, books: Books, site: int, end: int) -> None:
    """Move tasks as late as what follows allows, so that the team comes no sooner."""
    first, last = tables.sites[site, TASKS], tables.sites[site, TASKS + 1]
    load = tables.numbers[LOAD_DAYS]
    for task in range(first, last):
        books.spans[2, task] = max(end, books.spans[1, task])
    lift, rear = tables.sites[site, LIFTS], tables.sites[site, LIFTS + 1] - 1
    if rear > lift:
        loading = books.trips[0, lift] - load
        packed = (
            loading
            if tables.sites[site, MARKS + 7] < 0
            else books.spans[0, tables.sites[site, MARKS + 7]]
        )
        for number in range(lift, rear):
            if tables.lifts[number, UNOE]:
                packed = min(packed, books.trips[0, number] - load)
        limits = (loading, loading, packed, books.trips[0, rear - 1] - load)
        for mark in range(4):
            task = tables.sites[site, MARKS + 2 + mark]
            if task >= 0:
                books.spans[2, task] = min(books.spans[2, task], limits[mark])
    for task in range(last - 1, first - 1, -1):
        kind = tables.tasks[task, KIND]
        start, days = books.spans[0, task], books.spans[1, task] - books.spans[0, task]
        if start < end and (kind in (WORK, CLEARED) or (kind == STAFF and days == 0)):
            latest = books.spans[2, task] - days
            crew = tables.tasks[task, CREW]
            if latest > start:
                if crew >= 0 and days > 0:
                    take(books, crew, start, start + days, -1)
                    start = last_free(books.level[crew], tables.capacity[crew], start, latest, days)
                    take(books, crew, start, start + days, 1)
                else:
                    start = latest
                books.spans[0, task], books.spans[1, task] = start, start + days
        if kind != LIFT:
            for at in range(tables.tasks[task, PREDS], tables.tasks[task, PREDS + 1]):
                pred = tables.before[at]
                books.spans[2, pred] = min(books.spans[2, pred], start)


@inner
def pull_early(tables: Tables, books: Books, site: int, end: int) -> None:
    """Move work back as early as what goes before allows, the start of the team apart."""
    begins = tables.sites[site, MARKS + 0]
    for task in range(tables.sites[site, TASKS], tables.sites[site, TASKS + 1]):
        kind, crew = tables.tasks[task, KIND], tables.tasks[task, CREW]
        start, days = books.spans[0, task], tables.tasks[task, DAYS]
        if kind != WORK or crew < 0 or days == 0 or start >= end or task == begins:
            continue
        earliest = 0
        for at in range(tables.tasks[task, PREDS], tables.tasks[task, PREDS + 1]):
            earliest = max(earliest, books.spans[1, tables.before[at]])
        if earliest >= start:
            continue
        take(books, crew, start, start + days, -1)
        start = first_free(books.level[crew], tables.capacity[crew], earliest, days)
        take(books, crew, start, start + days, 1)
        books.spans[0, task], books.spans[1, task] = start, start + days


@inner
def place_site(tables: Tables, books: Books, site: int, release: int, cutoff: int) -> bool:
    """Place one site, its team from `release` on; return whether it found a place."""
    team = tables.numbers[TEAM]
    for _ in range(TRIES):
        books.logged[0] = 0
        if not place_tasks(tables, books, site, release):
            undo(books)
            return False
        end = end_of(tables, books, site, cutoff)
        push_late(tables, books, site, end)
        pull_early(tables, books, site, end)
        begins = tables.sites[site, MARKS + 0]
        if team < 0 or begins < 0:
            books.until[site] = end
            return True
        until = end + tables.sites[site, ENDING]
        full = -1
        for day in range(books.spans[0, begins], min(until, books.level.shape[1])):
            if books.level[team, day] >= tables.capacity[team]:
                full = day
        if full < 0:
            take(books, team, books.spans[0, begins], until, 1)
            books.until[site] = until
            return True
        undo(books)
        release = full + 1
    return False
