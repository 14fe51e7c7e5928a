"""Rules of the places where cargo waits: the yards of hubs and ports, and the calls of vessels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from drawdown.plan.check import network
from drawdown.plan.check.demurrage import calls_of, ready_before
from drawdown.plan.check.exact import overloads
from drawdown.plan.check.facts import Facts
from drawdown.plan.check.pieces import carried
from drawdown.plan.check.violation import Fault
from drawdown.plan.schedule import Movement
from drawdown.register.network import Hub, Port
from drawdown.register.site import CargoKind

FOREVER = 1_000_000
"""A day after every day of a plan."""

Days = Counter[int]


def hub(facts: Facts) -> Iterator[Fault]:
    """Cargo in transit fits yard and daily arrivals; a hub that closes is empty of it in time."""
    places = facts.hubs.keys() | facts.ports.keys()
    for movement in facts.plan.movements:
        if carried(movement.loads) and movement.destination not in places:
            yield Fault(movement.id, f"cargo to {movement.destination}", "a hub or a port")
    for name, rules in facts.hubs.items():
        for kind, yard in _yards(rules):
            came, went = _transit(facts, name, kind)
            stays = [(day, FOREVER, n) for day, n in came.items()]
            stays += [(day, FOREVER, -n) for day, n in went.items()]
            for days, peak in overloads(stays, yard):
                until = min(days[1], max(came | went))
                yield Fault(
                    name,
                    f"{peak} {kind.value}s in transit",
                    f"at most {yard}",
                    (days[0], until),
                )
            if kind is CargoKind.CONTAINER:
                yield from _arrivals(rules, came)
            if facts.closes(name):
                yield from _empty_in_time(facts, rules, kind, came, went)


def _yards(place: Hub | Port) -> tuple[tuple[CargoKind, int], ...]:
    return (
        (CargoKind.CONTAINER, place.yard_teu or 0),
        (CargoKind.VEHICLE, place.yard_vehicles or 0),
    )


def _of_kind(movement: Movement, kind: CargoKind, *, but_of: str) -> int:
    """Return the pieces of one kind on a movement, without those of one site."""
    return sum(
        pieces
        for lot, pieces in carried(movement.loads).items()
        if lot.kind is kind and lot.site != but_of
    )


def _transit(facts: Facts, name: str, kind: CargoKind) -> tuple[Days, Days]:
    """Return by day what comes to a hub from elsewhere, and what of it goes on."""
    came: Days = Counter()
    went: Days = Counter()
    for movement in facts.plan.movements:
        if movement.destination == name:
            came[movement.arrive] += _of_kind(movement, kind, but_of=name)
        if movement.origin == name:
            went[movement.depart] += _of_kind(movement, kind, but_of=name)
    return +came, +went


def _arrivals(rules: Hub, came: Days) -> Iterator[Fault]:
    """No day brings more containers to a hub than it handles."""
    for day, containers in sorted(came.items()):
        if containers > rules.arrivals_teu_per_day:
            yield Fault(
                rules.site,
                f"{containers} containers arrive",
                f"at most {rules.arrivals_teu_per_day} a day",
                (day,),
            )


def _empty_in_time(
    facts: Facts, rules: Hub, kind: CargoKind, came: Days, went: Days
) -> Iterator[Fault]:
    """Nothing in transit comes after the cut-off of a closing hub or is there when T52 starts."""
    swept = facts.tasks.get((rules.site, network.SWEPT))
    if swept is None:
        return
    cutoff = swept.start - rules.cutoff_days
    for day in sorted(came):
        if day > cutoff:
            yield Fault(rules.site, f"{kind.value}s arrive", f"by day {cutoff}", (day,))
    there = sum(n for day, n in came.items() if day <= swept.start)
    there -= sum(n for day, n in went.items() if day <= swept.start)
    if there > 0:
        yield Fault(
            rules.site,
            f"{there} {kind.value}s in transit when T52 starts",
            "none",
            (swept.start,),
        )


def port(facts: Facts) -> Iterator[Fault]:
    """Cargo at a port fits its yard until vessels take it; a port without them takes nothing."""
    for name, rules in facts.ports.items():
        for kind, yard in _yards(rules):
            came: Days = Counter()
            for movement in facts.plan.movements:
                if movement.destination == name:
                    came[movement.arrive] += _of_kind(movement, kind, but_of="")
            came = +came
            if not came:
                continue
            per_call = (
                rules.teu_per_call if kind is CargoKind.CONTAINER else rules.vehicles_per_call
            )
            if not (yard and calls_of(facts, rules) and per_call):
                yield Fault(
                    name, f"{kind.value}s arrive", "none: no yard, call or capacity", (min(came),)
                )
                continue
            stays = [(day, FOREVER, n) for day, n in came.items()]
            stays += [(day, FOREVER, -n) for day, n in _shipped(facts, rules, came, per_call)]
            for days, peak in overloads(stays, yard):
                yield Fault(
                    name, f"{peak} {kind.value}s in the yard", f"at most {yard}", (days[0],)
                )


def _shipped(facts: Facts, rules: Port, came: Days, per_call: int) -> Iterator[tuple[int, int]]:
    """Yield the day of each call and what it takes of what came in time, as much as it can."""
    taken = 0
    for day in calls_of(facts, rules):
        if day > max(came):
            return  # the yard only empties from here on
        in_time = sum(n for when, n in came.items() if when + ready_before(rules) <= day)
        load = min(per_call, in_time - taken)
        taken += load
        yield day, load
