"""Workload and cost: effort of each task by place and month, the posts it asks for, ranges of both.

Everything here follows from dates, effort and prices that are estimates: it is a range, and marked.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from drawdown.liquidation.tasks import MISSION, NO_TEAM, Case, Team, Timing
from drawdown.liquidation.tracks import Dated, Ground, factor_of, first_dates
from drawdown.plan.build.exact import cents

WORKING_DAYS = 21.67
"""Working days of a month: 260 a year; an estimate, since weeks of field missions differ."""
SIGNED = "L18"
Key = tuple[str, str, date]
"""Place, team, first day of the month."""


@dataclass(frozen=True, slots=True)
class Span:
    """The low, the likely and the high end of a number."""

    low: float
    likely: float
    high: float

    def plus(self, other: Span) -> Span:
        """Return the sum, end by end."""
        return Span(self.low + other.low, self.likely + other.likely, self.high + other.high)


NOTHING = Span(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Load:
    """The work of one team at one place in one month."""

    place: str
    team: Team
    month: date
    days: Span
    """Person-days."""

    @property
    def posts(self) -> Span:
        """How many persons that keeps busy all month."""
        return Span(*(value / WORKING_DAYS for value in _ends(self.days)))


@dataclass(frozen=True, slots=True)
class Costing:
    """What a liquidation asks for: work by place and month, money, when it ends, what is late."""

    ends: date
    sites: tuple[str, ...]
    loads: tuple[Load, ...]
    """At the likely dates; its range is that of the effort."""
    staff_cents: Span
    sites_cents: Span
    over: Mapping[Case, date]
    """The last day of the last task."""
    late: tuple[Dated, ...]
    """Tasks that end after the end, as is likely."""

    @property
    def cents(self) -> Span:
        """All of it."""
        return self.staff_cents.plus(self.sites_cents)


def costing_of(ground: Ground) -> Costing:
    """Return what the liquidation asks for; it takes a few hundredths of a second."""
    plans = {case: first_dates(ground, case) for case in Case}
    over = {case: max(e.last for e in plan if not _outlasts(e)) for case, plan in plans.items()}
    loads = {case: _loads(ground, plan, case) for case, plan in plans.items()}
    shown = [_loads(ground, plans[Case.LIKELY], case) for case in Case]
    known = ground.network.teams
    lines = tuple(
        Load(key[0], known[key[1]], key[2], Span(*(found.get(key, 0) for found in shown)))
        for key in sorted(shown[0])
    )
    upkeep = ground.register.costs.site_day
    types = {site.id: site.type for site in ground.register.sites}
    open_days = {case: open_days_of(ground, plan) for case, plan in plans.items()}
    return Costing(
        ends=ground.ends,
        sites=ground.sites,
        loads=lines,
        staff_cents=_of(lambda case: _staff(loads[case], known, case)),
        sites_cents=_of(
            lambda case: sum(
                days * cents(upkeep[types[site]]) for site, days in open_days[case].items()
            )
        ),
        over=over,
        late=tuple(
            each for each in plans[Case.LIKELY] if each.last > ground.ends and not _outlasts(each)
        ),
    )


def _outlasts(each: Dated) -> bool:
    """Return whether a task is only the window for claims, which may outlast the mission."""
    return each.task.timing is Timing.CLAIMS


def open_days_of(ground: Ground, plan: Iterable[Dated]) -> dict[str, int]:
    """Return how many days each site is open, up to its signature."""
    return {
        each.place: (each.finish - ground.begins).days
        for each in plan
        if each.task.task == SIGNED
    }  # fmt: skip


def _loads(ground: Ground, plan: Iterable[Dated], case: Case) -> dict[Key, float]:
    found: dict[Key, float] = {}
    signed: dict[str, date] = {}
    for each in plan:
        if each.task.task == SIGNED:
            signed[each.place] = each.finish
        grows = factor_of(each.place, ground.register) if each.task.timing is Timing.WORK else 1
        effort = each.task.effort[case] * grows
        length = max((each.finish - each.start).days, 1)
        team = each.task.team or NO_TEAM
        team = NO_TEAM if team == "vessel" else team
        for month, days in by_month(each.start, each.start + timedelta(length)):
            key = (each.place, team, month)
            found[key] = found.get(key, 0) + effort * days / length
    for name, team_ in ground.network.teams.items():
        places = (MISSION,) if team_.stands == MISSION else ground.sites
        for place in places if team_.stands else ():
            until = signed[place] if place in signed else ground.ends + timedelta(1)
            for month, days in by_month(ground.begins, until):
                key = (place, name, month)
                share = days / monthrange(month.year, month.month)[1]
                found[key] = found.get(key, 0) + team_.posts[case] * share * WORKING_DAYS
    return found


def by_month(start: date, finish: date) -> Iterator[tuple[date, int]]:
    """Yield the months of a stretch of days with how many days of it lie in each."""
    at = start
    while at < finish:
        following = (at.replace(day=1) + timedelta(days=32)).replace(day=1)
        until = min(following, finish)
        yield at.replace(day=1), (until - at).days
        at = until


def _staff(loads: Mapping[Key, float], known: Mapping[str, Team], case: Case) -> float:
    return sum(
        days / WORKING_DAYS * known[team].month[case] * 100
        for (_, team, _), days in loads.items()
    )  # fmt: skip


def _of(value: Callable[[Case], float]) -> Span:
    return Span(*(float(value(case)) for case in Case))


def _ends(span: Span) -> tuple[float, float, float]:
    return span.low, span.likely, span.high
