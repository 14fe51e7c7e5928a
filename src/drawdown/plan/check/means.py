"""Rules of the means of movement: escorts, trucks, and the clearance of each journey."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from drawdown.plan.check import network
from drawdown.plan.check.exact import exact, overloads
from drawdown.plan.check.facts import SURFACE, Facts
from drawdown.plan.check.pieces import trucks
from drawdown.plan.check.violation import Fault
from drawdown.plan.schedule import Movement, MovementKind

CONVOY, CONVOY_FIRST, FLIGHT = "convoy", "convoy_first", "flight"


def escorts(facts: Facts) -> Iterator[Fault]:
    """A convoy has the escort of its hardest leg; no day has more bound than there are."""
    rules = facts.register.movement.escorts
    for movement in facts.plan.movements:
        legs = movement.legs if movement.kind in SURFACE else ()
        needed = max((facts.legs[use.leg].escort_units or 0 for use in legs), default=0)
        if movement.escorts != needed:
            yield Fault(
                movement.id, f"{movement.escorts} escort units", f"{needed}", (movement.depart,)
            )
    units = floor(rules.units * exact(rules.availability))
    bound = [(m.escorts_from, m.escorts_until, m.escorts) for m in facts.plan.movements]
    for days, peak in overloads(bound, units):
        yield Fault("escorts", f"{peak} units bound", f"at most {units}", days)
    limit = facts.register.movement.convoys.in_flight_max
    under_way = [(m.depart, m.arrive, 1) for m in facts.plan.movements if m.escorts]
    for days, peak in overloads(under_way, limit):
        yield Fault("escorts", f"{peak} escorted convoys on the road", f"at most {limit}", days)


def truck_use(facts: Facts) -> Iterator[Fault]:
    """A convoy has the trucks that its cargo takes; no day binds more than are to be had."""
    for movement in facts.plan.movements:
        needed = trucks(facts, movement) if movement.kind is MovementKind.CONVOY else 0
        if movement.trucks != needed:
            yield Fault(movement.id, f"{movement.trucks} trucks", f"{needed}", (movement.depart,))
    rules = facts.register.movement.trucks
    number = floor((rules.contracted + rules.mission_owned) * exact(rules.availability))
    bound = [(m.trucks_from, m.trucks_until, m.trucks) for m in facts.plan.movements]
    for days, peak in overloads(bound, number):
        yield Fault("trucks", f"{peak} trucks bound", f"at most {number}", days)


def clearance(facts: Facts) -> Iterator[Fault]:
    """Every journey but the first lift of a site names its clearance and the day to ask for it."""
    asked_by_task = {
        movement.id
        for site in facts.register.sites
        for movement in _first_lift(facts, site.id)
        if movement.clearance in {None, CONVOY_FIRST}
    }
    for movement in facts.plan.movements:
        if movement.kind is MovementKind.ROTATION:
            continue
        if movement.id in asked_by_task:
            yield from _in_window(facts, movement)
            continue
        kind = FLIGHT if movement.kind is MovementKind.FLIGHT else CONVOY
        ask_by = movement.depart - facts.ask_days[kind]
        if movement.clearance != kind:
            yield Fault(
                movement.id, f"clearance {movement.clearance or 'none'}", kind, (movement.depart,)
            )
        if movement.ask_by != ask_by:
            found = "no day" if movement.ask_by is None else f"day {movement.ask_by}"
            yield Fault(movement.id, f"to be asked for by {found}", f"day {ask_by}")
        if ask_by < 0:
            yield Fault(
                movement.id,
                "a clearance asked for before the plan begins",
                f"a departure on day {facts.ask_days[kind]} or later",
                (movement.depart,),
            )


def _in_window(facts: Facts, lift: Movement) -> Iterator[Fault]:
    """The lift that T43 asks for departs while what was granted holds; else it names its own."""
    asked = facts.tasks.get((lift.site, network.CLEARED))
    if asked is None:
        return
    last = asked.finish + max(1, facts.valid_days[CONVOY_FIRST]) - 1
    if lift.depart > last:
        yield Fault(
            lift.id,
            f"a departure after the clearance of T43 has run out on day {last}",
            f"one of its own, asked for by day {lift.depart - facts.ask_days[CONVOY]}",
            (lift.depart,),
        )


def _first_lift(facts: Facts, site: str) -> tuple[Movement, ...]:
    """Return the lift that T43 asks for; of several on one day, one without a clearance."""
    lifts = facts.lifts(site)
    on_first_day = [lift for lift in lifts if lift.depart == lifts[0].depart]
    for lift in on_first_day:
        if lift.clearance in {None, CONVOY_FIRST}:
            return (lift,)
    return ()
