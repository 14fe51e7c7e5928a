"""Rule of the plan document: whatever is named exists, and what the rules need is known."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from drawdown.plan.check.facts import Facts
from drawdown.plan.check.routes import speed_class
from drawdown.plan.check.violation import Fault
from drawdown.plan.schedule import Hold, HoldKind, Obstacle
from drawdown.register.network import HOME
from drawdown.register.site import LEAVING

Named = tuple[str, str, str | None, Collection[str]]
"""Who names, what kind of thing, which one, and which there are."""


def references(facts: Facts) -> Iterator[Fault]:
    """Every site, task, leg, port, aircraft and price that is named or needed is there."""
    for who, what, name, known in (*_of_register(facts), *_of_plan(facts), *_of_holds(facts)):
        if name is not None and name not in known:
            yield Fault(who, f"the {what} {name}", f"a {what} of the register")
    for site in facts.sites:
        if site not in facts.ends:
            yield Fault(site, "no entry among the sites of the plan", "one")
    yield from _needed(facts)


def _of_register(facts: Facts) -> Iterator[Named]:
    register, sites = facts.register, facts.sites
    for task in register.pack.tasks:
        yield from ((f"task {task.id}", "task", pred, facts.rules) for pred in task.preds)
    for site in register.sites:
        yield f"site {site.id}", "hub", site.moves_to, facts.hubs
    for hub in register.hubs:
        yield f"hub {hub.site}", "site", hub.site, sites
    for exit_ in register.exits:
        yield f"exit of {exit_.hub}", "hub", exit_.hub, facts.hubs
        yield f"exit of {exit_.hub}", "hub or port", exit_.to, facts.hubs | facts.ports
    for closure in register.closures:
        yield "closure", "leg", closure.leg, facts.legs
    for people in register.people:
        yield "people", "site", people.site, sites
    for rotation in register.rotations:
        yield "rotation", "site", rotation.site, sites
    for cargo in register.cargo:
        yield "cargo", "site", cargo.site, sites


def _of_plan(facts: Facts) -> Iterator[Named]:
    plan, sites = facts.plan, facts.sites
    places = sites.keys() | facts.ports.keys() | {HOME}
    for end in plan.sites:
        yield f"site {end.site}", "site", end.site, sites
    for task in plan.tasks:
        yield f"{task.site}/{task.task}", "site", task.site, sites
        yield f"{task.site}/{task.task}", "task", task.task, facts.rules
    for movement in plan.movements:
        yield movement.id, "site", movement.site, sites
        yield movement.id, "site", movement.origin, sites
        yield movement.id, "site or port", movement.destination, places
        yield movement.id, "aircraft", movement.aircraft, facts.aircraft
        yield from ((movement.id, "leg", use.leg, facts.legs) for use in movement.legs)
        yield from ((movement.id, "site", load.site, sites) for load in movement.loads)
    for left in plan.left_behind:
        yield "left behind", "site", left.at, sites
        yield "left behind", "site", left.site, sites
    for way in plan.dispositions:
        yield "way of a lot", "site", way.site, sites


def _of_holds(facts: Facts) -> Iterator[Named]:
    known: dict[HoldKind, Collection[str]] = {
        HoldKind.TASK: {f"{task.site}/{task.task}" for task in facts.plan.tasks},
        HoldKind.MOVEMENT: facts.movements,
        HoldKind.CREW: {crew.kind for crew in facts.register.crews},
        HoldKind.LEG: facts.legs,
        HoldKind.HUB: facts.hubs,
        HoldKind.PORT: facts.ports,
        HoldKind.SEATS: facts.aircraft,
    }
    holds: list[tuple[str, Hold | Obstacle | None]] = [
        *((f"{task.site}/{task.task}", task.held_by) for task in facts.plan.tasks),
        *((movement.id, movement.held_by) for movement in facts.plan.movements),
        *(("obstacle", obstacle) for obstacle in facts.plan.obstacles),
    ]
    for who, hold in holds:
        if hold is not None and hold.kind in known:
            yield who, hold.kind.value, hold.ref, known[hold.kind]


def _needed(facts: Facts) -> Iterator[Fault]:
    """Say what the rules need and the register does not know: unknown is never zero."""
    for kind in ("convoy", "convoy_first", "flight"):
        if kind not in facts.ask_days:
            yield Fault("clearances", f"no kind {kind}", "its days")
    for who, what in (*_unpriced(facts), *_unmeasured(facts)):
        yield Fault(who, f"no {what}", "one in the register")


def _unpriced(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield each kind of site, of cargo and of disposal that lacks a factor or a price."""
    register, costs = facts.register, facts.register.costs
    for type_ in sorted({site.type for site in register.sites}):
        if type_ not in register.pack.scaling.factors:
            yield f"site type {type_.value}", "factor of work"
        if type_ not in costs.site_day:
            yield f"site type {type_.value}", "price of a site day"
    for owner, kind in sorted({(cargo.owner, cargo.kind) for cargo in register.cargo}):
        if kind not in costs.sea_freight:
            yield kind.value, "sea freight"
        if f"{owner.value}_{kind.value}" not in costs.value:
            yield f"{owner.value} {kind.value}", "value"
    ways = {row.way for row in register.dispositions}
    ways |= {row.way for row in facts.plan.dispositions}
    for way in sorted(ways - LEAVING):
        if way not in costs.value_recovered_share:
            yield way.value, "share of value recovered"


def _unmeasured(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield each leg that a convoy or barge takes without a distance or a speed."""
    legs = {use.leg for movement in facts.surface for use in movement.legs}
    for name in sorted(legs & facts.legs.keys()):
        leg = facts.legs[name]
        if leg.distance_km is None:
            yield f"leg {name}", "distance"
        if speed_class(leg) not in facts.speeds:
            yield f"leg {name}", f"speeds of class {speed_class(leg)}"
