"""The part of the cost that containers make which stand in a port for too long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from drawdown.plan.check.exact import exact
from drawdown.plan.check.facts import Facts
from drawdown.register.network import Port


def demurrage(facts: Facts) -> Fraction:
    """Price every container that is in a port on a day before `D` after its free days are over."""
    costs = facts.register.costs
    if not costs.demurrage_teu_day:
        return Fraction(0)
    days = sum(_too_long(facts, port, costs.demurrage_free_days) for port in facts.register.ports)
    return exact(costs.demurrage_teu_day) * days


def _too_long(facts: Facts, port: Port, free: int) -> int:
    """Count, day by day, the containers whose free days are over and that no vessel has taken."""
    came: Counter[int] = Counter()
    for movement in facts.plan.movements:
        if movement.destination == port.id:
            came[movement.arrive] += movement.teu
    calls = calls_of(facts, port)
    before = ready_before(port)
    gone = total = 0
    for day in range(facts.too_late):
        if day in calls:
            in_time = sum(n for when, n in came.items() if when <= day - before)
            gone += min(port.teu_per_call or 0, in_time - gone)
        over = sum(n for when, n in came.items() if when <= day - free)
        total += max(0, over - gone)
    return total


def calls_of(facts: Facts, port: Port) -> Sequence[int]:
    """Return the days on which vessels call; of a port that gives no interval, the first call."""
    if port.first_call is None or not port.calls:
        return ()
    first = facts.calendar.day(port.first_call)
    if port.call_every_days is None:
        return range(first, first + 1)
    return range(first, first + port.calls * port.call_every_days, port.call_every_days)


def ready_before(port: Port) -> int:
    """Return the days before a call by which cargo has to be in the port: dwell, then cut-off."""
    return (port.dwell_days_likely or 0) + (port.cutoff_days or 0)
