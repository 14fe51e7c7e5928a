"""A second dispatcher, slow and written apart: dictionaries of days, one rule after another.

It shares with the compiled loop only what is drawn; where a node fits it finds day by day.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import ceil, floor

import numpy as np

from drawdown.risk.kernel.chance import (
    DOCK,
    SITE,
    TEAM,
    falls_out,
    is_refused,
    leg_factor,
    normal,
    quantile,
    task_days,
)
from drawdown.risk.kernel.state import Dice, World
from drawdown.risk.network import Kind, Network
from drawdown.risk.simulate import room_for


@dataclass
class Journey:
    """A convoy that departs on a day."""

    enters: list[tuple[int, int, int, int]]
    """(leg, lane, enter, leave)."""
    arrive: int
    begin: int
    trucks_until: int
    escorts_until: int


@dataclass
class Books:
    """What is taken, by name and day."""

    taken: Counter[tuple[int, int]] = field(default_factory=Counter)
    weeks: Counter[tuple[int, int]] = field(default_factory=Counter)
    entries: dict[int, set[int]] = field(default_factory=dict)
    flown: Counter[tuple[int, int]] = field(default_factory=Counter)
    hub: Counter[tuple[int, int]] = field(default_factory=Counter)
    port: dict[int, list[tuple[int, int, tuple[int, int]]]] = field(default_factory=dict)


@dataclass
class Dispatcher:
    """One run, node after node."""

    network: Network
    dice: Dice
    run: int
    books: Books = field(default_factory=Books)
    at: dict[int, int] = field(default_factory=dict)
    end: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        net = self.network
        room = room_for(net)
        for site in range(room.sites.size):
            room.sites[site] = normal(self.dice.seed, self.run, SITE, site)
        for crew in range(room.crews.size):
            room.crews[crew] = normal(self.dice.seed, self.run, TEAM, crew)
        self.world = World(net.nodes, net.links, net.rides, net.limits, self.dice, room)

    def play(self) -> tuple[list[int], list[int]]:
        """Return start and end of every node."""
        for node in range(len(self.network.keys)):
            self.place(node)
        order = range(len(self.network.keys))
        return [self.at[n] for n in order], [self.end[n] for n in order]

    def place(self, node: int) -> None:
        """Place a node."""
        nodes, links = self.network.nodes, self.network.links
        start, room = int(nodes.planned[node]), 0
        for row in range(links.first[node], links.first[node + 1]):
            source = int(links.source[row])
            if self.at[source] >= nodes.drop[source]:
                continue
            day = (self.end if links.at_end[row] else self.at)[source] + int(links.lag[row])
            if links.on_arrival[row]:
                room = max(room, day)
            else:
                start = max(start, day)
        start = min(start, self.network.limits.horizon)
        kind = nodes.kind[node]
        if nodes.fixed[node]:
            self.at[node], self.end[node] = int(nodes.planned[node]), int(nodes.fixed_end[node])
        elif kind == Kind.WORK:
            self.work(node, start)
        elif kind == Kind.CONVOY:
            self.convoy(node, start, room)
        elif kind == Kind.FLIGHT:
            self.flight(node, start)
        else:
            self.at[node] = self.end[node] = start

    def work(self, node: int, start: int) -> None:
        """Place a task on the first days with a team."""
        nodes = self.network.nodes
        days = task_days(node, self.run, self.world)
        tries = 0
        while is_refused(node, tries, start, self.run, self.world):
            tries += 1
        days += tries * int(nodes.ask[node])
        crew, day = int(nodes.crew[node]), start
        if crew >= 0 and days:
            while not self.free(crew, day, day + days, 1):
                day += 1
            self.take(crew, day, day + days, 1)
        self.at[node], self.end[node] = day, day + days

    def free(self, row: int, first: int, until: int, number: int) -> bool:
        """Return whether a resource has room on every day."""
        capacity = self.network.limits.capacity
        return all(
            self.books.taken[row, day] + number <= capacity[row, day]
            for day in range(max(0, first), min(until, capacity.shape[1]))
        )

    def take(self, row: int, first: int, until: int, number: int) -> None:
        """Take a resource."""
        for day in range(max(0, first), until):
            self.books.taken[row, day] += number

    def journey(self, ride: int, day: int) -> Journey:
        """Return the journey that departs on a day."""
        net, rides = self.network, self.network.rides
        wet = bool(net.limits.wet[day])
        time = guarded = 0.0
        enters = []
        for number, row in enumerate(range(rides.first[ride], rides.first[ride + 1]), 1):
            enter = day + floor(time + 1e-9)
            factor = leg_factor(int(rides.leg[row]), day, ride, self.run, self.world)
            time += float((rides.wet if wet else rides.dry)[row]) * factor
            enters.append(
                (int(rides.leg[row]), int(rides.lane[row]), enter, day + ceil(time - 1e-9))
            )
            if number <= rides.guarded[ride]:
                guarded = time
        arrive = day + ceil(time - 1e-9)
        back = int((rides.back_wet if wet else rides.back_dry)[ride])
        rest = max(0, net.limits.rest - int(rides.load[ride]))
        if rides.collect[ride]:
            begin = day - int(rides.load[ride]) - back
            return Journey(enters, arrive, begin, arrive, arrive + rest)
        home = int((rides.guard_back_wet if wet else rides.guard_back_dry)[ride])
        begin = day - int(rides.load[ride])
        return Journey(
            enters, arrive, begin, arrive + back, day + ceil(guarded - 1e-9) + home + rest
        )

    def convoy(self, node: int, start: int, room: int) -> None:
        """Send a convoy on the first day on which nothing speaks against it."""
        nodes, rides = self.network.nodes, self.network.rides
        ride, day, tries, dwell = int(nodes.ride[node]), start, 0, 0
        if rides.port[ride] >= 0:
            table = self.dice.dwell[rides.port[ride]]
            if table[-1] > 0:
                dwell = int(quantile(table, normal(self.dice.seed, self.run, DOCK, node)))
        last = min(self.network.limits.horizon, int(nodes.drop[node]))
        while day < last:
            trip = self.journey(ride, day)
            if not self.may_go(ride, day, trip, room, dwell):
                day += 1
            elif is_refused(node, tries, day, self.run, self.world):
                tries += 1
                day += int(nodes.ask[node])
            else:
                self.book(ride, day, trip, dwell)
                self.at[node], self.end[node] = day, trip.arrive
                return
        self.at[node] = self.end[node] = day

    def may_go(self, ride: int, day: int, trip: Journey, room: int, dwell: int) -> bool:
        """Return whether a convoy may go."""
        rides, limits = self.network.rides, self.network.limits
        if trip.arrive < room or not limits.up_open[rides.up[ride], day]:
            return False
        for leg, lane, enter, leave in trip.enters:
            shut = np.diff(limits.shut[leg])
            if shut[enter:leave].any():
                return False
            if self.books.weeks[lane, enter // 7] >= limits.per_week[leg]:
                return False
            near = self.books.entries.get(lane, set())
            if any(abs(other - enter) < limits.spacing[leg] for other in near):
                return False
        needs = [
            (limits.escorts, trip.begin, trip.escorts_until, int(rides.escorts[ride])),
            (limits.on_the_road, day, trip.arrive, int(bool(rides.escorts[ride]))),
            (limits.trucks, trip.begin, trip.trucks_until, int(rides.trucks[ride])),
        ]
        if rides.train[ride] >= 0:
            needs.append((int(rides.train[ride]), day, day + int(rides.cycle[ride]), 1))
        if not all(self.free(*need) for need in needs if need[3]):
            return False
        hub = int(rides.hub[ride])
        cap = limits.hub_day[hub] if hub >= 0 else 10**9
        if self.books.hub[hub, trip.arrive] + rides.teu[ride] > cap:
            return False
        return rides.port[ride] < 0 or self.port_takes(ride, trip.arrive, dwell)

    def port_takes(self, ride: int, arrive: int, dwell: int) -> bool:
        """Return whether the yard of the port holds, day by day."""
        rides, limits = self.network.rides, self.network.limits
        port = int(rides.port[ride])
        mine = (arrive, self.vessel(port, arrive, dwell), self.pieces(ride))
        for kind in (0, 1):
            if not mine[2][kind]:
                continue
            came = [(a, r, p[kind]) for a, r, p in [*self.books.port.get(port, []), mine]]
            per_call = int(limits.port_per_call[port, kind])
            gone = 0
            if not per_call:
                return False
            end = min(3000, int(limits.port_last[port]) + 1)
            calls = set(range(int(limits.port_first[port]), end, int(limits.port_every[port])))
            for day in range(max(a for a, _, _ in came) + 1):
                if day in calls:
                    gone += min(per_call, sum(p for _, r, p in came if r <= day) - gone)
                there = sum(p for a, _, p in came if a <= day) - gone
                if there > limits.port_yard[port, kind]:
                    return False
        return True

    def vessel(self, port: int, arrive: int, dwell: int) -> int:
        """Return the first day on which a vessel takes what arrives on a day."""
        return arrive + int(self.network.limits.port_cutoff[port]) + dwell

    def pieces(self, ride: int) -> tuple[int, int]:
        """Return containers and vehicles of a ride."""
        return int(self.network.rides.teu[ride]), int(self.network.rides.vehicles[ride])

    def book(self, ride: int, day: int, trip: Journey, dwell: int) -> None:
        """Take what a convoy needs."""
        rides, limits = self.network.rides, self.network.limits
        for _, lane, enter, _ in trip.enters:
            self.books.weeks[lane, enter // 7] += 1
            self.books.entries.setdefault(lane, set()).add(enter)
        if rides.escorts[ride]:
            number = int(rides.escorts[ride])
            self.take(limits.escorts, trip.begin, trip.escorts_until, number)
            self.take(limits.on_the_road, day, trip.arrive, 1)
        if rides.train[ride] >= 0:
            self.take(int(rides.train[ride]), day, day + int(rides.cycle[ride]), 1)
        self.take(limits.trucks, trip.begin, trip.trucks_until, int(rides.trucks[ride]))
        if rides.hub[ride] >= 0:
            self.books.hub[int(rides.hub[ride]), trip.arrive] += int(rides.teu[ride])
        port = int(rides.port[ride])
        if port >= 0:
            ready = self.vessel(port, trip.arrive, dwell)
            self.books.port.setdefault(port, []).append((trip.arrive, ready, self.pieces(ride)))

    def flight(self, node: int, start: int) -> None:
        """Fly on the first day with a flight left."""
        nodes, limits = self.network.nodes, self.network.limits
        craft, day, tries = int(nodes.craft[node]), start, 0
        while craft >= 0 and day < limits.horizon:
            places = [p for p in (nodes.from_place[node], nodes.to_place[node]) if p >= 0]
            full = self.books.flown[craft, day // 7] >= limits.craft_per_week[craft]
            if full or any(limits.place_shut[p, day] for p in places):
                day += 1
            elif is_refused(node, tries, day, self.run, self.world):
                tries += 1
                day += int(nodes.ask[node])
            elif falls_out(node, tries, day, self.run, self.world):
                tries += 1
                day += 1
            else:
                self.books.flown[craft, day // 7] += 1
                break
        self.at[node] = self.end[node] = day
