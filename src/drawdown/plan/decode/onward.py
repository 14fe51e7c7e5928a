"""Onward traffic: day by day, hubs send what stands in their yards to the next hub or to a port."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil

from drawdown.plan.build.cargo import trucks_for
from drawdown.plan.decode.choices import Choices
from drawdown.plan.decode.courses import Follower
from drawdown.plan.decode.draft import Batch, Cargo, Draft, Move
from drawdown.plan.decode.roads import book, can_depart, trip_on
from drawdown.plan.decode.yards import PortYard, Yard
from drawdown.plan.flow.courses import Guide
from drawdown.plan.problem import COE, UNOE, Problem, Route, SiteJob
from drawdown.plan.schedule import MovementKind, Purpose

SMALL_CONVOYS_BEFORE = 10
"""Days before a hub's last convoy from which one leaves although it is not full."""
LOOK_AHEAD = 21
"""Days ahead for which a yard keeps room for lifts; an overflow all the same is no plan."""


Adviser = Callable[[Draft, Choices, dict[str, list[Batch]]], Guide | None]
"""What looks at the traffic of a draft as a whole before it is sent day by day."""
PATIENCE = 4
"""Days that a convoy of a guide waits for the cargo it was meant to take."""
NEARLY = 0.9


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a guide wants on a convoy, and whether it may wait for it."""

    teu: int
    vehicles: int
    patient: bool
    exact: bool = False
    """Whether it takes no more than is wanted, even where there is room."""


@dataclass(slots=True)
class Traffic:
    """The state of the hubs while the days go by."""

    draft: Draft
    choices: Choices
    yards: dict[str, Yard]
    ports: dict[str, PortYard]
    last: dict[str, int]
    """First day on which no escorted convoy uses a hub any more."""
    cutoff: dict[str, int]
    """Last day on which cargo may arrive at a hub that closes."""
    coming: dict[str, list[Batch]] = field(default_factory=dict)
    """Lifts whose room at the hub is not kept yet, soonest first."""
    sent: dict[tuple[str, str], int] = field(default_factory=dict)
    pending: dict[str, list[Batch]] = field(default_factory=dict)

    @property
    def problem(self) -> Problem:
        """The problem that is being decoded."""
        return self.draft.problem


def run_onward(draft: Draft, choices: Choices, adviser: Adviser | None = None) -> None:
    """Send onward what can be sent before the deadline; the rest is left or unplaced."""
    problem = draft.problem
    traffic = start_traffic(draft, choices)
    guide = adviser(draft, choices, traffic.pending) if adviser else None
    follower = Follower(guide) if guide else None
    order = _downstream_first(problem)
    closing = {site.id for site in problem.sites if site.closes}
    for day in range(problem.horizon):
        late = day >= problem.deadline
        if follower is not None and not late:
            _follow(traffic, follower, day)
        if late and not any(traffic.pending[hub] for hub in order if hub in closing):
            break
        for hub in order:
            if hub not in closing and late:
                continue
            if follower is not None and follower.keeps_to_itself(hub, late=late):
                continue
            _keep_room(traffic, hub, day + LOOK_AHEAD)
            while _dispatch(traffic, hub, day, follower):
                pass
    _guards(draft)


def start_traffic(draft: Draft, choices: Choices) -> Traffic:
    """Return the state of the hubs before the first day."""
    problem = draft.problem
    index = {site.id: number for number, site in enumerate(problem.sites)}
    traffic = Traffic(
        draft=draft,
        choices=choices,
        yards={h: Yard(hub.yard_teu, hub.yard_vehicles) for h, hub in problem.hubs.items()},
        ports={port: PortYard(calls) for port, calls in problem.ports.items()},
        last={
            h: choices.hub_last[index[h]] if _releases_guard(problem.sites[index[h]]) else 10**6
            for h in problem.hubs
        },
        cutoff={
            h: choices.cutoff[index[h]] if problem.sites[index[h]].closes else problem.horizon
            for h in problem.hubs
        },
    )
    for hub in problem.hubs:
        job = problem.sites[index[hub]]
        arriving = draft.stock.get(hub, [])
        traffic.coming[hub] = sorted(arriving, key=lambda b: b.ready)
        own = [] if job.closes else _own(draft, job)
        traffic.pending[hub] = sorted([*arriving, *own], key=lambda b: (b.ready, b.site, b.owner))
    return traffic


def _releases_guard(job: SiteJob) -> bool:
    """Return whether a hub's guard, or part of it, can leave before the hub is emptied."""
    return not job.closes and job.heads.guard_leaving > 0


