"""Rules of one journey: its route and times, and how long its trucks and escort are bound."""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.plan.check.facts import Facts
from drawdown.plan.check.routes import collected, passages, return_days, timetable
from drawdown.plan.check.violation import Fault
from drawdown.plan.schedule import Movement, MovementKind
from drawdown.register.network import Mode


def travel(facts: Facts) -> Iterator[Fault]:
    """A convoy or barge goes along one chain of usable legs, at the speeds of its first day."""
    for movement in facts.surface:
        if passages(facts, movement) is None:
            yield Fault(
                movement.id,
                "legs " + (", ".join(use.leg for use in movement.legs) or "none"),
                f"one chain from {movement.origin} to {movement.destination}",
            )
        mode = Mode.ROAD if movement.kind is MovementKind.CONVOY else Mode.RIVER
        for use in movement.legs:
            leg = facts.legs[use.leg]
            offered = leg.trains if mode is Mode.RIVER else leg.departures_per_week
            if leg.mode is not mode or leg.display_only or not offered:
                yield Fault(
                    movement.id,
                    f"the leg {use.leg}",
                    f"a leg by {mode.value} on which the mission plans departures",
                )
        uses, arrive = timetable(facts, movement)
        for found, expected in zip(movement.legs, uses, strict=True):
            if (found.enter, found.leave) != (expected.enter, expected.leave):
                yield Fault(
                    f"{movement.id} on {found.leg}",
                    f"days {found.enter} to {found.leave}",
                    f"days {expected.enter} to {expected.leave}",
                    (found.enter,),
                )
        if movement.arrive != arrive:
            yield Fault(
                movement.id,
                f"arrival on day {movement.arrive}",
                f"day {arrive}",
                (movement.depart,),
            )


def supplies(facts: Facts) -> Iterator[Fault]:
    """No convoy is longer on its way than the supplies on board last."""
    last = facts.register.movement.convoys.supplies_days
    for movement in facts.surface:
        days = movement.arrive - movement.depart
        if movement.kind is MovementKind.CONVOY and days > last:
            yield Fault(
                movement.id, f"{days} days on the way", f"at most {last}", (movement.depart,)
            )


def return_time(facts: Facts) -> Iterator[Fault]:
    """Trucks and escort are bound for the empty way: before a collection, after they were sent."""
    for movement in facts.surface:
        if collected(facts, movement):
            back = return_days(facts, movement)
            start = max(0, movement.depart - facts.load_days(movement) - back)
            yield from _bound(movement, trucks_from=start, escorts_from=start)
        else:
            yield from _bound(
                movement,
                trucks_until=movement.arrive + return_days(facts, movement),
                escorts_until=_escort_back(facts, movement),
            )


def collect(facts: Facts) -> Iterator[Fault]:
    """A collected convoy keeps its trucks until it arrives, its escort until it has rested."""
    for movement in facts.surface:
        if collected(facts, movement):
            yield from _bound(
                movement,
                trucks_until=movement.arrive,
                escorts_until=movement.arrive + _rest(facts, movement),
            )


def send(facts: Facts) -> Iterator[Fault]:
    """A convoy that a hub sends binds its trucks and escort from the first day of loading."""
    for movement in facts.surface:
        if not collected(facts, movement):
            start = max(0, movement.depart - facts.load_days(movement))
            yield from _bound(movement, trucks_from=start, escorts_from=start)


def _escort_back(facts: Facts, movement: Movement) -> int:
    """Return the day on which an escort that was sent has come back and rested."""
    guarded = [
        number
        for number, use in enumerate(movement.legs, start=1)
        if facts.legs[use.leg].escort_units
    ]
    legs = guarded[-1] if guarded else 0
    uses, _ = timetable(facts, movement)
    there = uses[legs - 1].leave if legs else movement.depart
    back = return_days(facts, movement, legs=legs)
    return there + back + _rest(facts, movement)


def _rest(facts: Facts, movement: Movement) -> int:
    """Return the days that an escort rests: what loading has left of its turnaround."""
    return max(0, facts.register.movement.escorts.turnaround_days - facts.load_days(movement))


def _bound(movement: Movement, **expected: int) -> Iterator[Fault]:
    """Compare the days on which trucks and escorts are bound, where the movement has any."""
    for name, day in expected.items():
        means = name.partition("_")[0]
        found = getattr(movement, name)
        if getattr(movement, means) and found != day:
            yield Fault(movement.id, f"{name} day {found}", f"day {day}", (movement.depart,))
