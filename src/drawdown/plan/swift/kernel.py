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

NO_PLACE = 1e15
TRIES = 60
WORK, LIFT, STAFF, LAST, CLEARED = 0, 1, 2, 3, 4
CREW, LEG_WEEK, LEG_DAY, ARRIVAL, FLIGHT = 0, 1, 2, 3, 4
ESCORTS, IN_FLIGHT, TRUCKS = 0, 1, 2


@njit(cache=True)
def log(books: Books, kind: int, row: int, first: int, end: int, amount: int) -> None:
    """Note what has been taken, so that it can be given back."""
    at = books.logged[0]
    books.taken[at, 0] = kind
    books.taken[at, 1] = row
    books.taken[at, 2] = first
    books.taken[at, 3] = end
    books.taken[at, 4] = amount
    books.logged[0] = at + 1


@njit(cache=True)
def take(books: Books, row: int, first: int, end: int, amount: int) -> None:
    """Take an amount of a resource from `first` to `end - 1`, or give it back."""
    last = min(end, books.level.shape[1])
    for day in range(max(first, 0), last):
        books.level[row, day] += amount
    log(books, CREW, row, first, end, amount)


@njit(cache=True)
def undo(books: Books) -> None:
    """Give back everything that has been noted."""
    for at in range(books.logged[0]):
        kind, row = books.taken[at, 0], books.taken[at, 1]
        first, end, amount = books.taken[at, 2], books.taken[at, 3], books.taken[at, 4]
        if kind == CREW:
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


@njit(cache=True)
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


@njit(cache=True)
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


@njit(cache=True)
def is_free(level: Array, capacity: int, first: int, end: int, amount: int) -> bool:
    """Return whether an amount is free on every day from `first` to `end - 1`."""
    for day in range(max(first, 0), min(end, len(level))):
        if level[day] + amount > capacity:
            return False
    return True