def _keep_room(traffic: Traffic, hub: str, until: int) -> None:
    """Keep room in a hub's yard for the lifts that are ready there by a day."""
    coming = traffic.coming[hub]
    while coming and coming[0].ready <= until:
        batch = coming.pop(0)
        traffic.yards[hub].keep(batch.teu, batch.vehicles)


def _own(draft: Draft, job: SiteJob) -> list[Batch]:
    """Return a converted hub's own cargo, ready once it is cleared, packed and loaded.

    The first convoy has to be asked for (rule *clearance*).
    """
    times, load = draft.times[job.id], draft.problem.means.load_days
    cleared = times["T44"][1] if "T44" in times else 0
    cleared = max(cleared, draft.problem.means.ask.get("convoy", 0) - load)
    packed = max(cleared, times["T17"][1] if "T17" in times else 0)
    ready = {COE: cleared + load, UNOE: packed + load}
    return [
        Batch(ready[piece.owner], job.id, piece.owner, piece.teu, piece.vehicles, transit=False)
        for piece in job.cargo
    ]


def _downstream_first(problem: Problem) -> list[str]:
    """Return the hubs so that each comes after those it sends to."""
    placed: dict[str, None] = {}

    def place(hub: str, above: frozenset[str]) -> None:
        if hub in placed or hub in above:
            return
        for to, _ in problem.exits.get(hub, ()):
            if to in problem.hubs:
                place(to, above | {hub})
        placed[hub] = None

    for hub in problem.hubs:
        place(hub, frozenset())
    return list(placed)


def _follow(traffic: Traffic, follower: Follower, day: int) -> None:
    """Send the convoys of a guide that are due, the longest overdue first."""
    waiting = []
    for way in follower.guide.courses:
        due = follower.due(way)
        if due is not None and due[0] <= day:
            waiting.append((due[0], way))
    for _, way in sorted(waiting):
        hub, to, number = way
        route = traffic.problem.routes[hub, to][number]
        _keep_room(traffic, hub, day + (0 if follower.guide.whole else LOOK_AHEAD))
        while (due := follower.due(way)) is not None and due[0] <= day:
            ready = _ready(traffic, hub, day)
            whole = follower.guide.whole
            patient = not whole and day < due[0] + PATIENCE
            exact = whole and not traffic.problem.site(hub).closes
            wanted = Wanted(due[1], due[2], patient=patient, exact=exact)
            if not ready or not route.open_days >> day & 1:
                break
            sent = _send(traffic, route, ready, day, wanted)
            if sent is None:
                break
            follower.follow(way, *sent)


def _ready(traffic: Traffic, hub: str, day: int) -> list[Batch]:
    """Return what stands ready at a hub on a day."""
    pending = traffic.pending[hub] = [b for b in traffic.pending[hub] if b.teu + b.vehicles]
    return [b for b in pending if b.ready <= day]


def _dispatch(traffic: Traffic, hub: str, day: int, follower: Follower | None) -> bool:
    """Send one convoy from a hub if there is one worth sending; return whether one left."""
    ready = _ready(traffic, hub, day)
    if not ready:
        return False
    for to in _by_need(traffic, hub):
        for route in traffic.problem.routes[hub, to]:
            if not route.open_days >> day & 1:
                continue
            if follower is not None and (route.escorts and not _must(traffic, hub, day)):
                continue
            if _send(traffic, route, ready, day) is not None:
                return True
    return False


