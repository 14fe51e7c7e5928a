"""What has to be there first: people before flights, cargo before convoys, room in yards."""

from __future__ import annotations

from collections import defaultdict

from drawdown.plan.build.people import heads_of
from drawdown.plan.schedule import Movement, MovementKind, Purpose
from drawdown.register.network import Hub
from drawdown.register.site import CargoKind, Outcome, Owner, Site
from drawdown.risk.build.graph import Graph, Supply
from drawdown.risk.build.links import BOOKED, PACKED, awaited, predecessors, supply
from drawdown.risk.build.nodes import CLEARED, PEOPLE_LEAVE, Making
from drawdown.risk.network import Key

Lot = tuple[str, Owner, CargoKind]
DAWN = Key("gate", "dawn")
TEAM_NAMED = "T02"


def leaves(graph: Graph, movement: Movement, amount: int) -> Supply:
    """Return a departure, as something that needs or frees an amount."""
    number = graph.movement(movement.id)
    return Supply(movement.depart, number, amount, at_end=False)


def arrives(graph: Graph, movement: Movement, amount: int, lag: int = 0) -> Supply:
    """Return an arrival of an amount, which counts `lag` days later."""
    return Supply(movement.arrive + lag, graph.movement(movement.id), amount, lag)


def match_people(making: Making, site: Site) -> None:
    """Let flights from a place wait for those whom they carry (rule *people-ready*)."""
    graph = making.graph
    heads = heads_of(site, making.register)
    rotating = sum(r.people for r in making.register.rotations if r.site == site.id)
    flights = [
        m
        for m in making.plan.movements
        if m.origin == site.id
        and m.people
        and m.kind is not MovementKind.ROTATION
        and m.purpose is not Purpose.LAST
    ]
    from_day = may_leave(making, site)
    cleared = graph.gate(
        f"cleared {site.id}", [supply(making, n) for n in awaited(making, site.id, CLEARED, BOOKED)]
    )
    supplies = [
        supply(
            making, from_day, amount=max(0, heads.staff_leaving - max(0, rotating - heads.body))
        ),
        supply(making, cleared, amount=max(0, heads.body - rotating)),
    ]
    if site.outcome is Outcome.CONVERT:
        guard = _guard_gate(making, site.id)
        supplies.append(supply(making, guard, amount=heads.guard_leaving))
    brought = [m for m in making.plan.movements if m.destination == site.id and m.people]
    supplies += [arrives(graph, m, m.people) for m in brought]
    graph.match(f"people {site.id}", supplies, [leaves(graph, m, m.people) for m in flights])
    follow_flights(making, site.id, [m for m in flights if m.kind is MovementKind.FLIGHT])


def may_leave(making: Making, site: Site) -> int:
    """Add the gate from which non-essential people may leave: the start of T45."""
    task = next((t for t in making.plan.tasks if (t.site, t.task) == (site.id, PEOPLE_LEAVE)), None)
    before = [
        number
        for name in dict.fromkeys(predecessors(making, site.id, PEOPLE_LEAVE))
        if (number := making.graph.task(site.id, name)) is not None
    ]
    return making.graph.gate(
        f"may leave {site.id}",
        [supply(making, number) for number in before],
        release=task.start if task else 0,
    )


def follow_flights(making: Making, site: str, movements: list[Movement]) -> None:
    """T45 is over the day after those have left whom the plan lets leave by its end."""
    number = making.graph.task(site, PEOPLE_LEAVE)
    if number is None:
        return
    for movement in movements:
        if movement.depart < making.graph.nodes[number].end:
            making.graph.link(making.graph.movement(movement.id), number, 1, at_end=False)


