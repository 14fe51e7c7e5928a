"""Writes planning runs, which are work in progress and no records; nothing else does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from drawdown.web.register.models import Snapshot
from drawdown.web.works.models import UNFINISHED, Plan, PlanningRun, Progress, RunState


@dataclass(frozen=True, slots=True)
class After:
    """A shock to a plan: the plan, and the document of what happened by its hash."""

    plan: Plan
    shock: str


def run_asked(
    snapshot: Snapshot,
    *,
    seconds: int,
    asked_by: str,
    at: datetime,
    after: After | None = None,
) -> PlanningRun:
    """Write a new run that waits for the worker."""
    return PlanningRun.objects.create(
        snapshot=snapshot,
        seconds=seconds,
        asked_by=asked_by,
        asked_at=at,
        replans=after.plan if after else None,
        shock=after.shock if after else "",
    )


def run_started(run: PlanningRun, *, at: datetime) -> bool:
    """Mark a run as begun, unless it is no longer waiting. Returns whether it may go on."""
    waiting = PlanningRun.objects.filter(pk=run.pk, state=RunState.QUEUED)
    return waiting.update(state=RunState.RUNNING, started_at=at) == 1


def run_improved(run: PlanningRun, *, elapsed_ms: int, cost_cents: int, bound_cents: int) -> None:
    """Write the best cost and bound that a run knows by now."""
    Progress.objects.create(
        run=run, elapsed_ms=elapsed_ms, cost_cents=cost_cents, bound_cents=bound_cents
    )


def stop_asked(run: PlanningRun, *, at: datetime) -> bool:
    """Ask a run to stop; one that waits ends at once. Returns whether there was one to stop."""
    waiting = PlanningRun.objects.filter(pk=run.pk, state=RunState.QUEUED)
    if waiting.update(state=RunState.STOPPED, ended_at=at):
        return True
    return (
        PlanningRun.objects.filter(pk=run.pk, state=RunState.RUNNING).update(
            state=RunState.STOPPING
        )
        == 1
    )


def run_ended(run: PlanningRun, plan: Plan, *, at: datetime) -> None:
    """Write that a run is over, finished or stopped, and the plan that it made."""
    run.refresh_from_db()
    run.state = RunState.STOPPED if run.state == RunState.STOPPING else RunState.FINISHED
    run.plan = plan
    run.ended_at = at
    run.save(update_fields=["state", "plan", "ended_at"])


def run_failed(run: PlanningRun, *, failure: str, at: datetime) -> None:
    """Write that a run made no plan, and why."""
    PlanningRun.objects.filter(pk=run.pk, state__in=UNFINISHED).update(
        state=RunState.FAILED, failure=failure, ended_at=at
    )


def run_interrupted(run: PlanningRun, *, at: datetime) -> None:
    """Close a run whose worker was stopped before the plan was ready."""
    PlanningRun.objects.filter(pk=run.pk, state__in=UNFINISHED).update(
        state=RunState.INTERRUPTED, ended_at=at
    )


def runs_interrupted(*, at: datetime) -> int:
    """Close the runs that a stopped worker left open; returns how many there were."""
    return PlanningRun.objects.filter(state__in=UNFINISHED).update(
        state=RunState.INTERRUPTED, ended_at=at
    )
