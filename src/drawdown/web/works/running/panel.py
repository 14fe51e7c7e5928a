"""The panel of the planning run: what the last run found, and how it came there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from drawdown.web.register.models import Snapshot
from drawdown.web.works.forms import BUDGETS
from drawdown.web.works.models import UNFINISHED, Plan, PlanningRun, RunState
from drawdown.web.works.queries import currency_of, current_plan, document_of, last_run, steps_of
from drawdown.web.works.running import convergence
from drawdown.web.works.running.messages import Better
from drawdown.web.works.terms import RUN_STATES


@dataclass(frozen=True, slots=True)
class RunPanel:
    """What the panel shows. Before the first run there is only the button."""

    run: PlanningRun | None
    state: Promise | str
    steps: tuple[Better, ...]
    picture: SafeString
    currency: str
    best: Plan | None
    elapsed: float
    """Seconds that the run has been planning, or planned in all."""
    budgets: tuple[int, ...] = BUDGETS

    @property
    def under_way(self) -> bool:
        """Whether a run is waiting or planning: the panel then asks again every second."""
        return self.run is not None and self.run.state in UNFINISHED

    @property
    def stoppable(self) -> bool:
        """Whether the button to stop is of use."""
        return self.run is not None and self.run.state in (RunState.QUEUED, RunState.RUNNING)

    @property
    def last(self) -> Better | None:
        """The latest step of the run."""
        return self.steps[-1] if self.steps else None

    @property
    def gap(self) -> float | None:
        """(cost - bound) / cost of the latest step."""
        if self.last is None or self.last.cost_cents <= 0:
            return None
        return (self.last.cost_cents - self.last.bound_cents) / self.last.cost_cents

    @property
    def kept_the_old_plan(self) -> bool:
        """Whether the run ended with a plan that is no better than the one on the page."""
        ended = self.run.plan if self.run and not self.answers_a_shock else None
        return ended is not None and self.best is not None and ended.pk != self.best.pk

    @property
    def answers_a_shock(self) -> bool:
        """Whether the run changes a plan: what it found has a page of its own."""
        return self.run is not None and self.run.replans_id is not None


def panel(snapshot: Snapshot, *, at: datetime) -> RunPanel:
    """Return the panel of the last run of a register, as it stands at a moment."""
    return _panel(snapshot, last_run(snapshot), at)


def panel_of(run: PlanningRun, *, at: datetime) -> RunPanel:
    """Return the panel of one run."""
    return _panel(run.snapshot, run, at)


def _panel(snapshot: Snapshot, run: PlanningRun | None, at: datetime) -> RunPanel:
    best = current_plan(snapshot)
    steps = steps_of(run) if run else ()
    elapsed = _elapsed(run, at) if run else 0.0
    if run is not None and run.plan is not None:
        steps = steps or _steps_in(run.plan)
        steps = (*steps, _end_of(run.plan, after=steps[-1].elapsed_ms if steps else 0))
    currency = currency_of(snapshot)
    seconds = _across(run, steps, elapsed) if run else BUDGETS[0]
    return RunPanel(
        run=run,
        state=RUN_STATES[RunState(run.state)] if run else "",
        steps=steps,
        picture=convergence.draw(steps, seconds=seconds, currency=currency, elapsed=elapsed),
        currency=currency,
        best=best,
        elapsed=elapsed,
    )


def _elapsed(run: PlanningRun, at: datetime) -> float:
    if run.started_at is None:
        return 0.0
    return max(((run.ended_at or at) - run.started_at).total_seconds(), 0.0)


def _across(run: PlanningRun, steps: Sequence[Better], elapsed: float) -> int:
    """Return the seconds that the picture spans: those asked for, or those that a run took."""
    if run.state in UNFINISHED or not steps:
        return run.seconds
    return ceil(max(elapsed, steps[-1].elapsed_ms / 1000, 1))


def _end_of(plan: Plan, *, after: int) -> Better:
    """Return what a plan came out as: proving goes on after the last better plan was found."""
    document = document_of(plan)
    moment = max(round(document.made.seconds * 1000), after)
    return Better(moment, document.cost_cents, document.bound.cents)


def _steps_in(plan: Plan) -> tuple[Better, ...]:
    """Return the steps that the plan document itself remembers."""
    return tuple(
        Better(round(step.seconds * 1000), step.cents, step.bound_cents)
        for step in document_of(plan).made.progress
    )
