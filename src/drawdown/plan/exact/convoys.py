"""Convoys by day: what they carry, bind and cost, and the roads, yards and ports they use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from drawdown.plan.build.exact import exact
from drawdown.plan.exact.world import MANY, Convoy, Expr, Lot, Var, World
from drawdown.plan.problem import PortCalls, Route, SiteJob
from drawdown.plan.schedule import Purpose
from drawdown.register.network import Hub
from drawdown.register.site import Owner

WEEK = 7
MOST_A_DAY = 2
"""Convoys on one route and day that are told apart."""
TEU, VEHICLES = 0, 1


def add_lifts(world: World, job: SiteJob) -> None:
    """Lifts and the rear party of a closing site."""
    rear = job.rear.vehicles if job.rear else 0
    coe, unoe = job.cargo
    teu = {(job.id, Owner.COE): coe.teu, (job.id, Owner.UNOE): unoe.teu}
    cars = {(job.id, Owner.COE): coe.vehicles - rear, (job.id, Owner.UNOE): unoe.vehicles}
    body = job.heads.body + job.heads.staff
    model, last = world.model, []
    for route in world.problem.routes[job.id, str(job.site.moves_to)]:
        for day in range(world.horizon):
            if route.open_days >> day & 1:
                for convoy in _several(world, route, day, Purpose.LIFT, job.id):
                    load(world, convoy, teu, cars)
                    convoy.people = world.count(body)
                    model.add(convoy.people <= body * convoy.used)
            if route.open_days_last >> day & 1:
                convoy = _convoy(world, route, day, Purpose.LAST, job.id)
                convoy.vehicles = {(job.id, Owner.COE): rear * convoy.used}
                convoy.people = job.heads.guard * convoy.used
                world.cents.append(round(rear * route.fuel_vehicle) * convoy.used)
                model.add(world.starts[job.id, "T57"] == day).only_enforce_if(convoy.used)
                last.append(convoy.used)
    for lot, pieces in teu.items():
        model.add(world.sum(c.teu[lot] for c in lifts_of(world, job.id)) == pieces)
    for lot, pieces in cars.items():
        model.add(world.sum(c.vehicles[lot] for c in lifts_of(world, job.id)) == pieces)
    model.add_exactly_one(last)
    world.after(world.starts[job.id, "T57"], world.ready(job, ("T56",)))
    model.add(world.finishes[job.id, "T57"] == world.starts[job.id, "T57"] + 1)


def lifts_of(world: World, site: str) -> list[Convoy]:
    """Return the lifts of a site."""
    return [c for c in world.convoys if c.site == site and c.purpose is Purpose.LIFT]


def add_onward(world: World) -> None:
    """Onward convoys leave before the deadline, except from a hub that closes late."""
    problem = world.problem
    lots: dict[Lot, tuple[int, int]] = {
        (job.id, piece.owner): (piece.teu, piece.vehicles)
        for job in problem.sites
        for piece in job.cargo
        if piece.teu + piece.vehicles
    }
    for hub, exits in problem.exits.items():
        closes = problem.site(hub).closes
        mine = {lot: n for lot, n in lots.items() if not (closes and lot[0] == hub)}
        for route in (r for to, _ in exits for r in problem.routes[hub, to]):
            for day in range(world.horizon if closes else problem.deadline):
                if not route.open_days >> day & 1 or day < problem.means.ask.get("convoy", 0):
                    continue
                for convoy in _several(world, route, day, Purpose.ONWARD, hub):
                    teu, cars = ({lot: n[kind] for lot, n in mine.items()} for kind in (0, 1))
                    load(world, convoy, teu, cars)
                    if day >= problem.deadline:
                        world.after(world.ended[hub], [problem.deadline + 1], convoy.used)


def _several(world: World, route: Route, day: int, purpose: Purpose, site: str) -> list[Convoy]:
    most = min(MOST_A_DAY, *(world.problem.legs[leg].per_week for leg in route.legs))
    if any(world.problem.legs[leg].spacing for leg in route.legs):
        most = 1
    convoys = [_convoy(world, route, day, purpose, site) for _ in range(most)]
    for first, second in pairwise(convoys):
        world.model.add_implication(second.used, first.used)
    return convoys


def _convoy(world: World, route: Route, day: int, purpose: Purpose, site: str) -> Convoy:
    """Add a convoy with the escorts and legs it takes."""
    problem = world.problem
    trip = route.trips[problem.rainy >> day & 1]
    convoy = Convoy(route, day, purpose, site, world.flag(), trip)
    world.convoys.append(convoy)
    loading = 0 if purpose is Purpose.LAST else problem.means.load_days
    first = day - loading - (trip.back if route.collect else 0)
    end = day + trip.escort_days + max(0, problem.means.turnaround - loading)
    if route.escorts:
        _bind(world, "escorts", first, end, route.escorts * convoy.used)
        _bind(world, "in_flight", day, day + trip.days, convoy.used)
        cents = problem.prices.escort_day * route.escorts * (end - max(first, 0))
        world.cents.append(cents * convoy.used)
    if route.river:
        _bind(world, route.legs[0], day, day + route.cycle_days, convoy.used)
    return convoy


def load(world: World, convoy: Convoy, teu: Mapping[Lot, int], vehicles: Mapping[Lot, int]) -> None:
    """Let a convoy carry cargo within its slots, on the trucks that this takes."""
    model, problem, route = world.model, world.problem, convoy.route
    rules = problem.register.movement.trucks
    convoy.teu = {lot: world.count(min(n, 2 * route.slots)) for lot, n in teu.items()}
    convoy.vehicles = {lot: world.count(min(n, route.slots)) for lot, n in vehicles.items()}
    boxes, cars = world.sum(convoy.teu.values()), world.sum(convoy.vehicles.values())
    pairs = world.count(route.slots)
    model.add(2 * pairs >= boxes)
    model.add(pairs + cars <= route.slots * convoy.used)
    if route.river:
        return
    export = route.destination in problem.ports
    share = exact(rules.self_drive_export if export else rules.self_drive_in_theatre)
    drives, carriers, trucks = (world.count(2 * route.slots) for _ in range(3))
    model.add(share.denominator * drives <= share.numerator * cars)
    model.add(share.denominator * drives >= share.numerator * cars - share.denominator + 1)
    model.add(rules.vehicles_per_carrier * carriers >= cars - drives)
    model.add(rules.teu_per_truck * (trucks - carriers) >= boxes)
    first = convoy.day - problem.means.load_days - (convoy.trip.back if route.collect else 0)
    end = convoy.arrives + (0 if route.collect else convoy.trip.back)
    _bind(world, "trucks", first, end, trucks)
    a_truck = problem.prices.truck_day * (end - max(first, 0)) + round(route.fuel_truck)
    world.cents += [a_truck * trucks, round(route.fuel_vehicle) * drives]


def _bind(world: World, means: str, first: int, end: int, amount: Expr) -> None:
    for day in range(max(first, 0), end):
        world.bound[means, day].append(amount)


def add_roads(world: World) -> None:
    """Means are bound no more than there are; legs take their convoys a week, and apart."""
    problem, model = world.problem, world.model
    means = problem.means
    most = {"escorts": means.escorts, "in_flight": means.in_flight, "trucks": means.trucks}
    weeks: dict[tuple[tuple[str, bool], int], list[Var]] = defaultdict(list)
    enters: dict[tuple[tuple[str, bool], int], list[Var]] = defaultdict(list)
    for convoy in world.convoys:
        if convoy.route.river:
            most[convoy.route.legs[0]] = convoy.route.trains
        for stretch in convoy.trip.stretches:
            day = convoy.day + stretch.enter
            weeks[stretch.key, day // WEEK].append(convoy.used)
            enters[stretch.key, day].append(convoy.used)
    for (name, _), amounts in world.bound.items():
        model.add(world.sum(amounts) <= most[name])
    for (key, _), used in weeks.items():
        model.add(world.sum(used) <= problem.legs[key[0]].per_week)
    for key, day in list(enters):
        spacing = problem.legs[key[0]].spacing
        if spacing:
            near = [u for d in range(day, day + spacing) for u in enters.get((key, d), ())]
            model.add_at_most_one(near)


def add_yards(world: World) -> None:
    """Cargo rests at hubs within their yards; what is left behind costs."""
    for name, hub in world.problem.hubs.items():
        for kind in (TEU, VEHICLES):
            _add_hub(world, name, hub, kind)
    for calls in world.problem.ports.values():
        for kind in (TEU, VEHICLES):
            _add_port(world, calls, kind)


def _loads(convoy: Convoy, kind: int) -> dict[Lot, Expr]:
    return convoy.teu if kind == TEU else convoy.vehicles


def _add_hub(world: World, name: str, hub: Hub, kind: int) -> None:
    """What came has rested before it goes on, and what stands in transit fits the yard."""
    job = world.problem.site(name)
    came = [c for c in world.convoys if c.route.destination == name]
    went = [c for c in world.convoys if c.site == name and c.purpose is Purpose.ONWARD]
    transit: dict[int, list[Expr]] = defaultdict(list)
    lots = {lot for c in (*came, *went) for lot in _loads(c, kind)}
    lots |= set() if job.closes else {(name, piece.owner) for piece in job.cargo}
    for lot in sorted(lots):
        coming = [(c.arrives, _loads(c, kind)[lot]) for c in came if lot in _loads(c, kind)]
        going = [(c.day, _loads(c, kind)[lot]) for c in went if lot in _loads(c, kind)]
        own = 0
        if lot[0] == name:
            piece = next(p for p in job.cargo if p.owner is lot[1])
            own = (piece.teu, piece.vehicles)[kind]
            _own_waits(world, job, lot, [c for c in went if lot in _loads(c, kind)], kind)
        else:
            for day, amount in coming:
                transit[day].append(amount)
            for day, amount in going:
                transit[day].append(-1 * amount)
        rested = [(day + hub.dwell_days, amount) for day, amount in coming]
        _add_lot(world, job, lot, kind, _stock(world, own, rested, going))
    stock: Expr = 0
    for day in sorted(transit):
        now = world.count(hub.yard_teu if kind == TEU else hub.yard_vehicles)
        world.model.add(now == stock + world.sum(transit[day]))
        stock = now
    _arrivals(world, name, hub, came, kind)
    if job.closes:
        for convoy in went:
            world.after(world.starts[name, "T52"], [convoy.day], convoy.used)


def _stock(
    world: World, own: int, rested: list[tuple[int, Expr]], going: list[tuple[int, Expr]]
) -> Expr:
    """Return what is left of a lot at the end, never less than nothing on the way."""
    changes: dict[int, list[Expr]] = defaultdict(list)
    for day, amount in rested:
        changes[day].append(amount)
    for day, amount in going:
        changes[day].append(-1 * amount)
    stock: Expr = own
    for day in sorted(changes):
        now = world.count(MANY)
        world.model.add(now == stock + world.sum(changes[day]))
        stock = now
    return stock


def _add_lot(world: World, job: SiteJob, lot: Lot, kind: int, left: Expr) -> None:
    """Nothing is left at a hub that closes; what is left at another costs."""
    if job.closes:
        world.model.add(left == 0)
        return
    prices = world.problem.prices
    world.left[job.id, lot, kind] = left
    world.cents.append(prices.left_day * prices.left_days * left)


def _own_waits(world: World, job: SiteJob, lot: Lot, went: list[Convoy], kind: int) -> None:
    """A converted hub's own cargo is loaded once it is cleared, and packed where it is the UN's."""
    tasks = ("T44",) if lot[1] is Owner.COE else ("T44", "T17")
    for convoy in went:
        loaded = world.flag()
        world.model.add(_loads(convoy, kind)[lot] <= MANY * loaded)
        world.after(convoy.day - world.problem.means.load_days, world.ready(job, tasks), loaded)


def _arrivals(world: World, name: str, hub: Hub, came: list[Convoy], kind: int) -> None:
    by_day: dict[int, list[Expr]] = defaultdict(list)
    closes = world.problem.site(name).closes
    for convoy in came:
        by_day[convoy.arrives] += _loads(convoy, kind).values()
        if closes and convoy.teu | convoy.vehicles:
            cargo = world.flag()
            world.model.add(world.sum(_loads(convoy, kind).values()) <= MANY * cargo)
            due = [convoy.arrives + hub.cutoff_days]
            world.after(world.starts[name, "T52"], due, cargo)
    if kind == TEU:
        for amounts in by_day.values():
            world.model.add(world.sum(amounts) <= hub.arrivals_teu_per_day)


def _add_port(world: World, calls: PortCalls, kind: int) -> None:
    """Vessels take what came in time; to take as much as there is only ever helps."""
    model = world.model
    yard = calls.yard_teu if kind == TEU else calls.yard_vehicles
    each = calls.teu_per_call if kind == TEU else calls.vehicles_per_call
    by_day: dict[int, list[Expr]] = defaultdict(list)
    for convoy in world.convoys:
        if convoy.route.destination == calls.port.id:
            by_day[convoy.arrives] += _loads(convoy, kind).values()
    came: list[tuple[int, Expr]] = []
    stock: Expr = 0
    taken: Expr = 0
    gone: dict[int, Expr] = {}
    for day in sorted({*by_day, *calls.calls}):
        came += [(day, amount) for amount in by_day.get(day, ())]
        took: Expr = 0
        if day in calls.calls:
            took = world.count(each)
            taken = taken + took
            in_time = [amount for when, amount in came if when + calls.cutoff <= day]
            model.add(taken <= world.sum(in_time))
            gone[day] = taken
        now = world.count(yard)
        model.add(now == stock + world.sum(by_day.get(day, ())) - took)
        stock = now
    if kind == TEU and world.problem.prices.demurrage_day:
        _add_demurrage(world, came, gone)


def _add_demurrage(world: World, came: list[tuple[int, Expr]], gone: Mapping[int, Expr]) -> None:
    """Containers cost on every day before the deadline after their free ones, until they go."""
    prices = world.problem.prices
    for day in range(world.problem.deadline):
        over = [amount for when, amount in came if when + prices.demurrage_free <= day]
        if over:
            taken = next((gone[call] for call in sorted(gone, reverse=True) if call <= day), 0)
            paid = world.count(MANY)
            world.model.add(paid >= world.sum(over) - taken)
            world.cents.append(prices.demurrage_day * paid)
