"""Lifts and flights of a site, and the tasks that take their time from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drawdown.plan.swift.calendars import log
from drawdown.plan.swift.columns import (
    COE,
    FLIGHT,
    HORIZON,
    LIFTS,
    LOAD_DAYS,
    MARKS,
    SERVICES,
    STAFF_OF,
    UNOE,
)
from drawdown.plan.swift.compiler import inner
from drawdown.plan.swift.roads import depart

if TYPE_CHECKING:
    from drawdown.plan.swift.tables import Books, Tables


@inner
def place_lifts(tables: Tables, books: Books, site: int) -> bool:
    """Place the lifts of a site one after another and give T46 to T48 their times."""
    ready = 0
    for mark in (2, 3):
        task = tables.sites[site, MARKS + mark]
        if task >= 0:
            ready = max(ready, books.spans[1, task])
    packed = (
        books.spans[1, tables.sites[site, MARKS + 4]] if tables.sites[site, MARKS + 4] >= 0 else 0
    )
    disarmed = (
        books.spans[1, tables.sites[site, MARKS + 5]] if tables.sites[site, MARKS + 5] >= 0 else 0
    )
    load = tables.numbers[LOAD_DAYS]
    first, end = tables.sites[site, LIFTS], tables.sites[site, LIFTS + 1] - 1
    before = -1
    for lift in range(first, end):
        start = max(ready, packed) if tables.lifts[lift, UNOE] else ready
        if lift == end - 1:
            start = max(start, packed, disarmed)
            if before >= 0:
                start = max(start, before + 1 - load)
        day = depart(tables, books, site, lift, max(start + load, before), load)
        if day < 0:
            return False
        before = day
    coe_first, coe_last, un_first, un_last = -1, -1, -1, -1
    for lift in range(first, end):
        if tables.lifts[lift, COE]:
            coe_first = lift if coe_first < 0 else coe_first
            coe_last = lift
        if tables.lifts[lift, UNOE]:
            un_first = lift if un_first < 0 else un_first
            un_last = lift
    if coe_first < 0:
        coe_first, coe_last = first, first
    if un_first < 0:
        un_first, un_last = end - 1, end - 1
    spans = ((6, coe_first, coe_last), (7, un_first, un_last), (8, end - 1, end - 1))
    for mark, low, high in spans:
        task = tables.sites[site, MARKS + mark]
        if task >= 0:
            books.spans[0, task] = books.trips[0, low] - load
            books.spans[1, task] = books.trips[0, high] + 1
    return True


@inner
def place_staff(tables: Tables, books: Books, site: int, task: int, earliest: int) -> None:
    """Fly the non-essential people of a closing site to its hub, or put them on its first lift."""
    people = tables.sites[site, STAFF_OF]
    if people == 0:
        books.spans[0, task], books.spans[1, task] = earliest, earliest
        return
    lift = books.trips[0, tables.sites[site, LIFTS]]
    earliest = max(earliest, lift)
    first, end = tables.sites[site, SERVICES], tables.sites[site, SERVICES + 1]
    if first == end:
        books.spans[0, task], books.spans[1, task] = lift, lift + 1
        return
    day = earliest
    while people > 0 and day < tables.numbers[HORIZON]:
        for service in range(first, end):
            craft, seats = tables.services[service, 0], tables.services[service, 1]
            while people > 0 and books.flights[craft, day // 7] < tables.craft_weeks[craft]:
                books.flights[craft, day // 7] += 1
                log(books, FLIGHT, craft, day // 7, 0, 1)
                people -= min(people, seats)
        day += 1
    books.spans[0, task], books.spans[1, task] = earliest, day
