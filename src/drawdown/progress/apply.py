"""What an accepted act makes of a task or a clearance: pure."""

from __future__ import annotations

from dataclasses import replace

from drawdown.ledger.act import Act
from drawdown.progress.acts.clear import CLEARANCE_ANSWERED
from drawdown.progress.acts.work import (
    TASK_ASSIGNED,
    TASK_BLOCKED,
    TASK_COMMENTED,
    TASK_DONE,
    TASK_STARTED,
    TASK_UNBLOCKED,
)
from drawdown.progress.clearance import Clearance
from drawdown.progress.task import Block, Comment, Reported


def apply_report(work: Reported, act: Act) -> Reported:
    """Return what is reported of a task after an act on it; `ValueError` for another kind."""
    match act.kind:
        case TASK_ASSIGNED.name:
            return replace(work, person=TASK_ASSIGNED.body_of(act).person)
        case TASK_STARTED.name:
            return replace(work, started=TASK_STARTED.body_of(act).on)
        case TASK_BLOCKED.name:
            said = TASK_BLOCKED.body_of(act)
            block = Block(said.reason, said.on, said.lifted_by or "")
            return replace(work, blocks=(*work.blocks, block), blocked=True)
        case TASK_UNBLOCKED.name:
            return replace(work, blocked=False)
        case TASK_DONE.name:
            body = TASK_DONE.body_of(act)
            return replace(work, done=body.on, document=body.document, blocked=False)
        case TASK_COMMENTED.name:
            text = TASK_COMMENTED.body_of(act).text
            comment = Comment(act.actor.person, act.recorded.date(), text)
            return replace(work, comments=(*work.comments, comment))
    raise ValueError(f"{act.kind} says nothing of a task")


def apply_answer(clearance: Clearance, act: Act) -> Clearance:
    """Return the request after its answer."""
    body = CLEARANCE_ANSWERED.body_of(act)
    return replace(
        clearance,
        status=body.answer,
        answered_on=body.on,
        valid_until=body.valid_until,
        reason=body.reason or "",
        answered_by=body.by or "",
    )
