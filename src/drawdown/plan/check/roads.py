"""Rules of the legs: open on every day of a journey, and not fuller than they may be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from drawdown.plan.check.exact import overloads
from drawdown.plan.check.facts import Facts
from drawdown.plan.check.routes import OnLeg, collected, passages, upward
from drawdown.plan.check.violation import Fault
from drawdown.plan.schedule import LegUse, Movement
from drawdown.register.network import Leg, Mode, Threat


def leg_open(facts: Facts) -> Iterator[Fault]:
    """No convoy, loaded or on its empty way up, is on a leg on a day on which the leg is shut."""
    for movement in facts.surface:
        for use in movement.legs:
            yield from _on_shut_days(facts, use, movement.id)
        if collected(facts, movement):
            for empty in upward(facts, movement):
                yield from _on_shut_days(facts, empty, f"{movement.id} on its way up")


def _on_shut_days(facts: Facts, use: LegUse | OnLeg, what: str) -> Iterator[Fault]:
    first, last = max(0, use.enter), use.leave - 1
    for shut_from, shut_until in _shut(facts, facts.legs[use.leg], first=first, last=last):
        days = (max(first, shut_from), min(last, shut_until))
        if days[0] <= days[1]:
            yield Fault(f"{what} on {use.leg}", "a day on a leg that is shut", "an open leg", days)


def _shut(facts: Facts, leg: Leg, *, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of days on which a leg is shut, as far as they matter for a journey."""
    for closure in facts.register.closures:
        if closure.leg == leg.id:
            yield facts.calendar.day(closure.first), facts.calendar.day(closure.last)
    if leg.open_from:
        yield first, facts.calendar.day(leg.open_from) - 1
    if leg.open_to:
        yield facts.calendar.day(leg.open_to) + 1, last


def leg_capacity(facts: Facts) -> Iterator[Fault]:
    """A leg takes its departures a week and direction, spaced where threatened, and its trains."""
    entries: defaultdict[tuple[str, str], list[tuple[int, Movement]]] = defaultdict(list)
    for movement in facts.surface:
        for passage, use in zip(passages(facts, movement) or (), movement.legs, strict=False):
            entries[use.leg, passage.destination].append((use.enter, movement))
    for (name, towards), entered in sorted(entries.items()):
        leg = facts.legs[name]
        entered.sort(key=lambda entry: (entry[0], entry[1].id))
        days = [day for day, _ in entered]
        yield from _week_by_week(leg, towards, days)
        if leg.threat is Threat.HIGH:
            yield from _kept_apart(facts, leg, entered)
    yield from _barge_trains(facts)


def _week_by_week(leg: Leg, towards: str, days: list[int]) -> Iterator[Fault]:
    """No week has more departures in one direction than the leg takes."""
    if leg.mode is Mode.RIVER and not leg.departures_per_week:
        return  # its barge trains say how often it is travelled
    limit = leg.departures_per_week or 0
    for week, entered in sorted(Counter(day // 7 for day in days).items()):
        if entered > limit:
            yield Fault(
                f"{leg.id} towards {towards}",
                f"{entered} convoys in a week",
                f"at most {limit}",
                (week * 7, week * 7 + 6),
            )


def _kept_apart(facts: Facts, leg: Leg, entered: list[tuple[int, Movement]]) -> Iterator[Fault]:
    """Two convoys in one direction enter a threatened leg the days of spacing apart."""
    spacing = facts.register.movement.convoys.spacing_days_threatened_leg
    for (day, before), (next_day, after) in pairwise(entered):
        if next_day - day < spacing:
            yield Fault(
                f"{leg.id}: {before.id} and {after.id}",
                f"{next_day - day} days apart",
                f"at least {spacing}",
                (day, next_day),
            )


def _barge_trains(facts: Facts) -> Iterator[Fault]:
    """No more barge trains of a river leg are away than it has."""
    uses: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for movement in facts.surface:
        for use in movement.legs:
            leg = facts.legs[use.leg]
            if leg.mode is Mode.RIVER:
                until = movement.depart + leg.cycle_days if leg.cycle_days else movement.arrive
                uses[use.leg].append((movement.depart, until, 1))
    for name, of_leg in sorted(uses.items()):
        trains = facts.legs[name].trains or 0
        for days, peak in overloads(of_leg, trains):
            yield Fault(name, f"{peak} barge trains away", f"at most {trains}", days)