def _by_need(traffic: Traffic, hub: str) -> list[str]:
    """Return a hub's exits: furthest behind its share first, or cheapest in escorts."""
    exits = traffic.problem.exits.get(hub, ())
    if not traffic.choices.by_share:
        return sorted((to for to, _ in exits), key=lambda to: (_escort_days(traffic, hub, to), to))
    behind = sorted((traffic.sent.get((hub, to), 0) / share, to) for to, share in exits)
    return [to for _, to in behind]


def _escort_days(traffic: Traffic, hub: str, to: str) -> float:
    """Return the escort days that a slot costs on the best route, all the way out."""
    best = min(
        route.escorts
        * (route.trips[0].escort_days + traffic.problem.means.turnaround)
        / route.slots
        for route in traffic.problem.routes[hub, to]
    )
    beyond = [
        _escort_days(traffic, to, further) for further, _ in traffic.problem.exits.get(to, ())
    ]
    return best + min(beyond, default=0.0)


def _send(
    traffic: Traffic, route: Route, ready: list[Batch], day: int, wanted: Wanted | None = None
) -> tuple[int, int] | None:
    """Try one route on one day; return the containers and vehicles that left."""
    draft, problem = traffic.draft, traffic.problem
    hub, to = route.origin, route.destination
    arrive = day + trip_on(draft, route, day).days
    emptied = traffic.cutoff[hub] < problem.horizon
    ends = (traffic.last[hub], 10**6 if emptied else traffic.last.get(to, 10**6))
    if route.escorts and (day >= ends[0] or arrive >= ends[1]):
        return None
    room_teu, room_vehicles = _room(traffic, to, arrive)
    if wanted is not None:
        teu, vehicles = _load(ready, wanted, route.slots, room_teu, room_vehicles)
    else:
        teu, vehicles = _fill(ready, route.slots, room_teu, room_vehicles)
    slots = ceil(teu / 2) + vehicles
    if not slots or (slots < _least(traffic, wanted, route) and not _must(traffic, hub, day)):
        return None
    export = to in problem.ports
    trucks, drives = trucks_for(teu, vehicles, problem.register.movement.trucks, export=export)
    if route.river:
        trucks = drives = 0
    load_days = problem.means.load_days
    if not can_depart(draft, route, day, trucks=trucks, load_days=load_days):
        return None
    if export and not traffic.ports[to].fits(arrive, teu, vehicles):
        return None
    spans = book(draft, route, day, trucks=trucks, load_days=load_days)
    loads = _take(traffic, hub, ready, teu, vehicles)
    draft.moves.append(
        Move(
            kind=MovementKind.BARGE if route.river else MovementKind.CONVOY,
            purpose=Purpose.ONWARD,
            site=hub,
            origin=hub,
            destination=to,
            depart=day,
            arrive=arrive,
            loads=loads,
            route=route,
            slots=slots,
            trucks=trucks,
            trucks_span=spans.trucks if trucks else (0, 0),
            escorts=route.escorts,
            escorts_span=spans.escorts if route.escorts else (0, 0),
            cents=round(trucks * route.fuel_truck + drives * route.fuel_vehicle),
        )
    )
    traffic.sent[hub, to] = traffic.sent.get((hub, to), 0) + slots
    _deliver(traffic, to, arrive, loads)
    return teu, vehicles


def _least(traffic: Traffic, wanted: Wanted | None, route: Route) -> float:
    """Return the slots below which a convoy waits for more cargo."""
    if wanted is None:
        return traffic.choices.fill * route.slots
    asked = min(route.slots, ceil(wanted.teu / 2) + wanted.vehicles)
    return asked * NEARLY if wanted.patient else 0.0


