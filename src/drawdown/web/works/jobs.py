"""What the job worker does: carry out planning runs, play plans."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from drawdown.web.works.actions.carry_out_run import carry_out_run
from drawdown.web.works.actions.play_plan import play_plan


@task()
def plan_register(run_id: str) -> None:
    """Carry out the run of this id."""
    carry_out_run(UUID(run_id), clock=timezone.now)


@task()
def play_current_plan(digest: str, journeys: str = "") -> None:
    """Play the plan of this hash, with a table of the journeys that were made since."""
    play_plan(digest, journeys=journeys)
