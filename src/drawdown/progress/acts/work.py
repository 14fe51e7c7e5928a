"""Acts on a task: assigned, started, blocked, unblocked, done, commented."""

from __future__ import annotations

from datetime import date

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


class TaskAssigned(Frozen):
    """A task is given to a person."""

    site: SiteId
    task: TaskId
    person: PersonRef


def decide_assigned(state: Site, act: Act) -> tuple[Finding, ...]:
    """Refuse a task that is done, or that the plan does not have."""
    return tuple(may_assign(state, TASK_ASSIGNED.body_of(act).task))


class TaskStarted(Frozen):
    """A task began; a reason when something it waits for is not done."""

    site: SiteId
    task: TaskId
    on: date
    reason: Words | None = None


def decide_started(state: Site, act: Act) -> tuple[Finding, ...]:
    """Refuse a second start, one in the future, and one out of order without a reason."""
    body = TASK_STARTED.body_of(act)
    today = act.recorded.date()
    return tuple(may_start(state, body.task, on=body.on, today=today, reason=body.reason or ""))


class TaskBlocked(Frozen):
    """Something keeps a task from going on."""

    site: SiteId
    task: TaskId
    on: date
    reason: Words
    lifted_by: Words | None = None
    """Who can lift it."""


def decide_blocked(state: Site, act: Act) -> tuple[Finding, ...]:
    """Refuse to block what is done."""
    body = TASK_BLOCKED.body_of(act)
    today = act.recorded.date()
    return tuple(may_block(state, body.task, reason=body.reason, on=body.on, today=today))


class TaskUnblocked(Frozen):
    """What kept a task is gone."""

    site: SiteId
    task: TaskId
    on: date


def decide_unblocked(state: Site, act: Act) -> tuple[Finding, ...]:
    """Refuse to lift what does not block."""
    return tuple(may_unblock(state, TASK_UNBLOCKED.body_of(act).task))


class TaskDone(Frozen):
    """A task is done, with the document it has to produce."""

    site: SiteId
    task: TaskId
    on: date
    document: Hash


def decide_done(state: Site, act: Act) -> tuple[Finding, ...]:
    """Refuse without the document, before its start, and before what it waits for."""
    body = TASK_DONE.body_of(act)
    today = act.recorded.date()
    found = list(may_finish(state, body.task, on=body.on, today=today, document=body.document))
    if body.document not in act.evidence:
        place = Place("act", field="evidence")
        found.append(NOT_NAMED.at(place, digest=body.document[:16]))
    return tuple(found)


class TaskCommented(Frozen):
    """Words on a task that change nothing about it."""

    site: SiteId
    task: TaskId
    text: Words


def decide_commented(state: Site, act: Act) -> tuple[Finding, ...]:
    """Refuse words on a task that the plan does not have."""
    return tuple(may_comment(state, TASK_COMMENTED.body_of(act).task))


TASK_ASSIGNED = Kind("task.assigned", TaskAssigned, decide_assigned)
TASK_STARTED = Kind("task.started", TaskStarted, decide_started)
TASK_BLOCKED = Kind("task.blocked", TaskBlocked, decide_blocked)
TASK_UNBLOCKED = Kind("task.unblocked", TaskUnblocked, decide_unblocked)
TASK_DONE = Kind("task.done", TaskDone, decide_done)
TASK_COMMENTED = Kind("task.commented", TaskCommented, decide_commented)