def _load(
    ready: list[Batch], wanted: Wanted, slots: int, room_teu: int, room_vehicles: int
) -> tuple[int, int]:
    """Return the containers and vehicles of a convoy: those wanted, then whatever fits."""
    most_teu = min(sum(b.teu for b in ready), room_teu)
    most_vehicles = min(sum(b.vehicles for b in ready), room_vehicles)
    vehicles = min(wanted.vehicles, most_vehicles, slots)
    teu = min(wanted.teu, most_teu, 2 * (slots - vehicles))
    if wanted.exact:
        return teu, vehicles
    vehicles = min(most_vehicles, slots - ceil(teu / 2))
    return min(most_teu, 2 * (slots - vehicles)), vehicles


def _must(traffic: Traffic, hub: str, day: int) -> bool:
    """Return whether a hub sends what it has although a convoy is not full."""
    more = any(b.ready > day and b.teu + b.vehicles for b in traffic.pending[hub])
    ends = min(traffic.last[hub], traffic.cutoff[hub], traffic.problem.deadline)
    return day >= ends - SMALL_CONVOYS_BEFORE or not more


def _room(traffic: Traffic, to: str, arrive: int) -> tuple[int, int]:
    """Return the containers and vehicles that the destination can take on a day."""
    if to in traffic.ports:
        return traffic.ports[to].room(arrive)
    if arrive > traffic.cutoff[to]:
        return 0, 0
    teu, vehicles = traffic.yards[to].room()
    cap = traffic.problem.hubs[to].arrivals_teu_per_day
    today = traffic.draft.arrivals_teu.get((to, arrive), 0)
    return max(0, min(teu, cap - today)), max(0, vehicles)


def _fill(ready: list[Batch], slots: int, room_teu: int, room_vehicles: int) -> tuple[int, int]:
    """Return the containers and vehicles of one convoy, both kinds in proportion to what waits."""
    teu, vehicles = sum(b.teu for b in ready), sum(b.vehicles for b in ready)
    most_teu, most_vehicles = min(teu, room_teu), min(vehicles, room_vehicles)
    waiting = ceil(teu / 2) + vehicles
    if waiting > slots:
        boxes = min(most_teu, 2 * (slots * teu // (2 * waiting)))
        most_vehicles = min(most_vehicles, slots - ceil(boxes / 2))
        most_teu = min(most_teu, 2 * (slots - most_vehicles))
    return most_teu, most_vehicles


def _take(
    traffic: Traffic, hub: str, ready: list[Batch], teu: int, vehicles: int
) -> tuple[Cargo, ...]:
    """Take a load off the oldest batches."""
    loads: list[Cargo] = []
    for batch in ready:
        boxes, cars = min(teu, batch.teu), min(vehicles, batch.vehicles)
        if not boxes + cars:
            continue
        batch.teu, batch.vehicles = batch.teu - boxes, batch.vehicles - cars
        teu, vehicles = teu - boxes, vehicles - cars
        loads.append((batch.site, batch.owner, boxes, cars))
        if batch.transit:
            traffic.yards[hub].keep(-boxes, -cars)
    return tuple(loads)


def _deliver(traffic: Traffic, to: str, arrive: int, loads: tuple[Cargo, ...]) -> None:
    """Put a load where it will arrive."""
    teu, vehicles = sum(load[2] for load in loads), sum(load[3] for load in loads)
    if to in traffic.ports:
        traffic.ports[to].add(arrive, teu, vehicles)
        return
    traffic.yards[to].keep(teu, vehicles)
    draft, key = traffic.draft, (to, arrive)
    draft.arrivals_teu[key] = draft.arrivals_teu.get(key, 0) + teu
    ready = arrive + traffic.problem.hubs[to].dwell_days
    batches = [Batch(ready, site, owner, t, v, transit=True) for site, owner, t, v in loads]
    traffic.pending[to].extend(batches)
    traffic.pending[to].sort(key=lambda b: (b.ready, b.site, b.owner))


def _guards(draft: Draft) -> None:
    """Note until when the guard of each converted site stands (rule *guard*)."""
    for job in draft.problem.sites:
        if not job.closes:
            days = [
                move.depart if move.origin == job.id else move.arrive
                for move in draft.moves
                if move.escorts and job.id in (move.origin, move.destination)
            ]
            draft.guard_until[job.id] = max(days, default=-1) + 1
