"""Yards: what hubs would have to hold when convoys onward are not made, and what they strand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from drawdown.plan.schedule import Plan
from drawdown.register.network import Hub
from drawdown.register.site import Outcome

SWEPT = "T52"
"""The task of a hub that closes before which all cargo in transit has left it."""


@dataclass(frozen=True, slots=True)
class Need:
    """A yard has to hold more than it is known to: a decision that a person takes."""

    hub: str
    kind: str
    room: int
    needed: int

    def __str__(self) -> str:
        return f"the yard of {self.hub} has to hold {self.needed} {self.kind}, not {self.room}"


def needs_of(plan: Plan) -> tuple[Need, ...]:
    """Return the yards that overflow, with the most that each has to hold."""
    found = []
    for hub in plan.register_.hubs:
        teu, vehicles = peak(plan, hub.site)
        if teu > hub.yard_teu:
            found.append(Need(hub.site, "containers", hub.yard_teu, teu))
        if vehicles > hub.yard_vehicles:
            found.append(Need(hub.site, "vehicles", hub.yard_vehicles, vehicles))
    return tuple(found)


def stranded(plan: Plan) -> int:
    """Return the pieces that come to closing hubs after their cut-off, or stand there when swept.

    Links make the sweeping wait for them, unless it would wait for itself in a circle of sites
    that share a closing team: then they come too late (rule *hub*).
    """
    swept = {task.site: task.start for task in plan.tasks if task.task == SWEPT}
    number = 0
    for hub in plan.register_.hubs:
        if plan.register_.site(hub.site).outcome is Outcome.CLOSE and hub.site in swept:
            number += _late_or_left(plan, hub, swept[hub.site])
    return number


def _late_or_left(plan: Plan, hub: Hub, swept: int) -> int:
    late, there = 0, Counter[str]()
    for movement in plan.movements:
        sign = (movement.destination == hub.site) - (movement.origin == hub.site)
        day = movement.arrive if sign > 0 else movement.depart
        teu = sum(load.teu for load in movement.loads if load.site != hub.site)
        vehicles = sum(load.vehicles for load in movement.loads if load.site != hub.site)
        if sign > 0 and day > swept - hub.cutoff_days:
            late += teu + vehicles
        if day <= swept:
            there["teu"] += sign * teu
            there["vehicles"] += sign * vehicles
    return late + sum(max(0, left) for left in there.values())


def peak(plan: Plan, hub: str) -> tuple[int, int]:
    """Return the most containers and vehicles in transit at a hub on a day (rule *hub*)."""
    change: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
    for movement in plan.movements:
        sign = (movement.destination == hub) - (movement.origin == hub)
        day = movement.arrive if sign > 0 else movement.depart
        for load in movement.loads:
            if sign and load.site != hub:
                change[0][day] += sign * load.teu
                change[1][day] += sign * load.vehicles
    return _highest(change[0]), _highest(change[1])


def _highest(change: Counter[int]) -> int:
    level = highest = 0
    for day in sorted(change):
        level += change[day]
        highest = max(highest, level)
    return highest


def widened(plan: Plan, needs: tuple[Need, ...]) -> Plan:
    """Return the plan over a register whose yards hold what it needs."""
    if not needs:
        return plan
    more: dict[tuple[str, str], int] = {(need.hub, need.kind): need.needed for need in needs}
    hubs = tuple(_wider(hub, more) for hub in plan.register_.hubs)
    register = plan.register_.model_copy(update={"hubs": hubs})
    return plan.model_copy(update={"register_": register, "register_hash": register.content_hash()})


def _wider(hub: Hub, more: dict[tuple[str, str], int]) -> Hub:
    return hub.model_copy(
        update={
            "yard_teu": more.get((hub.site, "containers"), hub.yard_teu),
            "yard_vehicles": more.get((hub.site, "vehicles"), hub.yard_vehicles),
        }
    )
