"""The guide price of placed sites, before traffic and people are decoded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from drawdown.plan.swift.columns import (
    BODY,
    CAP_DAY,
    CAP_PEOPLE,
    CLOSES,
    DEADLINE,
    DUE,
    ENDING,
    GOES_TO,
    HUB_CUTOFF,
    HUB_OF,
    IS_HUB,
    LATE_DAY,
    LATE_PERSON,
    LIFTS,
    LOAD_DAYS,
    MARKS,
    OWN,
    PEOPLE,
    PERSON_DAY,
    ROUTES,
    SHUTTLES,
    SITE_DAY,
    TEAM_DAY,
    TEU,
    TRIP_DAYS,
    VEHICLES,
)
from drawdown.plan.swift.compiler import inner

if TYPE_CHECKING:
    from drawdown.plan.swift.tables import Books, Tables

    Array = np.ndarray[Any, np.dtype[Any]]

MARGIN = 1
"""Days before the deadline by which people should be out; some will miss their flight."""


@inner
def people_price(tables: Tables, books: Books) -> float:
    """Return what those who join cost until they fly, from their hub or by shuttle."""
    numbers, hubs = tables.numbers, len(tables.hubs)
    last = books.joins.shape[1]
    books.waiting[:] = 0
    gone, shuttles, left = 0, 0, 0
    total = 0.0
    for day in range(last):
        if day % 7 == 0:
            shuttles = numbers[SHUTTLES]
            for hub in range(hubs):
                shut = 0 < books.shut[hub] <= day
                books.offered[hub] = 0 if shut else tables.hubs[hub, 3]
        if day == numbers[DEADLINE] + 90:
            break
        left = numbers[CAP_PEOPLE] - gone if day < numbers[CAP_DAY] else 1 << 30
        leave = 0
        for hub in range(hubs):
            books.waiting[hub] += books.joins[hub, day]
            may = min(books.waiting[hub], books.offered[hub], left - leave)
            if may > 0:
                books.waiting[hub] -= may
                books.offered[hub] -= may
                leave += may
        for hub in range(hubs):
            for to in range(hubs):
                may = min(books.waiting[hub], books.offered[to], left - leave, shuttles)
                if may > 0:
                    books.waiting[hub] -= may
                    books.offered[to] -= may
                    shuttles -= may
                    leave += may
        gone += leave
        late = max(0, day + 1 + MARGIN - numbers[DEADLINE])
        total += leave * (numbers[PERSON_DAY] * day + numbers[LATE_PERSON] * late)
    for hub in range(hubs):
        stay = books.waiting[hub]
        total += stay * 100.0 * numbers[LATE_PERSON]
    return total


@inner
def end_hub(tables: Tables, books: Books, site: int) -> float:
    """Return the price of the end of a hub that closes, and send its guard to the next hub.

    Its team is promised elsewhere from the end that its cut-off leads to: later is as good as late.
    """
    held = books.held[tables.sites[site, HUB_OF]]
    ended = books.until[site]
    if held > 0:
        emptied = held - 1 + tables.sites[site, HUB_CUTOFF]
        ended = max(ended, emptied + tables.sites[site, ENDING] + 1)
    books.shut[tables.sites[site, HUB_OF]] = ended - tables.sites[site, ENDING]
    to, route = tables.sites[site, GOES_TO], tables.sites[site, ROUTES]
    last = books.joins.shape[1] - 1
    arrives = min(last - 1, ended - 1 + tables.routes[route, TRIP_DAYS])
    books.joins[to, arrives] += tables.lifts[tables.sites[site, LIFTS + 1] - 1, PEOPLE]
    books.held[to] = max(books.held[to], arrives + 1)
    late = max(0, ended - tables.sites[site, DUE]) + max(0, ended - books.until[site])
    return tables.sites[site, SITE_DAY] * ended + float(tables.numbers[LATE_DAY] * late)


@inner
def price(tables: Tables, books: Books, worth: Array) -> float:
    """Return the guide price in cents."""
    total = 0.0
    last = worth.shape[2] - 1
    books.held[:] = 0
    books.shut[:] = 0
    books.joins[:] = 0
    for site in range(len(tables.sites)):
        begins = tables.sites[site, MARKS + 0]
        if begins >= 0:
            days = books.until[site] - books.spans[0, begins]
            total += tables.numbers[TEAM_DAY] * days
        if not (tables.sites[site, CLOSES] and tables.sites[site, IS_HUB]):
            ended = books.until[site]
            if tables.sites[site, CLOSES]:
                ended = books.spans[1, tables.sites[site, MARKS + 9]]
            total += tables.sites[site, SITE_DAY] * ended
            total += tables.numbers[LATE_DAY] * max(0, ended - tables.sites[site, DUE])
        hub = tables.sites[site, GOES_TO]
        for lift in range(tables.sites[site, LIFTS], tables.sites[site, LIFTS + 1]):
            if lift == tables.sites[site, LIFTS + 1] - 1 and tables.sites[site, IS_HUB]:
                continue
            day = min(last, books.trips[1, lift] + tables.hubs[hub, 1])
            total += worth[hub, 0, day] * tables.lifts[lift, TEU]
            total += worth[hub, 1, day] * tables.lifts[lift, VEHICLES]
            books.joins[hub, min(last, books.trips[1, lift])] += tables.lifts[lift, PEOPLE]
            books.held[hub] = max(books.held[hub], books.trips[1, lift] + 1)
        freed = 0
        for mark in (2, 3):
            task = tables.sites[site, MARKS + mark]
            if task >= 0:
                freed = max(freed, books.spans[1, task])
        if tables.sites[site, IS_HUB]:
            hub = tables.sites[site, HUB_OF]
            books.joins[hub, min(last, freed)] += tables.sites[site, BODY]
            if not tables.sites[site, CLOSES]:
                task = tables.sites[site, MARKS + 4]
                packed = max(freed, books.spans[1, task]) if task >= 0 else freed
                task = tables.sites[site, MARKS + 3]
                cleared = books.spans[1, task] if task >= 0 else 0
                load = tables.numbers[LOAD_DAYS]
                for kind in range(2):
                    coe, unoe = (
                        tables.sites[site, OWN + 0 + kind],
                        tables.sites[site, OWN + 2 + kind],
                    )
                    total += worth[hub, kind, min(last, cleared + load)] * coe
                    total += worth[hub, kind, min(last, packed + load)] * unoe
    for site in range(len(tables.sites)):
        if tables.sites[site, CLOSES] and tables.sites[site, IS_HUB]:
            total += end_hub(tables, books, site)
    for hub in range(len(tables.hubs)):
        if books.held[hub] > 0:
            books.joins[hub, min(last, books.held[hub])] += tables.hubs[hub, 2]
    return total + people_price(tables, books)
