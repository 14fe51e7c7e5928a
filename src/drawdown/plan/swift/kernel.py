"""The compiled decoder: sites one after another on integer calendars, and annealing over them.

Every compiled function stands in this one file, since the cache of the compiler notices edits of
this file only. The rules are those of `decode.sites` and `decode.roads`, step by step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from drawdown.plan.swift.tables import Books, Tables

    Array = np.ndarray[Any, np.dtype[Any]]

inner = njit(cache=True, no_cpython_wrapper=True, no_cfunc_wrapper=True)
"""Compiles what only other compiled functions call."""
# Columns of the tables.
DEADLINE, HORIZON, LOAD_DAYS, TURNAROUND, TEAM, LATE_DAY, TEAM_DAY = range(7)
CLOSES, IS_HUB, HUB_OF, HUB_CUTOFF, ENDING, STAFF_OF, BODY, SITE_DAY, GOES_TO = range(9)
TASKS, LIFTS, ROUTES, SERVICES, SWEEP, OWN, MARKS = 9, 11, 13, 15, 17, 19, 23
DAYS, CREW, KIND, PREDS = range(4)
TEU, VEHICLES, SLOTS, TRUCKS, PEOPLE, COE, UNOE = range(7)
ROUTE_SLOTS, ROUTE_UNITS, ROUTE_COLLECTS, ROUTE_TRAIN, ROUTE_CYCLE, STRETCHES = range(6)
TRIP_DAYS, TRIP_BACK, TRIP_ESCORT = 7, 9, 11
NO_PLACE = 1e15
TRIES = 60
WORK, LIFT, STAFF, LAST, CLEARED = 0, 1, 2, 3, 4
ON_LEVEL, LEG_WEEK, LEG_DAY, ARRIVAL, FLIGHT = range(5)
ESCORT_ROW, FLIGHT_ROW, TRUCK_ROW = range(3)


@inner
def log(books: Books, kind: int, row: int, first: int, end: int, amount: int) -> None:
    """Note what has been taken, so that it can be given back."""
    at = books.logged[0]
    books.taken[at, 0] = kind
    books.taken[at, 1] = row
    books.taken[at, 2] = first
    books.taken[at, 3] = end
    books.taken[at, 4] = amount
    books.logged[0] = at + 1


@inner
def take(books: Books, row: int, first: int, end: int, amount: int) -> None:
    """Take an amount of a resource from `first` to `end - 1`, or give it back."""
    last = min(end, books.level.shape[1])
    for day in range(max(first, 0), last):
        books.level[row, day] += amount
    log(books, ON_LEVEL, row, first, end, amount)


@inner
def undo(books: Books) -> None:
    """Give back everything that has been noted."""
    for at in range(books.logged[0]):
        kind, row = books.taken[at, 0], books.taken[at, 1]
        first, end, amount = books.taken[at, 2], books.taken[at, 3], books.taken[at, 4]
        if kind == ON_LEVEL:
            last = min(end, books.level.shape[1])
            for day in range(max(first, 0), last):
                books.level[row, day] -= amount
        elif kind == LEG_WEEK:
            books.leg_weeks[row, first] -= amount
        elif kind == LEG_DAY:
            books.leg_days[row, first] -= amount
        elif kind == ARRIVAL:
            books.arrivals[row, first] -= amount
        else:
            books.flights[row, first] -= amount
    books.logged[0] = 0


@inner
def first_free(level: Array, capacity: int, first: int, length: int) -> int:
    """Return the first day from `first` on which one unit is free for `length` days."""
    run = 0
    day = first
    while day < len(level):
        if level[day] < capacity:
            run += 1
            if run == length:
                return day - length + 1
        else:
            run = 0
        day += 1
    return len(level)


@inner
def last_free(level: Array, capacity: int, first: int, latest: int, length: int) -> int:
    """Return the last day from `latest` down to `first` with one unit free for `length` days."""
    start = latest
    while start > first:
        full = -1
        for day in range(start, min(start + length, len(level))):
            if level[day] >= capacity:
                full = day
                break
        if full < 0:
            return start
        start = full - length
    return first


@inner
def is_free(level: Array, capacity: int, first: int, end: int, amount: int) -> bool:
    """Return whether an amount is free on every day from `first` to `end - 1`."""
    for day in range(max(first, 0), min(end, len(level))):
        if level[day] + amount > capacity:
            return False
    return True


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
            start = max(start, disarmed)
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
        if start < end and kind in (WORK, CLEARED):
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


@njit(cache=True)
def decode(tables: Tables, books: Books, worth: Array, arrival: Array, choice: Array) -> float:
    """Place all sites in order; return their guide price.

    `choice` has the order, the releases and the cut-offs in its rows.
    """
    books.level[:] = 0
    books.leg_weeks[:] = 0
    books.leg_days[:] = 0
    books.arrivals[:] = 0
    books.flights[:] = 0
    for at in range(choice.shape[1]):
        site = choice[0, at]
        if not place_site(tables, books, site, choice[1, site], choice[2, site]):
            return NO_PLACE
    return price(tables, books, worth, arrival)


@inner
def price(tables: Tables, books: Books, worth: Array, arrival: Array) -> float:
    """Return the guide price in cents, as `guide.site_price` does."""
    total = 0.0
    last = worth.shape[2] - 1
    for site in range(len(tables.sites)):
        begins = tables.sites[site, MARKS + 0]
        ended = books.until[site]
        if tables.sites[site, CLOSES] and not tables.sites[site, IS_HUB]:
            ended = books.spans[1, tables.sites[site, MARKS + 9]]
        total += tables.sites[site, SITE_DAY] * ended
        total += tables.numbers[LATE_DAY] * max(0, ended - tables.numbers[DEADLINE])
        if begins >= 0:
            total += tables.numbers[TEAM_DAY] * (books.until[site] - books.spans[0, begins])
        hub = tables.sites[site, GOES_TO]
        for lift in range(tables.sites[site, LIFTS], tables.sites[site, LIFTS + 1]):
            if lift == tables.sites[site, LIFTS + 1] - 1 and tables.sites[site, IS_HUB]:
                continue
            day = min(last, books.trips[1, lift] + tables.hubs[hub, 1])
            total += worth[hub, 0, day] * tables.lifts[lift, TEU]
            total += worth[hub, 1, day] * tables.lifts[lift, VEHICLES]
            total += arrival[hub, min(last, books.trips[1, lift])] * tables.lifts[lift, PEOPLE]
        freed = 0
        for mark in (2, 3):
            task = tables.sites[site, MARKS + mark]
            if task >= 0:
                freed = max(freed, books.spans[1, task])
        if tables.sites[site, IS_HUB]:
            hub = tables.sites[site, HUB_OF]
            total += arrival[hub, min(last, freed)] * tables.sites[site, BODY]
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
    return total


@njit(cache=True)
def anneal(
    tables: Tables,
    books: Books,
    worth: Array,
    arrival: Array,
    best: Array,
    here: Array,
    costs: Array,
    heats: Array,
    seed: int,
) -> int:
    """Walk from `here` through one heat after another; keep the cheapest in `best`.

    `costs` holds the price of `best` and of `here`. Returns the number of rounds.
    """
    np.random.seed(seed)
    number = here.shape[1]
    tried = here.copy()
    steps = np.array([-28, -14, -7, -4, -2, -1, 1, 2, 4, 7, 14, 28])
    for heat in heats:
        tried[:] = here
        kind = np.random.random()
        if number > 1 and kind < 0.3:
            move(tried, np.random.randint(number), np.random.randint(number))
        elif number > 1 and kind < 0.55:
            a, b = np.random.randint(number), np.random.randint(number)
            tried[0, a], tried[0, b] = tried[0, b], tried[0, a]
        elif kind < 0.65:
            tried[1, np.random.randint(number)] = 0
        else:
            site = np.random.randint(number)
            step = steps[np.random.randint(len(steps))]
            tried[1, site] = min(tables.numbers[DEADLINE], max(0, tried[1, site] + step))
            if np.random.random() < 0.3:
                move(tried, np.random.randint(number), np.random.randint(number))
        cost = decode(tables, books, worth, arrival, tried)
        if cost <= costs[1] or np.random.random() < np.exp((costs[1] - cost) / heat):
            here[:] = tried
            costs[1] = cost
            if cost < costs[0]:
                best[:] = tried
                costs[0] = cost
    return len(heats)


@inner
def move(choice: Array, a: int, b: int) -> None:
    """Take a site out of the order and put it in elsewhere."""
    site = choice[0, a]
    step = 1 if a < b else -1
    while a != b:
        choice[0, a] = choice[0, a + step]
        a += step
    choice[0, b] = site
