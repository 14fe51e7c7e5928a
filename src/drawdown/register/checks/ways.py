"""Which legs somebody plans on, which of them ever open, and what they join."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from drawdown.register.draft import Draft
from drawdown.register.network import Leg, Mode


def planned_on(leg: Leg) -> bool:
    """Return whether convoys or barges are planned on a leg."""
    if leg.display_only:
        return False
    if leg.mode is Mode.RIVER:
        return bool(leg.trains)
    return leg.mode is Mode.ROAD and bool(leg.departures_per_week)


class Ways:
    """The ways of a draft, worked out once for all that ask."""

    def __init__(self, draft: Draft) -> None:
        self._days = draft.plan_days()
        self._shut: dict[str, list[tuple[date, date]]] = defaultdict(list)
        for closure in draft.closures:
            self._shut[closure.record.leg].append((closure.record.first, closure.record.last))
        self._joined = [
            _joined(
                (p.record.origin, p.record.destination)
                for p in draft.legs
                if p.record.mode is mode and planned_on(p.record) and self.opens(p.record)
            )
            for mode in (Mode.ROAD, Mode.RIVER)
        ]

    def lead(self, origin: str, destination: str) -> bool:
        """Return whether planned legs of one mode lead from one place to another."""
        return origin == destination or any(
            origin in joined and joined[origin] == joined.get(destination)
            for joined in self._joined
        )

    def opens(self, leg: Leg) -> bool:
        """Return whether a leg is open on any day of the plan."""
        if self._days is None:
            return True
        first, last = self._days
        day = max(first, leg.open_from or first)
        for start, end in sorted(self._shut.get(leg.id, ())):
            if start <= day <= end:
                day = end + timedelta(days=1)
        return day <= min(last, leg.open_to or last)


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each place the one that stands for all that it is joined with."""
    stands: dict[str, str] = {}

    def root(place: str) -> str:
        stands.setdefault(place, place)
        while stands[place] != place:
            stands[place] = stands[stands[place]]
            place = stands[place]
        return place

    for one, other in pairs:
        stands[root(one)] = root(other)
    return {place: root(place) for place in list(stands)}
