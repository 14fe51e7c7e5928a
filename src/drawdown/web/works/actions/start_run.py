"""Ask for a plan: one run at a time for each register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from drawdown.web.register.queries import current_snapshot
from drawdown.web.works.jobs import plan_register
from drawdown.web.works.models import PlanningRun
from drawdown.web.works.queries import unfinished_run
from drawdown.web.works.running.runs import After, run_asked


@dataclass(frozen=True, slots=True)
class Started:
    """The run that is under way now. `new` is false when one was under way already."""

    run: PlanningRun
    new: bool


class NoRegister(LookupError):
    """There is no register to plan."""


def start_run(seconds: int, *, asked_by: str, at: datetime, after: After | None = None) -> Started:
    """Enqueue a planning run for the current register; raises `NoRegister` when there is none.

    With a shock, the run changes the plan that it names instead of making one from the start.
    """
    snapshot = current_snapshot()
    if snapshot is None:
        raise NoRegister
    try:
        with transaction.atomic():
            run = run_asked(snapshot, seconds=seconds, asked_by=asked_by, at=at, after=after)
            plan_register.enqueue(str(run.pk))
    except IntegrityError:
        under_way = unfinished_run(snapshot)
        if under_way is None:
            raise
        return Started(run=under_way, new=False)
    return Started(run=run, new=True)
