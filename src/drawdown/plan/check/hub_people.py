"""The people of a hub day by day: who is there, and who may leave."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from drawdown.plan.check import network
from drawdown.plan.check.facts import Facts
from drawdown.plan.check.fleet import served
from drawdown.plan.check.who import headcount
from drawdown.plan.schedule import Movement, MovementKind, Purpose


@dataclass
class Group:
    """People of a hub who may leave from a day on."""

    number: int
    since: int

    def take(self, wanted: int) -> int:
        """Take people out of the group and return how many."""
        taken = min(wanted, self.number)
        self.number -= taken
        return taken


@dataclass(frozen=True, slots=True)
class Early:
    """More people leave on a day than may: not ready, of the guard, or not even there."""

    day: int
    unready: int
    guard: int
    missing: int


@dataclass
class HubPeople:
    """Who is at a hub and has to leave it, by the rule that says from when."""

    non_essential: Group
    main_body: Group
    guard: Group
    in_transit: Group = field(default_factory=lambda: Group(0, 0))

    def leave(self, day: int, people: int, *, non_essential_first: bool) -> Early | None:
        """Let people leave; those whom nobody can be who may leave come out of who may not yet."""
        others = [self.in_transit, self.main_body, self.guard]
        mine = [self.non_essential]
        rest = people
        for group in mine + others if non_essential_first else others + mine:
            if group.since <= day:
                rest -= group.take(rest)
        if not rest:
            return None
        unready = self.non_essential.take(rest)
        unready += self.main_body.take(rest - unready)
        guard = self.guard.take(rest - unready)
        return Early(day, unready, guard, rest - unready - guard)


@dataclass(frozen=True, slots=True)
class Walk:
    """What the days of a hub show."""

    early: tuple[Early, ...]
    non_essential_gone: int | None
    """The day on which the last non-essential person leaves; none if one stays who should leave."""


def by_air_or_lift(facts: Facts, site: str) -> tuple[Movement, ...]:
    """Return what takes people from a hub: all but rotations and the rear party."""
    return tuple(
        movement
        for movement in facts.plan.movements
        if movement.origin == site
        and movement.people
        and movement.kind is not MovementKind.ROTATION
        and movement.purpose is not Purpose.LAST
    )


def brought(facts: Facts, site: str) -> tuple[Movement, ...]:
    """Return what brings people to a place."""
    return tuple(m for m in facts.plan.movements if m.destination == site and m.people)


def people_of(facts: Facts, site: str) -> HubPeople:
    """Return the people of a hub on day 0, without the guard of one that closes."""
    heads = headcount(facts, site)
    here = facts.sites[site]
    leaving = facts.tasks.get((site, network.PEOPLE_LEAVE))
    may_leave = leaving.start if leaving else network.ready(facts, here, network.PEOPLE_LEAVE)
    cleared = network.ready(facts, here, network.CLEARED, network.BOOKED)
    guard = 0 if facts.closes(site) else heads.leaving_guard
    return HubPeople(
        non_essential=Group(heads.leaving_non_essential, may_leave),
        main_body=Group(heads.leaving_main, cleared),
        guard=Group(guard, facts.ends[site].guard_until),
    )


def walk(facts: Facts, site: str, *, non_essential_first: bool = True) -> Walk:
    """Go through the days of a hub and let people leave as the plan says."""
    people = people_of(facts, site)
    arrivals: Counter[int] = Counter()
    for movement in brought(facts, site):
        arrivals[movement.arrive] += movement.people
    departures: Counter[int] = Counter()
    for movement in by_air_or_lift(facts, site):
        departures[movement.depart] += movement.people
    early: list[Early] = []
    gone: int | None = None
    for day in sorted(arrivals.keys() | departures.keys()):
        before = people.non_essential.number
        people.in_transit.number += arrivals[day]
        found = people.leave(day, departures[day], non_essential_first=non_essential_first)
        if found:
            early.append(found)
        if people.non_essential.number < before:
            gone = day
    return Walk(tuple(early), None if people.non_essential.number else gone)


def non_essential_gone(facts: Facts, site: str) -> frozenset[int] | None:
    """Return the days on which the last non-essential person of a site may have left it.

    Movements do not say who is on board. At a hub every day counts that some seating of its
    flights allows. None when the site has nobody of the kind who leaves; empty when they stay.
    """
    if not headcount(facts, site).leaving_non_essential:
        return None
    if facts.rests_on_air(site):
        earliest = walk(facts, site).non_essential_gone
        latest = walk(facts, site, non_essential_first=False).non_essential_gone
        if earliest is None or latest is None:
            return frozenset()
        flown = {movement.depart for movement in by_air_or_lift(facts, site)}
        return frozenset(day for day in flown if earliest <= day <= latest)
    if served(facts, site):
        flights = [flight for flight in facts.of(site, Purpose.STAFF) if flight.people]
        return frozenset(flight.depart for flight in flights[-1:])
    return frozenset(lift.depart for lift in facts.lifts(site)[:1])
