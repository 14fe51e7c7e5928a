"""Carry out a planning run: follow the planning process to its end and record what it finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from drawdown.core.findings import Refused
from drawdown.web.store import documents
from drawdown.web.works.actions.record_plan import record_plan
from drawdown.web.works.models import PlanningRun, RunState
from drawdown.web.works.running.messages import Better, MadePlan, NoPlan
from drawdown.web.works.running.planner import MODULE, PlanningProcess
from drawdown.web.works.running.runs import (
    run_failed,
    run_improved,
    run_interrupted,
    run_started,
)

STEP_MS = 400
"""Steps closer together than this are written as one."""


def carry_out_run(
    run_id: UUID,
    *,
    clock: Callable[[], datetime],
    tell: Callable[[Better], None] | None = None,
    module: str = MODULE,
    rounds: int | None = None,
) -> None:
    """Plan, unless the run was stopped while it waited. Whatever happens, the run is closed."""
    run = PlanningRun.objects.select_related("snapshot", "replans").get(pk=run_id)
    if not run_started(run, at=clock()):
        return
    place, register = documents().root, run.snapshot.digest
    try:
        after = (run.replans.digest, run.shock) if run.replans else None
        with PlanningProcess(place, register, run.seconds, module, rounds, after) as process:
            record = _Record(run, tell)
            for message in process.messages(lambda: _stopping(run)):
                match message:
                    case Better():
                        record.better(message)
                    case MadePlan():
                        record.rest()
                        _record(run, message, at=clock())
                    case NoPlan():
                        run_failed(run, failure=message.reason, at=clock())
    except BaseException:
        run_interrupted(run, at=clock())
        raise


def _record(run: PlanningRun, plan: MadePlan, *, at: datetime) -> None:
    """Record the plan; where the ledger refuses it, the run has failed and says why."""
    try:
        record_plan(run, plan, at=at)
    except Refused as refused:
        run_failed(run, failure=str(refused), at=at)


def _stopping(run: PlanningRun) -> bool:
    return PlanningRun.objects.filter(pk=run.pk, state=RunState.STOPPING).exists()


@dataclass
class _Record:
    """Writes the steps of a run, at most a few each second: the last one always."""

    run: PlanningRun
    tell: Callable[[Better], None] | None
    written_ms: int = -STEP_MS
    waiting: Better | None = None

    def better(self, step: Better) -> None:
        self.waiting = step
        if step.elapsed_ms - self.written_ms >= STEP_MS:
            self.rest()

    def rest(self) -> None:
        """Write what was held back."""
        if (step := self.waiting) is None:
            return
        self.waiting, self.written_ms = None, step.elapsed_ms
        run_improved(
            self.run,
            elapsed_ms=step.elapsed_ms,
            cost_cents=step.cost_cents,
            bound_cents=step.bound_cents,
        )
        if self.tell:
            self.tell(step)
