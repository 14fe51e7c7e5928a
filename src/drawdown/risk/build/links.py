"""What waits for what: the closing network of a site, its lifts, its rear party, its end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from drawdown.plan.schedule import Movement, Purpose
from drawdown.register.network import HOME
from drawdown.register.site import Outcome, Owner, Site
from drawdown.risk.build.graph import Supply
from drawdown.risk.build.journeys import load_days_of
from drawdown.risk.build.nodes import CLEARED, GONE, LIFTS, PEOPLE_LEAVE, Making

PACKED, DANGER_CLEARED, BOOKED = "T17", "T29", "T44"
SWEPT, SIGNED = "T52", "T56"
AFTERWARDS = frozenset({"T58", "T59", "T60", "T61", "T62", "T63"})
"""Tasks that run on when a site has ended."""


def predecessors(making: Making, site: str, task: str) -> Iterator[str]:
    """Yield the tasks before a task; one that the site lacks stands for those before it."""
    for pred in making.register.pack.task(task).preds:
        if (pred, task) == ("T46", "T48"):
            continue
        if making.graph.task(site, pred) is not None:
            yield pred
        else:
            yield from predecessors(making, site, pred)


def awaited(making: Making, site: str, *tasks: str) -> list[int]:
    """Return the nodes of tasks, or of what stands before one that the site lacks."""
    found: dict[int, None] = {}
    known = {rule.id for rule in making.register.pack.tasks}
    for task in tasks:
        if task not in known:
            continue
        node = making.graph.task(site, task)
        names = [task] if node is not None else [*predecessors(making, site, task)]
        for name in names:
            number = making.graph.task(site, name)
            if number is not None:
                found[number] = None
    return list(found)


def supply(making: Making, number: int, *, lag: int = 0, amount: int = 0) -> Supply:
    """Return the end of a node as something to wait for."""
    return Supply(making.graph.nodes[number].end + lag, number, amount, lag)


def link_tasks(making: Making) -> None:
    """Let every task wait for its predecessors; those that follow movements wait for these."""
    graph = making.graph
    for task in making.plan.tasks:
        number = graph.task(task.site, task.task)
        if number is None or task.task in LIFTS:
            continue
        for pred in predecessors(making, task.site, task.task):
            before = graph.task(task.site, pred)
            if before is not None:
                graph.link(before, number)
    for site in making.register.sites:
        _follow_lifts(making, site)


def _follow_lifts(making: Making, site: Site) -> None:
    """T46 to T48 are over when their lifts have left, T57 when the rear party has."""
    graph = making.graph
    lifts = making.of(site.id, Purpose.LIFT)
    carrying = {
        "T46": [m for m in lifts if _carries(m, Owner.COE)] or list(lifts[:1]),
        "T47": [m for m in lifts if _carries(m, Owner.UNOE)] or list(lifts[-1:]),
        "T48": list(lifts),
        GONE: list(making.of(site.id, Purpose.LAST)),
    }
    for task, movements in carrying.items():
        number = graph.task(site.id, task)
        if number is not None:
            for movement in movements:
                graph.link(graph.movement(movement.id), number, 1, at_end=False)


def _carries(movement: Movement, owner: Owner) -> bool:
    return any(load.owner is owner and load.teu + load.vehicles for load in movement.loads)


def link_movements(making: Making) -> None:
    """Let lifts wait for papers, packing and ammunition, the rear party for the signature."""
    graph = making.graph
    for site in making.register.sites:
        lifts = making.of(site.id, Purpose.LIFT)
        packed = next((m for m in lifts if _carries(m, Owner.UNOE)), lifts[-1] if lifts else None)
        for movement in lifts:
            waits = [CLEARED, BOOKED]
            waits += [PACKED] if _carries(movement, Owner.UNOE) or movement is packed else []
            waits += [DANGER_CLEARED] if movement is lifts[-1] else []
            number, load = graph.movement(movement.id), load_days_of(movement, making.register)
            for before in awaited(making, site.id, *waits):
                graph.link(before, number, load)
        for first, second in pairwise(lifts):
            lag = min(1, second.depart - first.depart)
            graph.link(graph.movement(first.id), graph.movement(second.id), lag, at_end=False)
        for movement in making.of(site.id, Purpose.LAST):
            for before in awaited(making, site.id, SIGNED):
                graph.link(before, graph.movement(movement.id))


def link_hub_end(making: Making, hub: str, cutoff: int) -> None:
    """A hub that closes is swept when all cargo and everybody but the guard have left it."""
    swept = making.graph.task(hub, SWEPT)
    if swept is None:
        return
    graph = making.graph
    planned = graph.nodes[swept].planned
    for movement in making.plan.movements:
        number = graph.movement(movement.id)
        if movement.destination == hub:
            lag = cutoff if movement.teu + movement.vehicles else 0
            graph.link(number, swept, lag)
        elif movement.origin == hub and movement.purpose is not Purpose.LAST:
            lag = max(0, min(1, planned - movement.depart))
            graph.link(number, swept, lag, at_end=False)


def add_ends(making: Making) -> dict[str, int]:
    """Add the gates of the ends: each site, people out, all signed, the mission."""
    graph = making.graph
    ends: dict[str, int] = {}
    for site in making.register.sites:
        if site.outcome is Outcome.CLOSE:
            gone = graph.task(site.id, GONE) or graph.task(site.id, SIGNED)
            waits = [] if gone is None else [supply(making, gone)]
        else:
            waits = [*_own_tasks(making, site.id, AFTERWARDS), *_departures(making, site.id)]
        ends[site.id] = graph.gate(f"ended {site.id}", waits)
    home = [m for m in making.plan.movements if m.destination == HOME and m.people]
    out = graph.gate(
        "people out", [Supply(m.depart + 1, graph.movement(m.id), 0, 1, at_end=False) for m in home]
    )
    marks = [graph.task(site.id, SIGNED) for site in making.register.sites]
    signed = graph.gate("signed", [supply(making, mark) for mark in marks if mark is not None])
    everything = [supply(making, number) for number in (*ends.values(), out, signed)]
    mission = graph.gate("mission", everything)
    return {**ends, "": mission, "people out": out, "signed": signed}


def team_free(making: Making, site: Site, end: int) -> Supply:
    """Return when the closing team of a site is free for another (rule *crew*)."""
    if site.outcome is Outcome.CLOSE:
        return supply(making, end, amount=1)
    leaves_later = {PEOPLE_LEAVE, "T49"}
    gate = making.graph.gate(f"team {site.id}", _own_tasks(making, site.id, leaves_later))
    return supply(making, gate, amount=1)


def _own_tasks(making: Making, site: str, without: frozenset[str] | set[str]) -> list[Supply]:
    numbers = (
        making.graph.task(site, task.task)
        for task in making.plan.tasks
        if task.site == site and task.task not in without
    )
    return [supply(making, number) for number in numbers if number is not None]


def _departures(making: Making, site: str) -> list[Supply]:
    return [
        Supply(m.depart + 1, making.graph.movement(m.id), 0, 1, at_end=False)
        for m in making.plan.movements
        if m.origin == site and m.people
    ]
