"""Rules of when cargo may go: cleared, packed, rested, and before the site is swept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from drawdown.plan.check import network
from drawdown.plan.check.facts import Facts
from drawdown.plan.check.pieces import Lot, carried, leaving
from drawdown.plan.check.violation import Fault
from drawdown.plan.schedule import Movement, Purpose
from drawdown.register.site import Owner, Site


def lift_ready(facts: Facts) -> Iterator[Fault]:
    """A closing site has lifts and one last movement, to where it moves, after its tasks."""
    for site in facts.register.sites:
        lifts = facts.lifts(site.id)
        lasts = facts.of(site.id, Purpose.LAST)
        if not facts.closes(site.id):
            for movement in lifts + lasts:
                yield Fault(movement.id, "a lift", "onward movements: the site is converted")
            continue
        if not lifts:
            yield Fault(site.id, "no lift", "at least one")
        if len(lasts) != 1:
            yield Fault(site.id, f"{len(lasts)} last movements", "one")
        for movement in lifts + lasts:
            if movement.destination != site.moves_to:
                yield Fault(
                    movement.id, f"a way to {movement.destination}", f"to {site.moves_to or 'none'}"
                )
        for movement in lifts:
            yield from _lift_waits(facts, site, movement, final=movement == lifts[-1])
        for movement in lasts:
            yield from _last_waits(facts, site, movement)


def _last_waits(facts: Facts, site: Site, last: Movement) -> Iterator[Fault]:
    """The rear party waits for the signature."""
    signed = network.ready(facts, site, network.SIGNED)
    if last.depart < signed:
        yield Fault(
            last.id,
            "a departure before T56 has finished",
            f"day {signed} or later",
            (last.depart,),
        )


def _lift_waits(facts: Facts, site: Site, lift: Movement, *, final: bool) -> Iterator[Fault]:
    """Loading waits for papers, packing and ammunition; the sweep waits for the lift."""
    waits = [network.CLEARED, network.BOOKED]
    if any(load.owner is Owner.UNOE and load.teu + load.vehicles for load in lift.loads):
        waits.append(network.PACKED)
    if final:
        waits.append(network.DANGER_CLEARED)
    loading = lift.depart - facts.load_days(lift)
    for task in waits:
        ready = network.ready(facts, site, task)
        if loading < ready:
            yield Fault(
                lift.id, f"loading before {task} has finished", f"day {ready} or later", (loading,)
            )
    swept = facts.tasks.get((site.id, network.SWEPT))
    if swept and swept.start <= lift.depart:
        yield Fault(
            lift.id,
            f"a departure when T52 has begun on day {swept.start}",
            "a departure before that day",
            (lift.depart,),
        )


def onward_ready(facts: Facts) -> Iterator[Fault]:
    """Onward cargo goes along an exit before `D`, and not before it is there and ready."""
    exits = {(exit_.hub, exit_.to) for exit_ in facts.register.exits}
    for movement in facts.plan.movements:
        if movement.purpose is not Purpose.ONWARD:
            continue
        if (movement.origin, movement.destination) not in exits:
            yield Fault(
                movement.id,
                f"a way from {movement.origin} to {movement.destination}",
                "an exit of the hub",
            )
        closes_late = (
            facts.closes(movement.origin) and facts.ends[movement.origin].ended > facts.too_late
        )
        if movement.depart >= facts.too_late and not closes_late:
            yield Fault(
                movement.id,
                "a departure after the deadline",
                f"before day {facts.too_late}",
                (movement.depart,),
            )
    for hub in facts.hubs:
        yield from _nothing_goes_early(facts, hub)


def _nothing_goes_early(facts: Facts, hub: str) -> Iterator[Fault]:
    """On every day no more of a lot has left a hub than was ready to leave it."""
    ready = _ready_by_day(facts, hub)
    gone: defaultdict[Lot, Counter[int]] = defaultdict(Counter)
    for movement in facts.of(hub, Purpose.ONWARD):
        for lot, pieces in carried(movement.loads).items():
            gone[lot][movement.depart] += pieces
    for lot, departures in sorted(gone.items()):
        for day in sorted(departures):
            sent = sum(n for when, n in departures.items() if when <= day)
            there = sum(n for when, n in ready[lot].items() if when <= day)
            if sent > there:
                yield Fault(hub, f"{sent} {lot} sent on by then", f"at most {there} ready", (day,))
                break


def _ready_by_day(facts: Facts, hub: str) -> defaultdict[Lot, Counter[int]]:
    """Return what may leave a hub from each day on: its own cargo, and what has rested there."""
    ready: defaultdict[Lot, Counter[int]] = defaultdict(Counter)
    if not facts.closes(hub):
        for lot, pieces in leaving(facts).items():
            if lot.site == hub:
                ready[lot][_own_cargo_departs(facts, hub, lot.owner)] += pieces
    for movement in facts.plan.movements:
        if movement.destination == hub:
            for lot, pieces in carried(movement.loads).items():
                ready[lot][movement.arrive + facts.hubs[hub].dwell_days] += pieces
    return ready


def _own_cargo_departs(facts: Facts, hub: str, owner: Owner) -> int:
    """Return the first day on which a converted hub's own cargo, loaded when it may be, departs."""
    waits = [network.BOOKED] if owner is Owner.COE else [network.BOOKED, network.PACKED]
    loaded = network.ready(facts, facts.sites[hub], *waits)
    return loaded + facts.register.movement.convoys.load_days
