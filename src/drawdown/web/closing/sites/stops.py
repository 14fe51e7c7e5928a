"""What stops a site beside the evidence it lacks: blocked tasks, late ones, refused clearances."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drawdown.progress.clearance import Answer, Clearance
from drawdown.web.closing.tasks.lines import TaskLine
from drawdown.web.closing.words import CLEARED
from drawdown.web.ui.names import CLEARANCES, named

REFUSED = (Answer.REFUSED, Answer.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A clearance that was refused or withdrawn."""

    id: str
    kind: str
    authority: str
    answer: str
    reason: str


@dataclass(frozen=True, slots=True)
class Stops:
    """Everything that stops a site today."""

    blocked: tuple[TaskLine, ...]
    refused: tuple[Refusal, ...]
    overdue: int
    pushes: int
    """Days by which the latest task moves the end of the site; 0 for none."""


def stops_of(site: str, tasks: Sequence[TaskLine], requests: Iterable[Clearance]) -> Stops:
    """Return what stops a site; `requests` are those that the reader may see."""
    left = [line for line in tasks if line.over is None]
    return Stops(
        blocked=tuple(line for line in left if line.stage == "blocked"),
        refused=tuple(
            Refusal(
                id=each.id,
                kind=named(CLEARANCES, each.kind),
                authority=each.authority,
                answer=named(CLEARED, each.status),
                reason=each.reason,
            )
            for each in requests
            if site in each.sites and each.status in REFUSED
        ),
        overdue=sum(line.overdue for line in left),
        pushes=max((line.pushes for line in left), default=0),
    )
