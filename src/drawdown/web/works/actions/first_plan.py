"""Make the first plan of a mission that has none, and say how it goes: for commands."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone

from drawdown.web.records.local import OPERATOR
from drawdown.web.register.models import Snapshot
from drawdown.web.ui.formats import millions, percent
from drawdown.web.works.actions.carry_out_run import carry_out_run
from drawdown.web.works.models import PlanningRun
from drawdown.web.works.queries import current_plan, unfinished_run
from drawdown.web.works.running.messages import Better
from drawdown.web.works.running.planner import MODULE
from drawdown.web.works.running.runs import run_asked

FIRST_SECONDS = 15
LONGEST_SECONDS = 240
"""How long a plan by rounds may take on a slow machine before it is given up."""

Say = Callable[[str, str], None]


def first_plan(
    snapshot: Snapshot,
    currency: str,
    say: Say,
    *,
    rounds: int | None = None,
    module: str = MODULE,
) -> None:
    """Plan, unless there is a plan or a run under way; by rounds the plan is the same each time."""
    if current_plan(snapshot) is not None or unfinished_run(snapshot) is not None:
        return
    seconds = LONGEST_SECONDS if rounds else FIRST_SECONDS
    how = f"{rounds} rounds" if rounds else f"{seconds} seconds"
    say("planning", f"{how}; plan again on the page for a better one")
    run = run_asked(snapshot, seconds=seconds, asked_by=OPERATOR.person, at=timezone.now())

    def tell(better: Better) -> None:
        gap = (better.cost_cents - better.bound_cents) / better.cost_cents
        say(
            "planning",
            f"{better.elapsed_ms / 1000:4.1f} s  best cost {millions(better.cost_cents)},"
            f" bound {millions(better.bound_cents)} million, gap {percent(gap)}",
        )

    carry_out_run(run.pk, clock=timezone.now, tell=tell, module=module, rounds=rounds)
    made = PlanningRun.objects.get(pk=run.pk)
    if made.plan is None:
        say("planning", f"no plan: {made.failure}")
        return
    verdict = "every site in time" if made.plan.feasible else "not everything in time"
    say("plan", f"{verdict}, {millions(made.plan.cost_cents)} million {currency}")
