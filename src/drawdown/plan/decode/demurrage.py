"""Demurrage: the days that containers stand in a port beyond those that are free."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from drawdown.plan.problem import PortCalls, Prices


def demurrage_days(
    calls: PortCalls, arrivals: Iterable[tuple[int, int]], *, free: int, until: int
) -> int:
    """Return the container days beyond the free ones before a day (part *demurrage*).

    `arrivals` are (day, containers). Vessels take what has stood longest, as much as they can.
    """
    waiting = deque(sorted(arrivals))
    days = 0
    for call in calls.calls:
        room = calls.teu_per_call
        while room and waiting and waiting[0][0] <= call - calls.cutoff:
            day, teu = waiting.popleft()
            taken = min(room, teu)
            room -= taken
            days += taken * max(0, min(call, until) - day - free)
            if teu > taken:
                waiting.appendleft((day, teu - taken))
    return days + sum(teu * max(0, until - day - free) for day, teu in waiting)


def demurrage_cents(
    ports: Iterable[PortCalls],
    arrivals: Iterable[tuple[str, int, int]],
    prices: Prices,
    *,
    until: int,
) -> int:
    """Return what containers in all ports cost; `arrivals` are (port, day, containers)."""
    rows = list(arrivals)
    return prices.demurrage_day * sum(
        demurrage_days(
            calls,
            ((day, teu) for port, day, teu in rows if port == calls.port.id),
            free=prices.demurrage_free,
            until=until,
        )
        for calls in ports
    )
