"""How busy everything is: teams, roads, escorts, trucks, aircraft, yards, week by week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import floor

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from drawdown.core.days import WEEK
from drawdown.core.provenance import Record
from drawdown.register.network import Leg, Mode
from drawdown.register.site import Outcome
from drawdown.web.ui.formats import number
from drawdown.web.ui.heat import Cell, cell, cells
from drawdown.web.ui.names import CREWS, named
from drawdown.web.works.index import PlanIndex
from drawdown.web.works.sites.yard import hub_yard, port_yard

GOES_ON = frozenset({"T45", "T49"})
"""Tasks of a conversion that run on after its closing team has left (rule *crew*)."""

Span = tuple[int, int, float]
"""First day, day after the last, amount."""


@dataclass(frozen=True, slots=True)
class LoadRow:
    """One capacity: what it is, how much there is in a week, and the use of every week."""

    name: str
    capacity: str
    estimated: bool
    cells: tuple[Cell, ...]

    @property
    def picture(self) -> SafeString:
        """The cells as they stand in the table."""
        return cells(self.cells)

    @property
    def peak(self) -> float:
        """The use of the busiest week, as a share."""
        return max((cell.share or 0.0 for cell in self.cells), default=0.0)


@dataclass(frozen=True, slots=True)
class LoadTable:
    """The weeks by their first days, and rows under headings."""

    weeks: tuple[int, ...]
    groups: tuple[tuple[str, tuple[LoadRow, ...]], ...]


def load_table(index: PlanIndex) -> LoadTable:
    """Return the use of every capacity that the plan draws on, in full weeks from day 0.

    Where movements are not shown, the teams alone.
    """
    groups = ((_("Teams at work"), crew_rows(index)), *_moving(index))
    return LoadTable(
        weeks=tuple(range(0, index.horizon, WEEK)),
        groups=tuple((title, tuple(rows)) for title, rows in groups if rows),
    )


def _moving(index: PlanIndex) -> tuple[tuple[str, list[LoadRow]], ...]:
    """Return the use of what moves and of where it waits."""
    if not index.shows_convoys:
        return ()
    return (
        (_("Escorts and trucks"), means_rows(index)),
        (_("Departures by road and river"), leg_rows(index)),
        (_("Flights"), flight_rows(index)),
        (_("Fullest day in the yard"), yard_rows(index)),
    )


def crew_rows(index: PlanIndex) -> list[LoadRow]:
    """Return team-days at work, of the team-days there are."""
    rows = []
    for crew in index.register.crews:
        if crew.held_throughout:
            spans = list(_held(index))
        else:
            spans = [(t.start, t.finish, 1.0) for t in index.plan.tasks if t.crew == crew.kind]
        name = named(CREWS, crew.kind)
        capacity = _count(ngettext("%(count)s team", "%(count)s teams", crew.number), crew.number)
        used = _by_week(spans, index.horizon)
        rows.append(_row(capfirst(name), capacity, crew, used, crew.number * WEEK))
    return rows


def means_rows(index: PlanIndex) -> list[LoadRow]:
    """Return escorts and trucks bound, of those available."""
    rules, moves = index.register.movement, index.plan.movements
    escorts = floor(rules.escorts.units * rules.escorts.availability + 1e-9)
    fleet = rules.trucks.contracted + rules.trucks.mission_owned
    trucks = floor(fleet * rules.trucks.availability + 1e-9)
    with_escort = [m for m in moves if m.escorts]
    bound = [(m.escorts_from, m.escorts_until, float(m.escorts)) for m in with_escort]
    driven = [(m.trucks_from, m.trucks_until, float(m.trucks)) for m in moves]
    on_road = [(m.depart, m.arrive, 1.0) for m in with_escort]
    most = rules.convoys.in_flight_max
    weeks = index.horizon
    units = _count(ngettext("%(count)s unit", "%(count)s units", escorts), escorts)
    available = _count(ngettext("%(count)s truck", "%(count)s trucks", trucks), trucks)
    at_once = _count(_("%(count)s at once"), most)
    return [
        _row(_("Escorts"), units, rules.escorts, _by_week(bound, weeks), escorts * WEEK),
        _row(_("Trucks"), available, rules.trucks, _by_week(driven, weeks), trucks * WEEK),
        _row(
            _("Convoys on the road"), at_once, rules.convoys, _by_week(on_road, weeks), most * WEEK
        ),
    ]


def leg_rows(index: PlanIndex) -> list[LoadRow]:
    """Return loaded departures on each leg and direction, of those allowed in a week."""
    rows = []
    for (leg_id, at), entered in index.entries.items():
        leg = index.places.legs[leg_id]
        if leg.mode not in {Mode.ROAD, Mode.RIVER}:
            continue
        ahead = leg.destination if at == leg.origin else leg.origin
        name = f"{index.places.name(at)} → {index.places.name(ahead)}"
        rows.append(_leg_row(index, leg, name, [day for day, _movement in entered]))
    return sorted(rows, key=lambda row: -row.peak)


def flight_rows(index: PlanIndex) -> list[LoadRow]:
    """Return flights of each kind of aircraft, of those it can fly in a week."""
    rows = []
    for craft in index.register.aircraft:
        key = f"{craft.type}@{craft.base}"
        flown = [m.depart for m in index.plan.movements if m.aircraft == key]
        if flown:
            capacity = _count(_("%(count)s a week"), craft.flights_per_week)
            used = _counted(flown, index.horizon)
            name = capfirst(index.places.aircraft_name(key))
            rows.append(_row(name, capacity, craft, used, craft.flights_per_week))
    return rows


def yard_rows(index: PlanIndex) -> list[LoadRow]:
    """Return how full hubs and ports are on the fullest day of each week."""
    places: list[tuple[Record, str]] = [(hub, hub.site) for hub in index.register.hubs]
    places += [(port, port.id) for port in index.register.ports]
    yards = [hub_yard(index, hub.site) for hub in index.register.hubs]
    yards += [port_yard(index, port) for port in index.register.ports]
    rows = []
    for (record, place), yard in zip(places, yards, strict=True):
        if yard is None or not yard.used:
            continue
        room = _("%(teu)s TEU, %(vehicles)s vehicles") % {
            "teu": number(yard.room_teu),
            "vehicles": number(yard.room_vehicles),
        }
        used = [yard.peak(week) for week in range(index.horizon // WEEK)]
        rows.append(_row(index.places.name(place), room, record, used, 1))
    return rows


def _leg_row(index: PlanIndex, leg: Leg, name: str, days: list[int]) -> LoadRow:
    if leg.mode is Mode.RIVER:
        trains, cycle = leg.trains or 0, leg.cycle_days or 1
        spans = [(day, day + cycle, 1.0) for day in days]
        capacity = _count(ngettext("%(count)s barge", "%(count)s barges", trains), trains)
        return _row(name, capacity, leg, _by_week(spans, index.horizon), trains * WEEK)
    capacity = _count(_("%(count)s a week"), leg.departures_per_week or 0)
    used = _counted(days, index.horizon)
    return _row(name, capacity, leg, used, leg.departures_per_week or 0)


def _count(words: str, count: int) -> str:
    return words % {"count": number(count)}


def _row(
    name: str, capacity: str, record: Record, used: Iterable[float], per_week: float
) -> LoadRow:
    estimated = any(mark.inferred for mark in record.provenance.values())
    return LoadRow(name, capacity, estimated, tuple(cell(week, per_week) for week in used))


def _held(index: PlanIndex) -> Iterator[Span]:
    """One closing team at each site from T02 to its end, or until its conversion is worked off."""
    for end in index.plan.sites:
        tasks = index.tasks_of[end.site]
        first = next((task.start for task in tasks if task.task == "T02"), None)
        if first is None:
            continue
        last = end.ended
        if end.outcome is Outcome.CONVERT:
            last = max(task.finish for task in tasks if task.task not in GOES_ON)
        yield (first, last, 1.0)


def _by_week(spans: Iterable[Span], horizon: int) -> list[float]:
    """Return amount times days in each week."""
    weeks = [0.0] * (horizon // WEEK)
    for first, end, amount in spans:
        for day in range(max(first, 0), min(end, horizon)):
            weeks[day // WEEK] += amount
    return weeks


def _counted(days: Iterable[int], horizon: int) -> list[float]:
    return _by_week([(day, day + 1, 1.0) for day in days], horizon)
