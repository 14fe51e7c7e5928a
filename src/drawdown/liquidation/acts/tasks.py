"""The act that a task of a track is done: at its place, with its document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import Hash, SiteId
from drawdown.ledger.act import Act
from drawdown.liquidation.acts.state import Liquidating, liquidation_kind
from drawdown.liquidation.faults import (
    DONE_ALREADY,
    NO_SUCH_TASK,
    SITE_OF_NONE,
    UNSETTLED,
)
from drawdown.liquidation.file import register_of
from drawdown.liquidation.lateness import unsettled
from drawdown.liquidation.tasks import MISSION
from drawdown.liquidation.tracks import key_of

TaskId = Annotated[str, Field(pattern=r"^[A-Z][0-9]{2}$")]


class TaskDone(Frozen):
    """A task of the technical or the administrative track is done at a place."""

    task: TaskId
    where: SiteId
    """The site; `mission` for what is done once for all."""
    on: date
    document: Hash


def decide_done(state: Liquidating, act: Act) -> tuple[Finding, ...]:
    """Refuse an unknown task or place, one that is done, and one with items of its own open."""
    return tuple(_against_done(state, TASK_DONE.body_of(act)))


def _against_done(state: Liquidating, body: TaskDone) -> Iterator[Finding]:
    known = state.tasks
    place = Place(f"liquidation_task:{key_of(body.task, body.where)}")
    task = known.get(body.task)
    if task is None:
        yield NO_SUCH_TASK.at(place, task=body.task, nearest=suggestion(body.task, known))
        return
    sites = state.file.begun.exceptions if state.file.begun else {}
    if body.where not in (sites if task.everywhere else (MISSION,)):
        yield SITE_OF_NONE.at(place, task=body.task, where=body.where)
        return
    day = state.file.done.get(key_of(body.task, body.where))
    if day is not None:
        yield DONE_ALREADY.at(place, task=body.task, day=day)
    register = register_of(state.file, state.drawn.values())
    for held in unsettled(task, body.where, register):
        yield UNSETTLED.at(place, task=body.task, item=held.item.id)


# The final report is written after the end, so that its task outlasts it.
TASK_DONE = liquidation_kind("liquidation_task.done", TaskDone, decide_done, outlasts=True)
