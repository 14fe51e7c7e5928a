"""What the job worker does: carry out planning runs."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from drawdown.web.works.actions.carry_out_run import carry_out_run


@task()
def plan_register(run_id: str) -> None:
    """Carry out the run of this id."""
    carry_out_run(UUID(run_id), clock=timezone.now)
