"""Movements as lines of the board: what was planned, what really happened, what is late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from drawdown.movement.file import HOME, ON_THE_ROAD, TO_COME, MovementFile, Status
from drawdown.movement.go_list import shipped
from drawdown.plan.schedule import Movement as PlannedMovement
from drawdown.plan.schedule import Plan
from drawdown.web.movement.words import LEAVES_THE_MISSION, MODES, STATES
from drawdown.web.ui.names import named

DAYS = 14
"""Days that the board shows at once."""


@dataclass(frozen=True, slots=True)
class Line:
    """One movement in words and numbers; unknown is none."""

    file: MovementFile
    mode: str
    state: str
    origin: str
    destination: str
    planned: date
    """The day it was, or is, to leave: by the adopted plan where it names a movement of that."""
    left: date | None
    late_days: int
    """Days that it left, or has not left, after its planned day."""
    people: int | None
    vehicles: int | None
    boxes: int
    silent_hours: int | None
    """Hours since it was last heard of, where those are too many."""


def line_of(
    file: MovementFile, places: Mapping[str, str], plan: Plan | None, now: datetime
) -> Line:
    """Return a movement as a line."""
    load, out = file.load, file.out
    planned = planned_day(file, plan)
    seen = out.at.day if out else now.date() if file.status in TO_COME else planned
    return Line(
        file=file,
        mode=named(MODES, load.mode),
        state=named(STATES, file.status),
        origin=places.get(load.origin, load.origin),
        destination=place_name(load.destination, places),
        planned=planned,
        left=out.at.day if out else None,
        late_days=max((seen - planned).days, 0),
        people=_first(out.people if out else None, load.people),
        vehicles=_first(out.vehicles if out else None, load.vehicles),
        boxes=len(out.boxes if out else load.boxes),
        silent_hours=silent_hours(file, now),
    )


def place_name(place: str, places: Mapping[str, str]) -> str:
    """Return what a place is called; what leaves the mission has none."""
    return str(LEAVES_THE_MISSION) if place == HOME else places.get(place, place)


def planned_day(file: MovementFile, plan: Plan | None) -> date:
    """Return the day of the adopted plan's movement that it carries out, else its own."""
    if plan is not None and file.load.planned:
        for move in plan.movements:
            if move.id == file.load.planned:
                return plan.days.date(move.depart)
    return file.load.leaves.day


def silent_hours(file: MovementFile, now: datetime) -> int | None:
    """Return for how long a movement under way was not heard of, where that is too long."""
    last = file.last_known
    if file.status is not Status.UNDER_WAY or last is None:
        return None
    at = datetime.combine(last.day, time(last.hour if last.hour is not None else 23), UTC)
    hours = int((now - at).total_seconds()) // 3600
    return hours if hours > shipped().silent_hours else None


@dataclass(frozen=True, slots=True)
class Day:
    """What the plan lets leave on a day, and what really left and arrived."""

    on: date
    planned: int
    planned_people: int
    left: int
    people: int
    uncounted: int
    """Departures whose people nobody counted."""
    arrived: int
    under_way: int


def days_of(first: date, files: Sequence[MovementFile], plan: Plan | None) -> list[Day]:
    """Return the days of the board, planned against actual."""
    planned: Counter[date] = Counter()
    planned_people: Counter[date] = Counter()
    for move in plan.movements if plan is not None else ():
        planned[plan.days.date(move.depart)] += 1  # type: ignore[union-attr]
        planned_people[plan.days.date(move.depart)] += move.people  # type: ignore[union-attr]
    return [
        _day(on, files, planned[on], planned_people[on])
        for on in (first + timedelta(days=n) for n in range(DAYS))
    ]


def _day(on: date, files: Sequence[MovementFile], planned: int, planned_people: int) -> Day:
    left = [file.out for file in files if file.out is not None and file.out.at.day == on]
    return Day(
        on=on,
        planned=planned,
        planned_people=planned_people,
        left=len(left),
        people=sum(out.people for out in left if out.people is not None),
        uncounted=sum(out.people is None for out in left),
        arrived=sum(file.arrived is not None and file.arrived.day == on for file in files),
        under_way=sum(_under_way(file, on) for file in files),
    )


def _under_way(file: MovementFile, on: date) -> bool:
    if file.out is None or file.out.at.day > on:
        return False
    return file.arrived is None or file.arrived.day > on


def unmatched(
    files: Iterable[MovementFile], plan: Plan | None, first: date
) -> list[tuple[PlannedMovement, date]]:
    """Return the movements that the plan lets leave in these days and that no load plan names."""
    if plan is None:
        return []
    carried = {file.load.planned for file in files}
    last = first + timedelta(days=DAYS)
    found = [(move, plan.days.date(move.depart)) for move in plan.movements]
    return sorted(
        ((m, day) for m, day in found if first <= day < last and m.id not in carried),
        key=lambda pair: (pair[1], pair[0].id),
    )


def sorted_lines(lines: Iterable[Line]) -> dict[str, list[Line]]:
    """Return lines by what is to be done with them: to come, on the road, over."""
    parted: dict[str, list[Line]] = {"to_come": [], "on_the_road": [], "over": []}
    for line in lines:
        status = line.file.status
        key = "to_come" if status in TO_COME else "on_the_road" if status in ON_THE_ROAD else "over"
        parted[key].append(line)
    parted["over"].reverse()
    return parted


def _first(*values: int | None) -> int | None:
    return next((value for value in values if value is not None), None)
