"""The binding chain of a site: from its last day back to day 0, along what held each start."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drawdown.plan.schedule import HoldKind, Movement, MovementKind, Purpose, TaskPlan
from drawdown.register.site import Outcome
from drawdown.web.works.index import PlanIndex

Subject = TaskPlan | Movement
_TASKS_OF = {
    Purpose.LIFT: ("T46", "T47"),
    Purpose.LAST: ("T57",),
    Purpose.ONWARD: ("T46", "T47"),
    Purpose.STAFF: ("T45",),
}
"""The tasks whose time a movement gives: what is ready before them is ready before it."""
LONGEST = 400
"""No chain is as long; a document whose holds go round in circles ends here."""


@dataclass(frozen=True, slots=True)
class Step:
    """One subject of a chain. Of its days, `start … finish - 1` count here: chains do not overlap.

    `waited` days lie between the end of what comes before and `start`: no work, only waiting.
    """

    subject: Subject
    start: int
    finish: int
    waited: int = 0

    @property
    def days(self) -> int:
        """Days of work that the step adds to the date of the site."""
        return self.finish - self.start


def binding_chain(index: PlanIndex, site: str) -> tuple[Step, ...]:
    """Return the steps from day 0 to the end of a site, each held by the one before it.

    The first step begins where the plan says no more: on day 0, or where only a resource holds it.
    """
    back: list[Step] = []
    subject = _last(index, site)
    until = _finish(subject) if subject is not None else 0
    seen: set[int] = set()
    while subject is not None and id(subject) not in seen and len(back) < LONGEST:
        seen.add(id(subject))
        start = min(begin_of(index, subject), until)
        before = follows(index, subject)
        free = min(max(freed_on(before, subject), 0), start) if before is not None else 0
        back.append(Step(subject, start, until, waited=start - free))
        until, subject = free, before
    return tuple(reversed(back))


def begin_of(index: PlanIndex, subject: Subject) -> int:
    """Return the first day of a subject, the loading of a convoy included."""
    if isinstance(subject, TaskPlan):
        return subject.start
    if subject.loads and subject.kind is not MovementKind.FLIGHT:
        return max(subject.depart - index.register.movement.convoys.load_days, 0)
    return subject.depart


def freed_on(before: Subject, subject: Subject) -> int:
    """Return the day from which what came before no longer held a subject."""
    if isinstance(before, TaskPlan):
        return before.finish
    if isinstance(subject, Movement):
        kind = subject.held_by.kind if subject.held_by else None
        if kind is HoldKind.ESCORTS:
            return before.escorts_until
        if kind is HoldKind.TRUCKS:
            return before.trucks_until
        if before.destination == subject.origin:
            return before.arrive
    return before.depart + 1


def follows(index: PlanIndex, subject: Subject) -> Subject | None:
    """Return what held a start: the task, the movement, or who had the team or the means before.

    Where nothing but a shut road, a full yard or a choice held it, what it was ready by: the days
    between are the waiting.
    """
    hold = subject.held_by
    held: Subject | None = None
    match hold.kind if hold else None:
        case HoldKind.START:
            return None
        case HoldKind.TASK:
            site, _slash, task = (hold.ref or "").rpartition("/") if hold else ("", "", "")
            held = index.tasks.get((site or subject.site, task))
        case HoldKind.MOVEMENT:
            held = index.movements.get(hold.ref or "") if hold else None
        case HoldKind.CREW:
            held = _freed_the_team(index, subject, hold.ref or "" if hold else "")
        case HoldKind.ESCORTS | HoldKind.TRUCKS if hold and isinstance(subject, Movement):
            held = _freed_the_means(index, subject, hold.kind)
    return held or _ready_by(index, subject)


def _last(index: PlanIndex, site: str) -> Subject | None:
    """What ends a site: its last departure, or at a conversion whatever ends last."""
    end = index.ends[site]
    if end.outcome is Outcome.CLOSE and (site, "T57") in index.tasks:
        return index.tasks[site, "T57"]
    leaving: list[Subject] = [m for m in index.plan.movements if m.site == site and m.people]
    candidates = [*leaving, *index.tasks_of[site]]
    return _latest(subject for subject in candidates if _finish(subject) <= end.ended)


def _ready_by(index: PlanIndex, subject: Subject) -> Subject | None:
    """The last of what has to come before a subject by the rules."""
    begin = begin_of(index, subject)
    if isinstance(subject, TaskPlan):
        before = predecessors(index, subject.site, subject.task)
    else:
        before = [
            task
            for mine in _TASKS_OF.get(subject.purpose, ())
            for task in predecessors(index, subject.site, mine)
        ]
    return _latest(task for task in before if task.finish <= begin)


def predecessors(index: PlanIndex, site: str, task: str) -> list[TaskPlan]:
    """Return the tasks before a task at a site; one that is not done there counts for its own."""
    found: dict[str, TaskPlan] = {}
    asked = list(index.rules[task].preds) if task in index.rules else []
    while asked:
        name = asked.pop()
        if (site, name) in index.tasks:
            found[name] = index.tasks[site, name]
        elif name in index.rules:
            asked += index.rules[name].preds
    return list(found.values())


def _freed_the_team(index: PlanIndex, subject: Subject, crew: str) -> Subject | None:
    """The task that gave its team back last, on the day it was taken or the day before."""
    start = begin_of(index, subject)
    return _latest(
        task
        for task in index.plan.tasks
        if task.crew == crew and task is not subject and start - 1 <= task.finish <= start
    )


def _freed_the_means(index: PlanIndex, subject: Movement, kind: HoldKind) -> Subject | None:
    """The convoy whose escort or trucks came back when this one took them."""
    escorts = kind is HoldKind.ESCORTS
    wanted = subject.escorts_from if escorts else subject.trucks_from
    return _latest(
        other
        for other in index.plan.movements
        if other.depart < subject.depart
        and (other.escorts if escorts else other.trucks)
        and (other.escorts_until if escorts else other.trucks_until) == wanted
    )


def _latest(subjects: Iterable[Subject]) -> Subject | None:
    return max(subjects, key=_finish, default=None)


def _finish(subject: Subject) -> int:
    return subject.finish if isinstance(subject, TaskPlan) else subject.depart + 1
