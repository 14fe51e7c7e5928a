"""Staff: whether T45 of a hub ends when some seating of its flights lets the last of them leave."""

from __future__ import annotations

from collections import Counter

from drawdown.plan.build.people import heads_of
from drawdown.plan.schedule import MovementKind, Plan, Purpose
from drawdown.register.site import Outcome, Site

PEOPLE_LEAVE = "T45"
Group = list[int]
"""People who may leave, and from which day."""


def staff_can_leave(plan: Plan) -> bool:
    """Return whether T45 of every hub fits the flights of the plan (rule *task-length*).

    Flights do not say who is on board: staff may go first or last, and any day between is right.
    """
    hubs = {hub.site for hub in plan.register_.hubs}
    return all(
        _fits(plan, site)
        for site in plan.register_.sites
        if site.id in hubs or site.outcome is Outcome.CONVERT
    )


def _fits(plan: Plan, site: Site) -> bool:
    task = next((t for t in plan.tasks if (t.site, t.task) == (site.id, PEOPLE_LEAVE)), None)
    if task is None or not heads_of(site, plan.register_).staff_leaving:
        return True
    leaves: Counter[int] = Counter()
    for movement in plan.movements:
        rotation = movement.kind is MovementKind.ROTATION
        if movement.origin == site.id and not rotation and movement.purpose is not Purpose.LAST:
            leaves[movement.depart] += movement.people
    first, last = (_gone(plan, site, leaves, task.start, first=first) for first in (True, False))
    gone = task.finish - 1
    return first is not None and last is not None and first <= gone <= last and leaves[gone] > 0


def _gone(plan: Plan, site: Site, leaves: Counter[int], since: int, *, first: bool) -> int | None:
    """Return the day on which the last of the staff leaves, if they go first, or last."""
    heads = heads_of(site, plan.register_)
    finish = {task.task: task.finish for task in plan.tasks if task.site == site.id}
    rotating = sum(r.people for r in plan.register_.rotations if r.site == site.id)
    until = next(end.guard_until for end in plan.sites if end.site == site.id)
    guard = heads.guard_leaving if site.outcome is Outcome.CONVERT else 0
    cleared = max(finish.get("T43", 0), finish.get("T44", 0))
    staff: Group = [max(0, heads.staff_leaving - max(0, rotating - heads.body)), since]
    others: list[Group] = [[max(0, heads.body - rotating), cleared], [guard, until]]
    others += [[m.people, m.arrive] for m in plan.movements if m.destination == site.id]
    gone = None
    for day in sorted(leaves):
        rest, before = leaves[day], staff[0]
        for group in [staff, *others] if first else [*others, staff]:
            if group[1] <= day:
                taken = min(rest, group[0])
                group[0] -= taken
                rest -= taken
        if staff[0] < before:
            gone = day
    return None if staff[0] else gone
