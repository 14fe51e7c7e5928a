"""Traffic as rows of a linear program: convoys by route and day, what they bind, where they arrive.

Convoys, containers and vehicles are real numbers here; everything else is as in the model page.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from drawdown.plan.flow.program import Program, Term
from drawdown.plan.problem import PortCalls, Problem, Route
from drawdown.register.network import Hub

KILO = 1e-5
"""Cents in thousands of dollars, so that the numbers of the program stay near one."""
TEU, VEHICLES = 0, 1
KINDS = (TEU, VEHICLES)
WEEK = 7

Terms = list[Term]


@dataclass(frozen=True, slots=True)
class Convoy:
    """The columns of the convoys of one route on one day."""

    route: Route
    day: int
    arrives: int
    number: int
    loads: tuple[int, int]
    """Containers, vehicles."""


@dataclass(slots=True)
class Traffic:
    """Columns and rows of everything that moves on roads and rivers before `horizon`."""

    problem: Problem
    program: Program
    horizon: int
    spare_trucks: float = 0.0
    """Trucks that each convoy binds besides: whole trucks carry less than their numbers say."""
    bound_by: dict[tuple[str, int], Terms] = field(default_factory=lambda: defaultdict(list))
    """(means, day) -> what is bound; means are escorts, in_flight, trucks or the leg of barges."""
    weeks: dict[tuple[tuple[str, bool], int], Terms] = field(
        default_factory=lambda: defaultdict(list)
    )
    entries: dict[tuple[tuple[str, bool], int], Terms] = field(
        default_factory=lambda: defaultdict(list)
    )
    arrivals: dict[tuple[str, int, int], Terms] = field(default_factory=lambda: defaultdict(list))
    """(place, kind, day) -> what arrives."""
    departures: dict[tuple[str, int, int], Terms] = field(default_factory=lambda: defaultdict(list))
    escorted: dict[Route, dict[int, Terms]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    """Route -> day of departure -> convoys with escort."""
    ready: dict[tuple[str, int, int], int] = field(default_factory=dict)
    """(hub, kind, day) -> column of what stands ready there."""
    own_gone: dict[tuple[str, int, int], int] = field(default_factory=dict)
    """(hub, kind, day) -> column of what has left by then of the hub's own."""

    def convoy(self, route: Route, day: int, *, lift: bool = False) -> Convoy:
        """Add the convoys of a route that load and leave on a day.

        A lift carries what its site has, and takes nothing out of the transit of a hub.
        """
        problem, program = self.problem, self.program
        load = problem.means.load_days
        trip = route.trips[problem.rainy >> day & 1]
        number = self.escort(route, day, load_days=load)
        first = day - load - (trip.back if route.collect else 0)
        end = day + trip.days + (0 if route.collect else trip.back)
        truck = self._truck_cents(route, end - max(first, 0))
        export = route.destination in problem.ports
        rules = problem.register.movement.trucks
        drives = rules.self_drive_export if export else rules.self_drive_in_theatre
        carried = truck / rules.vehicles_per_carrier
        vehicle = drives * min(route.fuel_vehicle, carried) + (1 - drives) * carried
        most = float(self._most(route) * route.slots)
        teu = program.column(truck / rules.teu_per_truck * KILO, high=2 * most)
        vehicles = program.column((0.0 if route.river else vehicle) * KILO, high=most)
        program.row([(teu, 0.5), (vehicles, 1.0), (number, -float(route.slots))], high=0.0)
        if not route.river:
            self._bind("trucks", first, end, teu, 1 / rules.teu_per_truck)
            self._bind("trucks", first, end, vehicles, (1 - drives) / rules.vehicles_per_carrier)
            if self.spare_trucks:
                self._bind("trucks", first, end, number, self.spare_trucks)
        arrives = day + trip.days
        for kind, column in zip(KINDS, (teu, vehicles), strict=True):
            self.arrivals[route.destination, kind, arrives].append((column, 1.0))
            if not lift:
                self.departures[route.origin, kind, day].append((column, 1.0))
        return Convoy(route, day, arrives, number, (teu, vehicles))

    def _most(self, route: Route) -> int:
        """Return how many convoys can enter a route on one day."""
        return min(self.problem.legs[leg].per_week for leg in route.legs)

    def _truck_cents(self, route: Route, days: int) -> float:
        if route.river:
            return 0.0
        return self.problem.prices.truck_day * days + route.fuel_truck

    def escort(self, route: Route, day: int, *, load_days: int) -> int:
        """Add the number of convoys on a route and day, with the escorts and legs they take."""
        problem = self.problem
        trip = route.trips[problem.rainy >> day & 1]
        first = day - load_days - (trip.back if route.collect else 0)
        end = day + trip.escort_days + max(0, problem.means.turnaround - load_days)
        cents = problem.prices.escort_day * route.escorts * (end - max(first, 0))
        number = self.program.column(cents * KILO, high=float(self._most(route)))
        if route.escorts:
            self._bind("escorts", first, end, number, float(route.escorts))
            self._bind("in_flight", day, day + trip.days, number, 1.0)
            self.escorted[route][day].append((number, 1.0))
        if route.river:
            self._bind(route.legs[0], day, day + route.cycle_days, number, 1.0)
        for stretch in trip.stretches:
            enters = day + stretch.enter
            self.weeks[stretch.key, enters // WEEK].append((number, 1.0))
            if problem.legs[stretch.leg].spacing:
                self.entries[stretch.key, enters].append((number, 1.0))
        return number

    def _bind(self, means: str, first: int, end: int, column: int, amount: float) -> None:
        for day in range(max(first, 0), min(end, self.horizon)):
            self.bound_by[means, day].append((column, amount))

    def hub_stock(self, hub: Hub, kind: int, *, own: dict[int, float], fixed: dict[int, float],
                  until: int) -> tuple[int, dict[int, int]]:  # fmt: skip
        """Add the stock of a hub; return the column of what is left, and the balance row by day.

        `own` is what the hub itself has ready on a day, `fixed` what arrives there besides the
        convoys of the program.
        """
        program, dwell = self.program, hub.dwell_days
        yard = float(hub.yard_teu if kind == TEU else hub.yard_vehicles)
        total = sum(own.values())
        before: int | None = None
        mine: int | None = None
        rows = {}
        offered = 0.0
        for day in range(until):
            leaving = self.departures.get((hub.site, kind, day), [])
            offered += own.get(day, 0.0)
            ready = program.column(high=yard)
            terms: Terms = [(ready, -1.0)]
            terms += self.arrivals.get((hub.site, kind, day - dwell), [])
            terms += [(column, -value) for column, value in leaving]
            if before is not None:
                terms.append((before, 1.0))
            if leaving and total:
                mine = self._own_leaving(mine, offered, terms)
                self.own_gone[hub.site, kind, day] = mine
            arrived = fixed.get(day - dwell, 0.0)
            rows[day] = program.row(terms, low=-arrived, high=-arrived)
            before = self.ready[hub.site, kind, day] = ready
            self._keep_yard(hub, kind, day, ready, fixed)
        left = program.column(high=1e6)
        rest: Terms = [(left, 1.0)]
        if before is not None:
            rest.append((before, -1.0))
        if mine is not None:
            rest.append((mine, 1.0))
        late = total
        for day in range(until - dwell, self.horizon + 60):
            late += fixed.get(day, 0.0)
            rest += [(c, -v) for c, v in self.arrivals.get((hub.site, kind, day), [])]
        program.row(rest, low=late, high=late)
        return left, rows

    def _own_leaving(self, mine: int | None, offered: float, terms: Terms) -> int:
        """Add how much of a hub's own cargo has left by a day, at most what is ready."""
        gone = self.program.column(high=offered)
        terms.append((gone, 1.0))
        if mine is not None:
            terms.append((mine, -1.0))
            self.program.row([(gone, 1.0), (mine, -1.0)], low=0.0)
        return gone

    def _keep_yard(
        self, hub: Hub, kind: int, day: int, ready: int, fixed: dict[int, float]
    ) -> None:
        """What dwells and what is ready fits the yard; arrivals keep to what a day can take."""
        yard = float(hub.yard_teu if kind == TEU else hub.yard_vehicles)
        window = range(day - hub.dwell_days + 1, day + 1)
        waiting = [t for d in window for t in self.arrivals.get((hub.site, kind, d), [])]
        if not waiting:
            return
        taken = sum(fixed.get(d, 0.0) for d in window)
        self.program.row([(ready, 1.0), *waiting], high=max(0.0, yard - taken))
        today = self.arrivals.get((hub.site, kind, day), [])
        if kind == TEU and today:
            room = hub.arrivals_teu_per_day - fixed.get(day, 0.0)
            self.program.row(today, high=max(0.0, room))

    def port_stock(self, calls: PortCalls, kind: int, *, until: int) -> None:
        """Keep the yard of a port, emptied by its vessels (rule *port*)."""
        place, program = calls.port.id, self.program
        yard = float(calls.yard_teu if kind == TEU else calls.yard_vehicles)
        each = float(calls.teu_per_call if kind == TEU else calls.vehicles_per_call)
        before: int | None = None
        for day in range(until + 60):
            coming = self.arrivals.get((place, kind, day), [])
            if not coming and day not in calls.calls:
                continue
            stock = program.column(high=yard)
            terms: Terms = [(stock, -1.0), *coming]
            if before is not None:
                terms.append((before, 1.0))
            if day in calls.calls:
                terms.append((program.column(high=each), -1.0))
                fresh = range(day - calls.cutoff + 1, day + 1)
                waiting = [
                    (c, -v) for d in fresh for c, v in self.arrivals.get((place, kind, d), [])
                ]
                if waiting:
                    program.row([(stock, 1.0), *waiting], low=0.0)
            program.row(terms, low=0.0, high=0.0)
            before = stock
