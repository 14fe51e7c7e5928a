"""Stop a planning run: the best plan found so far is kept."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from drawdown.web.works.models import PlanningRun
from drawdown.web.works.running.runs import stop_asked


def stop_run(run_id: UUID, *, at: datetime) -> bool:
    """Ask a run to stop; returns whether it was still to be stopped. Raises `DoesNotExist`."""
    with transaction.atomic():
        return stop_asked(PlanningRun.objects.get(pk=run_id), at=at)