def _guard_gate(making: Making, site: str) -> int:
    """Add the gate from which the guard of a converted site may leave (rule *guard*)."""
    waits = []
    for movement in making.plan.movements:
        number = making.graph.movement(movement.id)
        if movement.escorts and movement.origin == site:
            waits.append(Supply(movement.depart + 1, number, 0, 1, at_end=False))
        elif movement.escorts and movement.destination == site:
            waits.append(Supply(movement.arrive + 1, number, 0, 1))
    until = next(end.guard_until for end in making.plan.sites if end.site == site)
    return making.graph.gate(f"guard {site}", waits, release=until)


def lots_of(movement: Movement) -> dict[Lot, int]:
    """Return the pieces on a movement by origin, owner and kind."""
    found: dict[Lot, int] = defaultdict(int)
    for load in movement.loads:
        found[load.site, load.owner, CargoKind.CONTAINER] += load.teu
        found[load.site, load.owner, CargoKind.VEHICLE] += load.vehicles
    return {lot: pieces for lot, pieces in found.items() if pieces}


def match_cargo(making: Making, hub: Hub) -> None:
    """Let onward movements wait for what they carry, rested at the hub (rule *onward-ready*)."""
    graph, site = making.graph, making.register.site(hub.site)
    there: dict[Lot, list[Supply]] = defaultdict(list)
    wanted: dict[Lot, list[Supply]] = defaultdict(list)
    for movement in making.plan.movements:
        for lot, pieces in lots_of(movement).items():
            if movement.destination == hub.site:
                there[lot].append(arrives(graph, movement, pieces, hub.dwell_days))
            elif movement.origin == hub.site and movement.purpose is Purpose.ONWARD:
                wanted[lot].append(leaves(graph, movement, pieces))
    for lot, demands in wanted.items():
        supplies = there[lot]
        if lot[0] == hub.site and site.outcome is Outcome.CONVERT:
            supplies.append(_own_cargo(making, hub.site, lot, sum(d.amount for d in demands)))
        graph.match(f"cargo {hub.site} {lot[0]} {lot[1]} {lot[2]}", supplies, demands)


def _own_cargo(making: Making, hub: str, lot: Lot, pieces: int) -> Supply:
    """Return when the own cargo of a converted hub may depart: booked, packed, loaded."""
    waits = [BOOKED] if lot[1] is Owner.COE else [BOOKED, PACKED]
    load = making.register.movement.convoys.load_days
    gate = making.graph.gate(
        f"own {hub} {lot[1]} {lot[2]}",
        [supply(making, number, lag=load) for number in awaited(making, hub, *waits)],
    )
    return supply(making, gate, amount=pieces)


def match_yard(making: Making, hub: Hub) -> None:
    """Let arrivals wait for the departures that make room in the yard (rule *hub*)."""
    graph = making.graph
    for kind, yard in (
        (CargoKind.CONTAINER, hub.yard_teu),
        (CargoKind.VEHICLE, hub.yard_vehicles),
    ):
        room = [Supply(-1, _dawn(graph), yard)]
        coming = []
        for movement in making.plan.movements:
            pieces = sum(
                n for lot, n in lots_of(movement).items() if lot[2] is kind and lot[0] != hub.site
            )
            if pieces and movement.destination == hub.site:
                coming.append(arrives(graph, movement, pieces))
            elif pieces and movement.origin == hub.site:
                room.append(leaves(graph, movement, pieces))
        graph.match(f"yard {hub.site} {kind}", room, coming, arrival=True)


def _dawn(graph: Graph) -> int:
    """Return the gate that is over before anything begins."""
    found = graph.rows.get(DAWN)
    return graph.gate(DAWN.ref, []) if found is None else found


def match_teams(making: Making, frees: list[Supply], number: int) -> None:
    """Let the first task with a closing team wait until a team is free (rule *crew*)."""
    graph = making.graph
    starts = [
        Supply(task.start, row, 1)
        for task in making.plan.tasks
        if task.task == TEAM_NAMED and (row := graph.task(task.site, task.task)) is not None
    ]
    graph.match("teams", [Supply(-1, _dawn(graph), number), *frees], starts)
