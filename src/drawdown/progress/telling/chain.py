"""The binding chain of a site: from its end back, along what held each start."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drawdown.plan.schedule import Hold, HoldKind, Movement, Plan, TaskPlan

Subject = TaskPlan | Movement
LONGEST = 200
SIGNED, GONE = "T56", "T57"


@dataclass(frozen=True, slots=True)
class Step:
    """A task or movement of a chain, and what held it.

    `holder` is who had the team, the escort or the trucks until it could begin.
    """

    subject: Subject
    hold: Hold
    holder: Subject | None = None


@dataclass(frozen=True, slots=True)
class Index:
    """A plan, looked up by name."""

    plan: Plan
    tasks: dict[tuple[str, str], TaskPlan]
    movements: dict[str, Movement]

    @classmethod
    def of(cls, plan: Plan) -> Index:
        """Return the index of a plan."""
        return cls(
            plan=plan,
            tasks={(task.site, task.task): task for task in plan.tasks},
            movements={movement.id: movement for movement in plan.movements},
        )


def chain(index: Index, site: str) -> tuple[Step, ...]:
    """Return the chain of a site, its end first; it stops where a choice held a start."""
    subject: Subject | None = last_of(index, site)
    steps: list[Step] = []
    seen: set[int] = set()
    while subject is not None and id(subject) not in seen and len(steps) < LONGEST:
        seen.add(id(subject))
        hold = subject.held_by or Hold(kind=HoldKind.CHOICE)
        holder = _holder(index, subject, hold)
        steps.append(Step(subject, hold, holder))
        subject = _before(index, subject, hold) or holder or _ready_by(index, subject, hold)
    return tuple(steps)


def last_of(index: Index, site: str) -> Subject | None:
    """Return what ends a site: its signature or its last people, at a conversion what ends last."""
    for task in (SIGNED, GONE):
        if (site, task) in index.tasks:
            return index.tasks[site, task]
    leaving: list[Subject] = [m for m in index.plan.movements if m.origin == site and m.people]
    return _latest([*leaving, *(task for (where, _), task in index.tasks.items() if where == site)])


def begin_of(index: Index, subject: Subject) -> int:
    """Return the first day of a subject, the loading of a convoy included."""
    if isinstance(subject, TaskPlan):
        return subject.start
    loads = index.plan.register_.movement.convoys.load_days if subject.loads else 0
    return max(0, subject.depart - loads)


def finish_of(subject: Subject) -> int:
    """Return the day after a task, or after the departure of a movement."""
    return subject.finish if isinstance(subject, TaskPlan) else subject.depart + 1


def _before(index: Index, subject: Subject, hold: Hold) -> Subject | None:
    """Return the task or movement that a hold names."""
    if hold.kind is HoldKind.TASK and hold.ref:
        site, _, task = hold.ref.rpartition("/")
        return index.tasks.get((site or subject.site, task))
    if hold.kind is HoldKind.MOVEMENT and hold.ref:
        return index.movements.get(hold.ref)
    return None


def _holder(index: Index, subject: Subject, hold: Hold) -> Subject | None:
    """Return who gave a team, an escort or trucks back just before a subject took them."""
    others: list[Subject] = []
    if hold.kind is HoldKind.CREW:
        start = begin_of(index, subject)
        others = [
            task
            for task in index.plan.tasks
            if task is not subject
            and task.crew == hold.ref
            and task.start < start
            and start - 1 <= task.finish <= start
        ]
    elif isinstance(subject, Movement) and hold.kind in (HoldKind.ESCORTS, HoldKind.TRUCKS):
        escorts = hold.kind is HoldKind.ESCORTS
        taken = subject.escorts_from if escorts else subject.trucks_from
        others = [
            movement
            for movement in index.plan.movements
            if (movement.escorts if escorts else movement.trucks)
            and (movement.escorts_until if escorts else movement.trucks_until) == taken
            and movement is not subject
        ]
    return _latest(others)


def _ready_by(index: Index, subject: Subject, hold: Hold) -> Subject | None:
    """Return the last predecessor of a task that a resource held: the chain goes on from there."""
    if not isinstance(subject, TaskPlan) or hold.kind in (HoldKind.START, HoldKind.CHOICE):
        return None
    rules = {rule.id: rule for rule in index.plan.register_.pack.tasks}
    preds = rules[subject.task].preds if subject.task in rules else ()
    return _latest(
        index.tasks[subject.site, pred] for pred in preds if (subject.site, pred) in index.tasks
    )


def _latest(subjects: Iterable[Subject]) -> Subject | None:
    return max(subjects, key=finish_of, default=None)
