"""A task of the plan as work: whose it is, when it is due, what became of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Stage(StrEnum):
    """How far a task is."""

    PLANNED = "planned"
    STARTED = "started"
    BLOCKED = "blocked"
    DONE = "done"
    SETTLED = "settled"
    """Nobody reported it; a gate that rests on it was passed, or nothing waits for it any more."""


@dataclass(frozen=True, slots=True)
class Block:
    """What keeps a task from going on, since when, and who can lift it."""

    reason: str
    since: date
    lifted_by: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """Words on a task."""

    by: str
    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Reported:
    """What was reported of a task, whatever the plan says of it."""

    person: str | None = None
    started: date | None = None
    done: date | None = None
    document: str | None = None
    blocks: tuple[Block, ...] = ()
    """The last one counts while the task is blocked."""
    blocked: bool = False
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """One task of one site. Planned days are those of the adopted plan; `due` is its last day."""

    site: str
    task: str
    section: str
    output: str
    preds: tuple[str, ...]
    planned_start: date
    due: date
    baseline_due: date
    """`due` in the first plan that was approved."""
    float_days: int
    """Days it may slip before another task, or the site, slips."""
    reported: Reported = Reported()
    settled: date | None = None
    """The day since which the state of the site leaves nothing to do here, whoever reported it."""

    @property
    def started(self) -> date | None:
        """The day it began."""
        return self.reported.started

    @property
    def done(self) -> date | None:
        """The day it was done."""
        return self.reported.done

    @property
    def over(self) -> date | None:
        """The day since which nobody has to do it: done, or settled."""
        return self.done or self.settled

    @property
    def stage(self) -> Stage:
        """How far the task is today."""
        if self.done is not None:
            return Stage.DONE
        if self.settled is not None:
            return Stage.SETTLED
        if self.reported.blocked:
            return Stage.BLOCKED
        return Stage.PLANNED if self.started is None else Stage.STARTED

    def told(self, reported: Reported) -> Work:
        """Return the task with what was reported of it."""
        return replace(self, reported=reported)

    def slip(self, today: date) -> int:
        """Return by how many days it is later than the baseline; negative when earlier.

        A task that is not done slips from the day after it was due.
        """
        end = self.over or (today if self.overdue(today) else self.due)
        return (end - self.baseline_due).days

    def overdue(self, today: date) -> bool:
        """Return whether it should be done and is not."""
        return self.over is None and today > self.due

    def late_to_start(self, today: date) -> bool:
        """Return whether it should have begun and has not."""
        return self.started is None and self.over is None and today > self.planned_start
