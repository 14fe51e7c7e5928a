"""Convoys: when a route and its means are free, and their booking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drawdown.plan.swift.calendars import is_free, log, take
from drawdown.plan.swift.columns import (
    ARRIVAL,
    ESCORT_ROW,
    FLIGHT_ROW,
    GOES_TO,
    HORIZON,
    LEG_DAY,
    LEG_WEEK,
    ROUTE_COLLECTS,
    ROUTE_CYCLE,
    ROUTE_SLOTS,
    ROUTE_TRAIN,
    ROUTE_UNITS,
    ROUTES,
    SLOTS,
    STRETCHES,
    TEU,
    TRIP_BACK,
    TRIP_DAYS,
    TRIP_ESCORT,
    TRUCK_ROW,
    TRUCKS,
    TURNAROUND,
)
from drawdown.plan.swift.compiler import inner

if TYPE_CHECKING:
    from drawdown.plan.swift.tables import Books, Tables


@inner
def may_enter(tables: Tables, books: Books, key: int, day: int) -> bool:
    """Return whether one more convoy may enter a leg on a day."""
    if books.leg_weeks[key, day // 7] >= tables.legs[key, 0]:
        return False
    spacing = tables.legs[key, 1]
    for near in range(max(day - spacing + 1, 0), day + spacing):
        if books.leg_days[key, near] > 0:
            return False
    return True


@inner
def can_depart(tables: Tables, books: Books, route: int, day: int, trucks: int, load: int) -> bool:
    """Return whether a convoy can depart on a day on which the route is open."""
    season = tables.rainy[day]
    for at in range(tables.routes[route, STRETCHES], tables.routes[route, STRETCHES + 1]):
        if not may_enter(
            tables, books, tables.stretches[at, 0], day + tables.stretches[at, 1 + season]
        ):
            return False
    days, back = tables.routes[route, TRIP_DAYS + season], tables.routes[route, TRIP_BACK + season]
    first = day - load - (back if tables.routes[route, ROUTE_COLLECTS] else 0)
    units = tables.routes[route, ROUTE_UNITS]
    if units:
        rest = max(0, tables.numbers[TURNAROUND] - load)
        end = day + tables.routes[route, TRIP_ESCORT + season] + rest
        if not is_free(books.level[ESCORT_ROW], tables.capacity[ESCORT_ROW], first, end, units):
            return False
        if not is_free(books.level[FLIGHT_ROW], tables.capacity[FLIGHT_ROW], day, day + days, 1):
            return False
    train = tables.routes[route, ROUTE_TRAIN]
    if train >= 0 and not is_free(
        books.level[train], tables.capacity[train], day, day + tables.routes[route, ROUTE_CYCLE], 1
    ):
        return False
    end = day + days + (0 if tables.routes[route, ROUTE_COLLECTS] else back)
    return trucks == 0 or is_free(
        books.level[TRUCK_ROW], tables.capacity[TRUCK_ROW], first, end, trucks
    )


@inner
def book(tables: Tables, books: Books, route: int, day: int, trucks: int, load: int) -> None:
    """Take everything a convoy needs."""
    season = tables.rainy[day]
    for at in range(tables.routes[route, STRETCHES], tables.routes[route, STRETCHES + 1]):
        key, enters = tables.stretches[at, 0], day + tables.stretches[at, 1 + season]
        books.leg_weeks[key, enters // 7] += 1
        books.leg_days[key, enters] += 1
        log(books, LEG_WEEK, key, enters // 7, 0, 1)
        log(books, LEG_DAY, key, enters, 0, 1)
    days, back = tables.routes[route, TRIP_DAYS + season], tables.routes[route, TRIP_BACK + season]
    first = day - load - (back if tables.routes[route, ROUTE_COLLECTS] else 0)
    units = tables.routes[route, ROUTE_UNITS]
    if units:
        rest = max(0, tables.numbers[TURNAROUND] - load)
        take(
            books, ESCORT_ROW, first, day + tables.routes[route, TRIP_ESCORT + season] + rest, units
        )
        take(books, FLIGHT_ROW, day, day + days, 1)
    train = tables.routes[route, ROUTE_TRAIN]
    if train >= 0:
        take(books, train, day, day + tables.routes[route, ROUTE_CYCLE], 1)
    if trucks:
        end = day + days + (0 if tables.routes[route, ROUTE_COLLECTS] else back)
        take(books, TRUCK_ROW, first, end, trucks)


@inner
def depart(tables: Tables, books: Books, site: int, lift: int, earliest: int, load: int) -> int:
    """Book the earliest departure of a lift; return the day, or -1 when there is none."""
    best_arrives, best_day, best_route = 1 << 30, 1 << 30, -1
    hub = tables.sites[site, GOES_TO]
    teu = tables.lifts[lift, TEU]
    for route in range(tables.sites[site, ROUTES], tables.sites[site, ROUTES + 1]):
        if tables.routes[route, ROUTE_SLOTS] < tables.lifts[lift, SLOTS]:
            continue
        trucks = 0 if tables.routes[route, ROUTE_TRAIN] >= 0 else tables.lifts[lift, TRUCKS]
        opened = tables.opened[route, 1 if load else 0]
        day = earliest
        while day < tables.numbers[HORIZON]:
            if opened[day] and can_depart(tables, books, route, day, trucks, load):
                arrives = day + tables.routes[route, TRIP_DAYS + tables.rainy[day]]
                if books.arrivals[hub, arrives] + teu <= tables.hubs[hub, 0]:
                    if (arrives, day) < (best_arrives, best_day):
                        best_arrives, best_day, best_route = arrives, day, route
                    break
            day += 1
    if best_route < 0:
        return -1
    trucks = 0 if tables.routes[best_route, ROUTE_TRAIN] >= 0 else tables.lifts[lift, TRUCKS]
    book(tables, books, best_route, best_day, trucks, load)
    books.arrivals[hub, best_arrives] += teu
    log(books, ARRIVAL, hub, best_arrives, 0, teu)
    books.trips[0, lift] = best_day
    books.trips[1, lift] = best_arrives
    return best_day