@njit(cache=True)
def may_enter(tables: Tables, books: Books, key: int, day: int) -> bool:
    """Return whether one more convoy may enter a leg on a day."""
    if books.leg_weeks[key, day // 7] >= tables.per_week[key]:
        return False
    spacing = tables.spacing[key]
    for near in range(max(day - spacing + 1, 0), day + spacing):
        if books.leg_days[key, near] > 0:
            return False
    return True


@njit(cache=True)
def can_depart(
    tables: Tables, books: Books, route: int, day: int, trucks: int, load: int
) -> bool:
    """Return whether a convoy can depart on a day on which the route is open."""
    season = tables.rainy[day]
    for at in range(tables.route_from[route], tables.route_from[route + 1]):
        if not may_enter(tables, books, tables.keys[at], day + tables.enters[at, season]):
            return False
    days, back = tables.trip_days[route, season], tables.trip_back[route, season]
    first = day - load - (back if tables.collects[route] else 0)
    units = tables.units[route]
    if units:
        rest = max(0, tables.turnaround - load)
        end = day + tables.trip_escort[route, season] + rest
        if not is_free(books.level[ESCORTS], tables.capacity[ESCORTS], first, end, units):
            return False
        if not is_free(books.level[IN_FLIGHT], tables.capacity[IN_FLIGHT], day, day + days, 1):
            return False
    train = tables.train[route]
    if train >= 0 and not is_free(
        books.level[train], tables.capacity[train], day, day + tables.cycle[route], 1
    ):
        return False
    end = day + days + (0 if tables.collects[route] else back)
    return trucks == 0 or is_free(
        books.level[TRUCKS], tables.capacity[TRUCKS], first, end, trucks
    )


@njit(cache=True)
def book(tables: Tables, books: Books, route: int, day: int, trucks: int, load: int) -> None:
    """Take everything a convoy needs."""
    season = tables.rainy[day]
    for at in range(tables.route_from[route], tables.route_from[route + 1]):
        key, enters = tables.keys[at], day + tables.enters[at, season]
        books.leg_weeks[key, enters // 7] += 1
        books.leg_days[key, enters] += 1
        log(books, LEG_WEEK, key, enters // 7, 0, 1)
        log(books, LEG_DAY, key, enters, 0, 1)
    days, back = tables.trip_days[route, season], tables.trip_back[route, season]
    first = day - load - (back if tables.collects[route] else 0)
    units = tables.units[route]
    if units:
        rest = max(0, tables.turnaround - load)
        take(books, ESCORTS, first, day + tables.trip_escort[route, season] + rest, units)
        take(books, IN_FLIGHT, day, day + days, 1)
    train = tables.train[route]
    if train >= 0:
        take(books, train, day, day + tables.cycle[route], 1)
    if trucks:
        end = day + days + (0 if tables.collects[route] else back)
        take(books, TRUCKS, first, end, trucks)


@njit(cache=True)
def depart(tables: Tables, books: Books, site: int, lift: int, earliest: int, load: int) -> int:
    """Book the earliest departure of a lift; return the day, or -1 when there is none."""
    best_arrives, best_day, best_route = 1 << 30, 1 << 30, -1
    hub = tables.goes_to[site]
    teu = tables.lift_teu[lift]
    for route in range(tables.routes_from[site], tables.routes_from[site + 1]):
        if tables.slots[route] < tables.lift_slots[lift]:
            continue
        trucks = 0 if tables.train[route] >= 0 else tables.lift_trucks[lift]
        opened = tables.opened[route] if load else tables.opened_last[route]
        day = earliest
        while day < tables.horizon:
            if opened[day] and can_depart(tables, books, route, day, trucks, load):
                arrives = day + tables.trip_days[route, tables.rainy[day]]
                if books.arrivals[hub, arrives] + teu <= tables.hub_arrivals[hub]:
                    if (arrives, day) < (best_arrives, best_day):
                        best_arrives, best_day, best_route = arrives, day, route
                    break
            day += 1
    if best_route < 0:
        return -1
    trucks = 0 if tables.train[best_route] >= 0 else tables.lift_trucks[lift]
    book(tables, books, best_route, best_day, trucks, load)
    books.arrivals[hub, best_arrives] += teu
    log(books, ARRIVAL, hub, best_arrives, 0, teu)
    books.departs[lift] = best_day
    books.arrives[lift] = best_arrives
    return best_day


@njit(cache=True)
def place_lifts(tables: Tables, books: Books, site: int) -> bool:
    """Place the lifts of a site one after another and give T46 to T48 their times."""
    ready = 0
    for mark in (2, 3):
        task = tables.marks[site, mark]
        if task >= 0:
            ready = max(ready, books.finish[task])
    packed = books.finish[tables.marks[site, 4]] if tables.marks[site, 4] >= 0 else 0
    disarmed = books.finish[tables.marks[site, 5]] if tables.marks[site, 5] >= 0 else 0
    load = tables.load_days
    first, end = tables.lifts_from[site], tables.lifts_from[site + 1] - 1
    before = -1
    for lift in range(first, end):
        start = max(ready, packed) if tables.lift_unoe[lift] else ready
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
        if tables.lift_coe[lift]:
            coe_first = lift if coe_first < 0 else coe_first
            coe_last = lift
        if tables.lift_unoe[lift]:
            un_first = lift if un_first < 0 else un_first
            un_last = lift
    if coe_first < 0:
        coe_first, coe_last = first, first
    if un_first < 0:
        un_first, un_last = end - 1, end - 1
    spans = ((6, coe_first, coe_last), (7, un_first, un_last), (8, end - 1, end - 1))
    for mark, low, high in spans:
        task = tables.marks[site, mark]
        if task >= 0:
            books.start[task] = books.departs[low] - load
            books.finish[task] = books.departs[high] + 1
    return True


@njit(cache=True)
def place_staff(tables: Tables, books: Books, site: int, task: int, earliest: int) -> None:
    """Fly the non-essential people of a closing site to its hub, or put them on its first lift."""
    people = tables.staff[site]
    if people == 0:
        books.start[task], books.finish[task] = earliest, earliest
        return
    lift = books.departs[tables.lifts_from[site]]
    earliest = max(earliest, lift)
    first, end = tables.services_from[site], tables.services_from[site + 1]
    if first == end:
        books.start[task], books.finish[task] = lift, lift + 1
        return
    day = earliest
    while people > 0 and day < tables.horizon:
        for service in range(first, end):
            craft, seats = tables.craft[service], tables.seats[service]
            while people > 0 and books.flights[craft, day // 7] < tables.craft_weeks[craft]:
                books.flights[craft, day // 7] += 1
                log(books, FLIGHT, craft, day // 7, 0, 1)
                people -= min(people, seats)
        day += 1
    books.start[task], books.finish[task] = earliest, day


@njit(cache=True)
def place_tasks(tables: Tables, books: Books, site: int, release: int) -> bool:
    """Place the tasks of a site in its order; return whether everything found a place."""
    lifted = False
    for task in range(tables.tasks_from[site], tables.tasks_from[site + 1]):
        earliest = 0
        for at in range(tables.preds_from[task], tables.preds_from[task + 1]):
            earliest = max(earliest, books.finish[tables.preds[at]])
        if task == tables.marks[site, 0]:
            earliest = max(earliest, release)
        kind = tables.kind[task]
        if kind == LIFT:
            if not lifted and not place_lifts(tables, books, site):
                return False
            lifted = True
        elif kind == STAFF:
            if tables.staff[site] > 0 and not lifted:
                if not place_lifts(tables, books, site):
                    return False
                lifted = True
            place_staff(tables, books, site, task, earliest)
        elif kind == LAST:
            rear = tables.lifts_from[site + 1] - 1
            day = depart(tables, books, site, rear, earliest, 0)
            if day < 0:
                return False
            books.start[task], books.finish[task] = day, day + 1
        else:
            days, crew = tables.days[task], tables.crew[task]
            start = earliest
            if crew >= 0 and days > 0:
                start = first_free(books.level[crew], tables.capacity[crew], earliest, days)
                take(books, crew, start, start + days, 1)
            books.start[task], books.finish[task] = start, start + days
    return True


@njit(cache=True)
def end_of(tables: Tables, books: Books, site: int, cutoff: int) -> int:
    """Return the end of what a site does by itself."""
    if tables.closes[site] and not tables.is_hub[site]:
        return books.finish[tables.marks[site, 9]]
    end = 0
    if tables.closes[site]:
        end = cutoff + tables.hub_cutoff[site]
        for at in range(tables.sweep_from[site], tables.sweep_from[site + 1]):
            end = max(end, books.finish[tables.sweep[at]])
        return end
    for task in range(tables.tasks_from[site], tables.tasks_from[site + 1]):
        end = max(end, books.finish[task])
    return end


@njit(cache=True)
def push_late(tables: Tables, books: Books, site: int, end: int) -> None:
    """Move tasks as late as what follows allows, so that the team comes no sooner."""
    first, last = tables.tasks_from[site], tables.tasks_from[site + 1]
    load = tables.load_days
    for task in range(first, last):
        books.latest[task] = max(end, books.finish[task])
    lift, rear = tables.lifts_from[site], tables.lifts_from[site + 1] - 1
    if rear > lift:
        loading = books.departs[lift] - load
        packed = loading if tables.marks[site, 7] < 0 else books.start[tables.marks[site, 7]]
        for number in range(lift, rear):
            if tables.lift_unoe[number]:
                packed = min(packed, books.departs[number] - load)
        limits = (loading, loading, packed, books.departs[rear - 1] - load)
        for mark in range(4):
            task = tables.marks[site, 2 + mark]
            if task >= 0:
                books.latest[task] = min(books.latest[task], limits[mark])
    for task in range(last - 1, first - 1, -1):
        kind = tables.kind[task]
        start, days = books.start[task], books.finish[task] - books.start[task]
        if start < end and kind in (WORK, CLEARED):
            latest = books.latest[task] - days
            crew = tables.crew[task]
            if latest > start:
                if crew >= 0 and days > 0:
                    take(books, crew, start, start + days, -1)
                    start = last_free(
                        books.level[crew], tables.capacity[crew], start, latest, days
                    )
                    take(books, crew, start, start + days, 1)
                else:
                    start = latest
                books.start[task], books.finish[task] = start, start + days
        if kind != LIFT:
            for at in range(tables.preds_from[task], tables.preds_from[task + 1]):
                pred = tables.preds[at]
                books.latest[pred] = min(books.latest[pred], start)


@njit(cache=True)
def place_site(tables: Tables, books: Books, site: int, release: int, cutoff: int) -> bool:
    """Place one site, its team from `release` on; return whether it found a place."""
    team = tables.team
    for _ in range(TRIES):
        books.logged[0] = 0
        if not place_tasks(tables, books, site, release):
            undo(books)
            return False
        end = end_of(tables, books, site, cutoff)
        push_late(tables, books, site, end)
        begins = tables.marks[site, 0]
        if team < 0 or begins < 0:
            books.until[site] = end
            return True
        until = end + tables.ending[site]
        full = -1
        for day in range(books.start[begins], min(until, books.level.shape[1])):
            if books.level[team, day] >= tables.capacity[team]:
                full = day
        if full < 0:
            take(books, team, books.start[begins], until, 1)
            books.until[site] = until
            return True
        undo(books)
        release = full + 1
    return False


@njit(cache=True)
def decode(
    tables: Tables, books: Books, worth: Array, arrival: Array, choice: Array
) -> float:
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


@njit(cache=True)
def price(tables: Tables, books: Books, worth: Array, arrival: Array) -> float:
    """Return the guide price in cents, as `guide.site_price` does."""
    total = 0.0
    last = worth.shape[2] - 1
    for site in range(len(tables.closes)):
        begins = tables.marks[site, 0]
        ended = books.until[site]
        if tables.closes[site] and not tables.is_hub[site]:
            ended = books.finish[tables.marks[site, 9]]
        total += tables.site_day[site] * ended
        total += tables.late_day * max(0, ended - tables.deadline)
        if begins >= 0:
            total += tables.team_day * (books.until[site] - books.start[begins])
        hub = tables.goes_to[site]
        for lift in range(tables.lifts_from[site], tables.lifts_from[site + 1]):
            if lift == tables.lifts_from[site + 1] - 1 and tables.is_hub[site]:
                continue
            day = min(last, books.arrives[lift] + tables.dwell[hub])
            total += worth[hub, 0, day] * tables.lift_teu[lift]
            total += worth[hub, 1, day] * tables.lift_vehicles[lift]
            total += arrival[hub, min(last, books.arrives[lift])] * tables.lift_people[lift]
        freed = 0
        for mark in (2, 3):
            task = tables.marks[site, mark]
            if task >= 0:
                freed = max(freed, books.finish[task])
        if tables.is_hub[site]:
            hub = tables.hub_of[site]
            total += arrival[hub, min(last, freed)] * tables.body[site]
            if not tables.closes[site]:
                task = tables.marks[site, 4]
                packed = max(freed, books.finish[task]) if task >= 0 else freed
                task = tables.marks[site, 3]
                cleared = books.finish[task] if task >= 0 else 0
                load = tables.load_days
                for kind in range(2):
                    coe, unoe = tables.own[site, 0, kind], tables.own[site, 1, kind]
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
            tried[1, site] = min(tables.deadline, max(0, tried[1, site] + step))
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


@njit(cache=True)
def move(choice: Array, a: int, b: int) -> None:
    """Take a site out of the order and put it in elsewhere."""
    site = choice[0, a]
    step = 1 if a < b else -1
    while a != b:
        choice[0, a] = choice[0, a + step]
        a += step
    choice[0, b] = site
