"""Ask for the plan after a shock: keep the document of its events, and start a run."""

from __future__ import annotations

from datetime import datetime

from drawdown.progress.replan.shock import Shock
from drawdown.web.store import documents
from drawdown.web.works.actions.start_run import Started, start_run
from drawdown.web.works.models import Plan
from drawdown.web.works.running.runs import After


def start_shock(plan: Plan, shock: Shock, seconds: int, *, asked_by: str, at: datetime) -> Started:
    """Enqueue a run that changes a plan; the run under way is returned where there is one."""
    after = After(plan, documents().put(shock.content()))
    return start_run(seconds, asked_by=asked_by, at=at, after=after)
