"""Rules of what is carried: everything that leaves a site, and no more than a route takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from drawdown.plan.check.facts import SURFACE, Facts
from drawdown.plan.check.pieces import (
    Lot,
    carried,
    counts,
    leaving,
    rear_party_vehicles,
    slots,
    smallest_slots,
    told_of,
)
from drawdown.plan.check.violation import Fault
from drawdown.plan.schedule import Purpose
from drawdown.register.site import CargoKind, Owner, Site


def lot_ways(facts: Facts) -> Iterator[Fault]:
    """A lot whose way is open goes one of its open ways; the plan chooses for no other lot."""
    chosen = Counter((way.site, way.owner, way.kind) for way in facts.plan.dispositions)
    possible = {
        lot: [row.way for row in told_of(facts, lot) if row.share is None]
        for lot, count in counts(facts).items()
        if count
    }
    for lot, ways in possible.items():
        if ways and chosen[lot] != 1:
            yield Fault(str(lot), f"{chosen[lot]} ways chosen", "one")
    for way in facts.plan.dispositions:
        ways = possible.get(Lot(way.site, way.owner, way.kind), [])
        if way.way not in ways:
            expected = " or ".join(sorted(other.value for other in ways)) or "none: nothing is open"
            yield Fault(f"{way.owner.value} {way.kind.value}s of {way.site}", way.way, expected)


def cargo_complete(facts: Facts) -> Iterator[Fault]:
    """What leaves a site is on its movements or left behind at a conversion, to the piece."""
    going = leaving(facts)
    for site in facts.register.sites:
        own = {lot: pieces for lot, pieces in going.items() if lot.site == site.id and pieces}
        if facts.closes(site.id):
            yield from _leaves_closing_site(facts, site, own)
        yield from _adds_up(facts, site, {} if facts.closes(site.id) else own)
    for left in facts.plan.left_behind:
        if facts.closes(left.at):
            yield Fault(left.at, f"cargo of {left.site} left behind", "none: the site closes")


def _leaves_closing_site(facts: Facts, site: Site, own: dict[Lot, int]) -> Iterator[Fault]:
    """Lifts and the rear party take what leaves a closing site; the rear party only vehicles."""
    lifts = carried(load for lift in facts.lifts(site.id) for load in lift.loads)
    last = facts.last(site.id)
    rear = carried(last.loads) if last else {}
    for lot in sorted(own.keys() | lifts.keys() | rear.keys()):
        sent = lifts.get(lot, 0) + rear.get(lot, 0)
        expected = own.get(lot, 0)
        if sent != expected:
            yield Fault(site.id, f"{sent} {lot} on its lifts and last movement", f"{expected}")
    if last:
        lot = Lot(site.id, Owner.COE, CargoKind.VEHICLE)
        vehicles = rear_party_vehicles(facts, site.id, last)
        if rear != ({lot: vehicles} if vehicles else {}):
            found = ", ".join(f"{n} {other}" for other, n in sorted(rear.items()))
            yield Fault(last.id, found or "no cargo", f"{vehicles} {lot} for the rear party alone")


def _adds_up(facts: Facts, site: Site, own: dict[Lot, int]) -> Iterator[Fault]:
    """What a site has to send on, or was brought to it, goes onward or is left behind there."""
    brought = carried(
        load
        for movement in facts.plan.movements
        if movement.destination == site.id
        for load in movement.loads
    )
    onward = carried(
        load
        for movement in facts.plan.movements
        if movement.origin == site.id
        and not (facts.closes(site.id) and movement.purpose in {Purpose.LIFT, Purpose.LAST})
        for load in movement.loads
    )
    left = carried(left for left in facts.plan.left_behind if left.at == site.id)
    for lot in sorted(own.keys() | brought.keys() | onward.keys() | left.keys()):
        came = own.get(lot, 0) + brought.get(lot, 0)
        went = onward.get(lot, 0) + left.get(lot, 0)
        if came != went:
            yield Fault(
                site.id,
                f"{onward.get(lot, 0)} {lot} sent on and {left.get(lot, 0)} left behind",
                f"{came} in all",
            )


def slot_use(facts: Facts) -> Iterator[Fault]:
    """A convoy or barge states the slots that its cargo takes, and no leg of it has fewer."""
    for movement in facts.plan.movements:
        on_surface = movement.kind in SURFACE
        taken = slots(movement) if on_surface else 0
        if movement.slots != taken:
            yield Fault(movement.id, f"{movement.slots} slots", f"{taken}", (movement.depart,))
        if on_surface and taken > smallest_slots(facts, movement):
            yield Fault(
                movement.id,
                f"{taken} slots taken",
                f"at most {smallest_slots(facts, movement)}",
                (movement.depart,),
            )
