"""Reroute: cargo whose convoys are not made any more tries the other ways out of its hub."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from drawdown.plan.build.cargo import slots_of
from drawdown.plan.schedule import Load, Movement, Plan, Purpose
from drawdown.progress.replan.loads import reloaded
from drawdown.register.model import Register

LONGEST = 4
"""Hubs that a shipment may pass on its way out."""


@dataclass(slots=True)
class Ways:
    """The ways that the movements of a plan show: one movement for each as a pattern."""

    register: Register
    avoided: frozenset[str]
    """Hubs that no shipment passes."""
    patterns: dict[tuple[str, str], Movement] = field(default_factory=dict)
    made: int = 0

    @classmethod
    def of(cls, plan: Plan, avoided: frozenset[str]) -> Ways:
        """Return the ways of a plan."""
        found = cls(plan.register_, avoided)
        for movement in plan.movements:
            if movement.purpose is Purpose.ONWARD:
                found.patterns.setdefault((movement.origin, movement.destination), movement)
        return found

    def onward(self, hub: str, without: str | None) -> list[Movement]:
        """Return the ways on from a hub, the largest share of its exits first."""
        exits = sorted(
            (
                way
                for way in self.register.exits
                if way.hub == hub and way.to != without and way.to not in self.avoided
            ),
            key=lambda way: -way.share,
        )
        return [self.patterns[hub, way.to] for way in exits if (hub, way.to) in self.patterns]


def replacements(
    plan: Plan, dropped: list[Movement], soonest: int, avoided: frozenset[str] = frozenset()
) -> list[Movement]:
    """Return convoys that carry what dropped ones would have carried, by another way and onward.

    None of them goes to a hub that is `avoided`.
    """
    ways = Ways.of(plan, avoided)
    hubs = {hub.site: hub.dwell_days for hub in plan.register_.hubs}
    found: list[Movement] = []
    for movement in sorted(dropped, key=lambda m: (m.depart, m.id)):
        for pattern in ways.onward(movement.origin, movement.destination)[:1]:
            day = max(movement.depart, soonest)
            found += _chain(ways, pattern, movement.loads, day, hubs)
    return [m for m in found if m.depart < plan.deadline]


def _chain(
    ways: Ways, pattern: Movement, loads: tuple[Load, ...], day: int, hubs: dict[str, int]
) -> Iterator[Movement]:
    """Yield the convoys of a shipment from hub to hub until it has left the country."""
    for _ in range(LONGEST):
        convoys = list(_convoys(ways, pattern, loads, day))
        yield from convoys
        place = pattern.destination
        further = ways.onward(place, pattern.origin)
        if place not in hubs or not further or not convoys:
            return
        day = max(m.arrive for m in convoys) + hubs[place]
        pattern = further[0]


def _convoys(
    ways: Ways, pattern: Movement, loads: tuple[Load, ...], day: int
) -> Iterator[Movement]:
    """Yield as many convoys of a way as loads take."""
    legs = {leg.id: leg for leg in ways.register.legs}
    most = min(legs[use.leg].convoy_slots or 0 for use in pattern.legs)
    rest = list(loads)
    while rest and most:
        aboard, rest = _filled(rest, most)
        ways.made += 1
        shift = day - pattern.depart
        moved = pattern.model_copy(
            update={
                "id": f"{pattern.purpose.value}-{pattern.origin}-again-{ways.made:03d}",
                "depart": day,
                "arrive": pattern.arrive + shift,
                "legs": tuple(
                    use.model_copy(update={"enter": use.enter + shift, "leave": use.leave + shift})
                    for use in pattern.legs
                ),
                "trucks_from": max(0, pattern.trucks_from + shift),
                "trucks_until": pattern.trucks_until + shift,
                "escorts_from": max(0, pattern.escorts_from + shift) if pattern.escorts else 0,
                "escorts_until": pattern.escorts_until + shift if pattern.escorts else 0,
                "ask_by": max(0, day - (pattern.depart - (pattern.ask_by or 0))),
                "held_by": None,
            }
        )
        yield reloaded(moved, aboard, ways.register)


def _filled(loads: list[Load], most: int) -> tuple[list[Load], list[Load]]:
    """Return what one convoy takes of loads, and what is left of them."""
    aboard: list[Load] = []
    rest: list[Load] = []
    teu = vehicles = 0
    for load in loads:
        cars = min(load.vehicles, max(0, most - slots_of(teu, vehicles)))
        boxes = min(load.teu, max(0, 2 * (most - vehicles - cars) - teu))
        teu, vehicles = teu + boxes, vehicles + cars
        for book, number in (
            (aboard, (boxes, cars)),
            (rest, (load.teu - boxes, load.vehicles - cars)),
        ):
            if sum(number):
                book.append(load.model_copy(update={"teu": number[0], "vehicles": number[1]}))
    return aboard, rest
