"""Who and what leaves, day by day: the plan's own count, and what was really reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from drawdown.plan.schedule import Movement, MovementKind, Plan, Purpose
from drawdown.register.history import History
from drawdown.register.site import CargoKind, Category

Series = tuple[tuple[date, int], ...]
"""Days with what has left by the end of each, from the first day of the plan on."""


@dataclass(frozen=True, slots=True)
class Departures:
    """A planned curve against the total that has to leave, and the reported one beside it."""

    planned: Series
    total: int
    reported: Series = ()

    def by(self, when: date) -> int:
        """Return what the plan has moved by the end of a day."""
        return max((count for day, count in self.planned if day <= when), default=0)


def people(plan: Plan, history: History) -> Departures:
    """Return how people leave the country. National staff separate on site and are not counted."""
    register = plan.register_
    there = sum(
        record.count for record in register.people if record.category is not Category.NATIONAL_STAFF
    )
    staying = sum(site.guard_after_deadline + site.team_after_deadline for site in register.sites)
    leaving = (
        (movement.depart, movement.people)
        for movement in plan.movements
        if movement.purpose is Purpose.HOME or movement.kind is MovementKind.ROTATION
    )
    reported = tuple(
        (record.reported, record.cumulative)
        for record in history.departures
        if record.cumulative is not None
    )
    return Departures(planned=_added_up(plan, leaving), total=there - staying, reported=reported)


def containers_at_port(plan: Plan) -> Departures:
    """Return how containers reach the ports that they leave the theatre by."""
    arriving = (
        (movement.arrive, movement.teu) for movement in plan.movements if _to_port(plan, movement)
    )
    return Departures(planned=_added_up(plan, arriving), total=_containers(plan))


def containers_off_site(plan: Plan) -> Departures:
    """Return how containers leave the site they stood on at the beginning."""
    leaving = (
        (movement.depart, load.teu)
        for movement in plan.movements
        for load in movement.loads
        if load.site == movement.origin
    )
    return Departures(planned=_added_up(plan, leaving), total=_containers(plan))


def _containers(plan: Plan) -> int:
    return sum(
        record.count for record in plan.register_.cargo if record.kind is CargoKind.CONTAINER
    )


def _to_port(plan: Plan, movement: Movement) -> bool:
    return movement.destination in {port.id for port in plan.register_.ports}


def _added_up(plan: Plan, amounts: Iterable[tuple[int, int]]) -> Series:
    by_day: Counter[int] = Counter()
    for day, amount in amounts:
        by_day[day] += amount
    total = 0
    series = [(plan.days.date(0), by_day.get(0, 0))]
    for day in sorted(by_day):
        total += by_day[day]
        series.append((plan.days.date(day), total))
    return tuple(series)
