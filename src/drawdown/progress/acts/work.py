"""Acts on a task: assigned, started, blocked, unblocked, done, commented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from pydantic import BaseModel

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.progress.acts.bodies import Hash, PersonRef, SiteId, TaskId, Words
from drawdown.progress.decide import (
    Site,
    may_assign,
    may_block,
    may_comment,
    may_finish,
    may_start,
    may_unblock,
)
from drawdown.progress.faults import NOT_NAMED
from drawdown.rules.closing import ClosingRules
from drawdown.rules.deciding import under_the_rules

Body = TypeVar("Body", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Working:
    """The rules in force, and the work of one site by task."""

    rules: ClosingRules
    works: Site
    last_day: date | None = None
    """Of the person whom the act gives a task; none where it is not set, or none is given."""


def work_kind(
    name: str, body: type[Body], decide: Callable[[Working, Act], tuple[Finding, ...]]
) -> Kind[Working, Body]:
    """Return a kind of act on a task, decided under the rules."""

    def whole(state: Working, act: Act) -> tuple[Finding, ...]:
        return (*under_the_rules(state.rules, act), *decide(state, act))

    return Kind(name, body, whole)


class TaskAssigned(Frozen):
    """A task is given to a person."""

    site: SiteId
    task: TaskId
    person: PersonRef


def decide_assigned(state: Working, act: Act) -> tuple[Finding, ...]:
    """Refuse a task that is done, that the plan does not have, or that ends after they left."""
    body = TASK_ASSIGNED.body_of(act)
    return tuple(may_assign(state.works, body.task, body.person, last_day=state.last_day))


class TaskStarted(Frozen):
    """A task began; a reason when something it waits for is not done."""

    site: SiteId
    task: TaskId
    on: date
    reason: Words | None = None


def decide_started(state: Working, act: Act) -> tuple[Finding, ...]:
    """Refuse a second start, one in the future, and one out of order without a reason."""
    body = TASK_STARTED.body_of(act)
    today = act.recorded.date()
    return tuple(
        may_start(state.works, body.task, on=body.on, today=today, reason=body.reason or "")
    )


class TaskBlocked(Frozen):
    """Something keeps a task from going on."""

    site: SiteId
    task: TaskId
    on: date
    reason: Words
    lifted_by: Words | None = None
    """Who can lift it."""


def decide_blocked(state: Working, act: Act) -> tuple[Finding, ...]:
    """Refuse to block what is done."""
    body = TASK_BLOCKED.body_of(act)
    today = act.recorded.date()
    return tuple(may_block(state.works, body.task, reason=body.reason, on=body.on, today=today))


class TaskUnblocked(Frozen):
    """What kept a task is gone."""

    site: SiteId
    task: TaskId
    on: date


def decide_unblocked(state: Working, act: Act) -> tuple[Finding, ...]:
    """Refuse to lift what does not block."""
    return tuple(may_unblock(state.works, TASK_UNBLOCKED.body_of(act).task))


class TaskDone(Frozen):
    """A task is done, with the document it has to produce."""

    site: SiteId
    task: TaskId
    on: date
    document: Hash


def decide_done(state: Working, act: Act) -> tuple[Finding, ...]:
    """Refuse without the document, before its start, and before what it waits for."""
    body = TASK_DONE.body_of(act)
    today = act.recorded.date()
    found = list(
        may_finish(state.works, body.task, on=body.on, today=today, document=body.document)
    )
    if body.document not in act.evidence:
        place = Place("act", field="evidence")
        found.append(NOT_NAMED.at(place, digest=body.document[:16]))
    return tuple(found)


class TaskCommented(Frozen):
    """Words on a task that change nothing about it."""

    site: SiteId
    task: TaskId
    text: Words


def decide_commented(state: Working, act: Act) -> tuple[Finding, ...]:
    """Refuse words on a task that the plan does not have."""
    return tuple(may_comment(state.works, TASK_COMMENTED.body_of(act).task))


TASK_ASSIGNED = work_kind("task.assigned", TaskAssigned, decide_assigned)
TASK_STARTED = work_kind("task.started", TaskStarted, decide_started)
TASK_BLOCKED = work_kind("task.blocked", TaskBlocked, decide_blocked)
TASK_UNBLOCKED = work_kind("task.unblocked", TaskUnblocked, decide_unblocked)
TASK_DONE = work_kind("task.done", TaskDone, decide_done)
TASK_COMMENTED = work_kind("task.commented", TaskCommented, decide_commented)
