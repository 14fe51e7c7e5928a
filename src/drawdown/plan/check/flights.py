"""Rules of the air: seats, flights a week, who may fly where, and rotations on their date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from drawdown.plan.check.facts import Facts
from drawdown.plan.check.fleet import connected, seats
from drawdown.plan.check.violation import Fault
from drawdown.plan.schedule import Movement, MovementKind
from drawdown.register.network import HOME, Aircraft


def seat_use(facts: Facts) -> Iterator[Fault]:
    """An aircraft flies where it may, as often as it may, with no more people than it has seats."""
    weeks: Counter[tuple[str, int]] = Counter()
    for flight in facts.flights:
        entry = facts.aircraft.get(flight.aircraft or "")
        if entry is None:
            yield Fault(flight.id, "no aircraft", "one of the fleet, as <type>@<base>")
            continue
        weeks[flight.aircraft or "", flight.depart // 7] += 1
        if flight.people > seats(facts, entry):
            yield Fault(
                flight.id,
                f"{flight.people} people on board",
                f"at most {seats(facts, entry)}",
                (flight.depart,),
            )
        yield from _on_its_way(facts, flight, entry)
    for (name, week), flown in sorted(weeks.items()):
        limit = facts.aircraft[name].flights_per_week
        if flown > limit:
            days = (week * 7, week * 7 + 6)
            yield Fault(name, f"{flown} flights in a week", f"at most {limit}", days)


def _on_its_way(facts: Facts, flight: Movement, entry: Aircraft) -> Iterator[Fault]:
    """A flight has a way that its aircraft may fly, arrives that day, and serves no ended site."""
    origin, destination = flight.origin, flight.destination
    if entry.flies_home:
        right = (origin, destination) == (entry.base, HOME)
    else:
        right = connected(facts, entry, frozenset({origin, destination}))
    if not right:
        yield Fault(
            flight.id,
            f"{flight.aircraft} from {origin} to {destination}",
            "a way that this aircraft may fly",
            (flight.depart,),
        )
    if flight.arrive != flight.depart:
        yield Fault(
            flight.id, f"arrival on day {flight.arrive}", "the day it departs", (flight.depart,)
        )
    for place in (origin, destination):
        if place in facts.sites and facts.closes(place):
            ended = facts.ends[place].ended
            if flight.depart >= ended:
                yield Fault(
                    flight.id, f"a flight at {place}", f"before it ends on day {ended}", (ended,)
                )


def rotation(facts: Facts) -> Iterator[Fault]:
    """Each rotation of the register stands in the plan once, on its date, and no other does."""
    wanted = Counter(
        (entry.site, entry.people, facts.calendar.day(entry.departs))
        for entry in facts.register.rotations
    )
    found = Counter(
        (movement.origin, movement.people, movement.depart)
        for movement in facts.plan.movements
        if movement.kind is MovementKind.ROTATION
    )
    for (site, people, day), times in (wanted - found).items():
        yield Fault(site, f"{times} rotations too few", f"one of {people} people", (day,))
    for (site, people, day), times in (found - wanted).items():
        yield Fault(
            site, f"{times} rotations of {people} people", "none that day in the register", (day,)
        )
