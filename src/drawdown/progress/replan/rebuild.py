"""Rebuild a plan document from the days that a dispatch has found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor
from typing import TypeVar

from drawdown.plan.build.assemble import due_of
from drawdown.plan.build.lots import lots_of
from drawdown.plan.build.people import heads_of
from drawdown.plan.clearances import CONVOY, FIRST, FLIGHT, is_valid
from drawdown.plan.schedule import (
    Hold,
    HoldKind,
    LegUse,
    Movement,
    MovementKind,
    Plan,
    Purpose,
    SitePlan,
    TaskPlan,
)
from drawdown.progress.replan.loads import settle
from drawdown.progress.replan.price import costs_of
from drawdown.register.model import Register
from drawdown.register.network import HOME
from drawdown.register.site import Outcome, Site
from drawdown.risk.build.links import AFTERWARDS
from drawdown.risk.build.nodes import CLEARED, LIFTS, PEOPLE_LEAVE
from drawdown.risk.kernel.state import State
from drawdown.risk.network import Key, Network, Why

H = TypeVar("H", TaskPlan, Movement)

EPSILON = 1e-9
GONE, SIGNED = "T57", "T56"


@dataclass(frozen=True, slots=True)
class Dispatched:
    """A network and where a dispatch has put its nodes."""

    network: Network
    state: State

    def at(self, kind: str, ref: str) -> int:
        """Return the start of a node."""
        return int(self.state.at[self.network.row(kind, ref)])

    def end(self, kind: str, ref: str) -> int:
        """Return the end of a node."""
        return int(self.state.end[self.network.row(kind, ref)])


def rebuilt(plan: Plan, found: Dispatched, as_of: int) -> Plan:
    """Return the plan with the days that were found, its loads settled, priced anew."""
    register = plan.register_
    moved = [_movement(plan, m, found) for m in plan.movements]
    sent = [m for m in moved if m is not None]
    movements, left = settle(sent, lots_of(register, plan.dispositions), as_of)
    names = {m.id for m in movements}
    tasks = tuple(_task(plan, task, found, movements) for task in plan.tasks)
    sites = tuple(
        sorted(
            (_site(site, found, tasks, movements) for site in register.sites),
            key=lambda end: (end.ended, end.site),
        )
    )
    changed = plan.model_copy(
        update={
            "movements": tuple(_known_hold(movement, names) for movement in movements),
            "left_behind": left,
            "sites": _late(sites, register),
            "tasks": tuple(_known_hold(task, names) for task in tasks),
        }
    )
    changed = changed.model_copy(update={"costs": costs_of(changed)})
    return changed.model_copy(update={"feasible": is_feasible(changed)})


def is_feasible(plan: Plan) -> bool:
    """Return whether no site is late and everybody is out in time (rule *feasible*)."""
    leaving = sum(heads_of(site, plan.register_).leaving for site in plan.register_.sites)
    out = sum(
        m.people for m in plan.movements if m.destination == HOME and m.depart < plan.deadline
    )
    return out >= leaving and not any(end.late_days for end in plan.sites)


def _late(sites: Iterable[SitePlan], register: Register) -> tuple[SitePlan, ...]:
    due = {site.id: due_of(register, site) for site in register.sites}
    return tuple(
        end.model_copy(update={"late_days": max(0, end.ended - due[end.site])}) for end in sites
    )


def _movement(plan: Plan, movement: Movement, found: Dispatched) -> Movement | None:
    """Return a movement on its new day, or nothing for one that is not made."""
    row = found.network.row("movement", movement.id)
    depart = int(found.state.at[row])
    if depart >= found.network.nodes.drop[row]:
        return None
    update: dict[str, object] = {"held_by": _hold(found, row, movement.held_by, movement)}
    if depart != movement.depart:
        update |= {"depart": depart, "arrive": depart}
    if not found.network.nodes.fixed[row]:
        update |= _clearance(plan, movement, found, depart)
        if movement.kind in (MovementKind.CONVOY, MovementKind.BARGE):
            update |= _journey(found.network, int(found.network.nodes.ride[row]), depart, movement)
    return movement.model_copy(update=update)


def _clearance(plan: Plan, movement: Movement, found: Dispatched, depart: int) -> dict[str, object]:
    """Return the clearance on a new day; that of T43 is asked for again once it is over."""
    rules = {c.kind: c for c in plan.register_.movement.clearances}
    kind = movement.clearance
    asked = Key("task", f"{movement.site}/{CLEARED}")
    by_task = movement.purpose is Purpose.LIFT and kind in (None, FIRST)
    if by_task and asked in found.network.rows:
        granted = found.end(asked.kind, asked.ref)
        kind = FIRST if is_valid(granted, depart, rules[FIRST].validity_days) else CONVOY
    if kind not in (CONVOY, FLIGHT):
        return {}
    ask = rules[kind].ask_days if kind in rules else 0
    return {"clearance": kind, "ask_by": max(0, depart - ask)}


def _journey(network: Network, ride: int, depart: int, movement: Movement) -> dict[str, object]:
    """Return legs, arrival and how long the means are bound, for a departure day."""
    rides, limits = network.rides, network.limits
    wet = bool(limits.wet[depart])
    time = guarded = 0.0
    legs = []
    for number, row in enumerate(range(rides.first[ride], rides.first[ride + 1])):
        enter = depart + floor(time + EPSILON)
        time += float((rides.wet if wet else rides.dry)[row])
        leave = depart + ceil(time - EPSILON)
        legs.append(LegUse(leg=network.legs[rides.leg[row]], enter=enter, leave=leave))
        if number < rides.guarded[ride]:
            guarded = time
    arrive = depart + ceil(time - EPSILON)
    back = int((rides.back_wet if wet else rides.back_dry)[ride])
    load, rest = int(rides.load[ride]), max(0, limits.rest - int(rides.load[ride]))
    if rides.collect[ride]:
        first, trucks_until, escorts_until = depart - load - back, arrive, arrive + rest
    else:
        home = int((rides.guard_back_wet if wet else rides.guard_back_dry)[ride])
        first, trucks_until = depart - load, arrive + back
        escorts_until = depart + ceil(guarded - EPSILON) + home + rest
    found: dict[str, object] = {"legs": tuple(legs), "arrive": arrive}
    if movement.trucks:
        found |= {"trucks_from": max(0, first), "trucks_until": trucks_until}
    if movement.escorts:
        found |= {"escorts_from": max(0, first), "escorts_until": escorts_until}
    return found


def _task(plan: Plan, task: TaskPlan, found: Dispatched, movements: list[Movement]) -> TaskPlan:
    """Return a task on its new days."""
    ref = f"{task.site}/{task.task}"
    row = found.network.row("task", ref)
    start, finish = int(found.state.at[row]), int(found.state.end[row])
    if task.task in LIFTS or task.task == GONE:
        start = _loading(plan.register_, task, movements, start)
    elif task.task == PEOPLE_LEAVE and task.finish > task.start:
        gate = Key("gate", f"may leave {task.site}")
        known = gate in found.network.rows
        start = found.at("gate", gate.ref) if known else min(task.start, finish)
    hold = _hold(found, row, task.held_by, None)
    if (start, finish) == (task.start, task.finish):
        hold = task.held_by
    return task.model_copy(update={"start": start, "finish": finish, "held_by": hold})


def _loading(register: Register, task: TaskPlan, movements: list[Movement], start: int) -> int:
    """Return the start of a task that movements give its time: the loading of the first of them."""
    purpose = Purpose.LAST if task.task == GONE else Purpose.LIFT
    mine = [m for m in movements if m.site == task.site and m.purpose is purpose]
    owner = {"T46": "coe", "T47": "unoe"}.get(task.task)
    carrying = [m for m in mine if any(load.owner.value == owner for load in m.loads)]
    if task.task == "T48":
        carrying = mine[-1:]
    elif not carrying:
        carrying = mine[-1:] if task.task == "T47" else mine[:1]
    load = 0 if purpose is Purpose.LAST else register.movement.convoys.load_days
    return carrying[0].depart - load if carrying else start


def _site(
    site: Site, found: Dispatched, tasks: tuple[TaskPlan, ...], movements: list[Movement]
) -> SitePlan:
    """Return how a site ends (rule *site-end*)."""
    finish = {task.task: task.finish for task in tasks if task.site == site.id}
    if site.outcome is Outcome.CLOSE:
        last = [m.depart for m in movements if m.site == site.id and m.purpose is Purpose.LAST]
        return SitePlan(
            site=site.id,
            outcome=site.outcome,
            signed=finish.get(SIGNED),
            ended=finish[GONE] if GONE in finish else last[-1] + 1,
            guard_until=last[-1] if last else finish[GONE],
        )
    gone = [m.depart + 1 for m in movements if m.origin == site.id and m.people]
    done = [day for task, day in finish.items() if task not in AFTERWARDS]
    return SitePlan(
        site=site.id,
        outcome=site.outcome,
        ended=max([0, *gone, *done]),
        guard_until=found.end("gate", f"guard {site.id}"),
    )


HOLDS = {
    Why.CREW: HoldKind.CREW,
    Why.TRUCKS: HoldKind.TRUCKS,
    Why.ESCORTS: HoldKind.ESCORTS,
    Why.ON_THE_ROAD: HoldKind.ESCORTS,
    Why.TRAIN: HoldKind.LEG,
    Why.SHUT: HoldKind.LEG,
    Why.LEG_FULL: HoldKind.LEG,
    Why.HUB_DAY: HoldKind.HUB,
    Why.YARD: HoldKind.HUB,
    Why.PORT: HoldKind.PORT,
    Why.SEATS: HoldKind.SEATS,
}


def _hold(
    found: Dispatched, row: int, before: Hold | None, movement: Movement | None
) -> Hold | None:
    """Return what held a node in the dispatch; what did not move keeps its hold."""
    why = Why(int(found.state.why[row]))
    if why is Why.PLANNED:
        return before
    if why is Why.LINK:
        return _link(found, int(found.state.cause[row]), before)
    refs = {
        HoldKind.CREW: found.network.crews[max(0, int(found.network.nodes.crew[row]))],
        HoldKind.LEG: movement.legs[0].leg if movement and movement.legs else None,
        HoldKind.HUB: movement.destination if movement else None,
        HoldKind.PORT: movement.destination if movement else None,
        HoldKind.SEATS: movement.aircraft if movement else None,
    }
    kind = HOLDS.get(why, HoldKind.CHOICE)
    return Hold(kind=kind, ref=refs.get(kind))


def _link(found: Dispatched, cause: int, before: Hold | None) -> Hold | None:
    """Return the task or movement behind a cause, through the gates before it."""
    while cause >= 0:
        key = found.network.keys[cause]
        if key.kind in ("task", "movement"):
            return Hold(kind=HoldKind(key.kind), ref=key.ref)
        cause = int(found.state.cause[cause])
    return before


def _known_hold(held: H, movements: set[str]) -> H:
    """Return a task or movement without a hold by a movement that is not made any more."""
    hold = held.held_by
    if hold and hold.kind is HoldKind.MOVEMENT and hold.ref not in movements:
        return held.model_copy(update={"held_by": Hold(kind=HoldKind.CHOICE)})
    return held
