"""What a refused clearance costs, in days and in what cannot leave any more: from the plan alone.

It counts what waits, not what might be found as a way round: for that the plan is made again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from drawdown.plan.schedule import Movement, Plan, Purpose
from drawdown.progress.clearance import Answer, Clearance


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is on some movements."""

    movements: int
    people: int
    containers: int
    vehicles: int


@dataclass(frozen=True, slots=True)
class RefusalCost:
    """What a request that is not granted costs, if it were granted on the day that is asked."""

    waits: Waiting
    held_days: int
    """Days since the first of its movements should have left."""
    last_day: date
    """The last day on which all of them can still leave and arrive before the deadline."""
    days_left: int
    """Days until then; negative once it is past."""
    lost: Waiting
    """What can no more arrive before the deadline."""
    lost_a_week_later: Waiting
    """The same, should the refusal last another week."""
    site_slips: int
    """Days by which the end of the worst site moves, at least."""


def cost_of(plan: Plan, request: Clearance, today: date) -> RefusalCost | None:
    """Return what a request costs; none when it is granted, or a movement is not in the plan.

    A movement that can leave today is taken as long on its way as planned.
    """
    known = {movement.id: movement for movement in plan.movements}
    if request.status is Answer.GRANTED or not request.movements:
        return None
    if any(name not in known for name in request.movements):
        return None
    waiting = [known[name] for name in request.movements]
    now = plan.days.day(today)
    last = min(_last_day(plan, movement) for movement in waiting)
    return RefusalCost(
        waits=_on(waiting),
        held_days=max(0, now - min(movement.depart for movement in waiting)),
        last_day=plan.days.date(last),
        days_left=last - now,
        lost=_on(_too_late(plan, waiting, now)),
        lost_a_week_later=_on(_too_late(plan, waiting, now + 7)),
        site_slips=max(_slip(plan, movement, now) for movement in waiting),
    )


def _last_day(plan: Plan, movement: Movement) -> int:
    """Return the last day on which a movement leaves and still arrives before the deadline."""
    return plan.deadline - 1 - (movement.arrive - movement.depart)


def _too_late(plan: Plan, movements: list[Movement], day: int) -> list[Movement]:
    """Return the movements that cannot arrive in time if none leaves before a day."""
    return [each for each in movements if max(day, each.depart) > _last_day(plan, each)]


def _slip(plan: Plan, movement: Movement, now: int) -> int:
    """Return by how many days the end of a site moves: its rear party leaves after its lifts."""
    held = max(0, now - movement.depart)
    if movement.purpose is Purpose.LAST:
        return held
    if movement.purpose is not Purpose.LIFT:
        return 0
    after = [
        each.depart
        for each in plan.movements
        if each.site == movement.site and each.purpose is Purpose.LAST
    ]
    return max(0, movement.depart + held - min(after)) if after else held


def _on(movements: list[Movement]) -> Waiting:
    return Waiting(
        movements=len(movements),
        people=sum(each.people for each in movements),
        containers=sum(each.teu for each in movements),
        vehicles=sum(each.vehicles for each in movements),
    )
