"""Reads plans and planning runs: rows to pure types."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from uuid import UUID

from drawdown.documents.content import ContentStore
from drawdown.plan import schedule
from drawdown.web.register.models import Snapshot
from drawdown.web.register.queries import register_of
from drawdown.web.store import documents
from drawdown.web.works.models import UNFINISHED, Adoption, Approval, Plan, PlanningRun
from drawdown.web.works.running.messages import Better


def current_plan(snapshot: Snapshot) -> Plan | None:
    """Return the plan that was adopted for a register; before that, its best one."""
    adoption = current_adoption(snapshot)
    return adoption.plan if adoption is not None else best_plan(snapshot)


def best_plan(snapshot: Snapshot) -> Plan | None:
    """Return the best plan of a register: on time before late, then the cheaper one.

    One that answers a shock is of another world, and shown only once it is adopted.
    """
    return Plan.objects.filter(snapshot__digest=snapshot.digest, replans=None).first()


def current_adoption(snapshot: Snapshot) -> Adoption | None:
    """Return the last adoption of a plan for a register."""
    found = Adoption.objects.select_related("plan", "approval")
    return found.filter(plan__snapshot__digest=snapshot.digest).first()


def baseline_plan(snapshot: Snapshot) -> Plan | None:
    """Return the first plan that was approved for a register: slip is counted against it."""
    found = Approval.objects.select_related("adoption__plan")
    first = found.filter(adoption__plan__snapshot__digest=snapshot.digest).order_by("entry").first()
    return first.adoption.plan if first is not None else None


def approval_of(adoption: Adoption) -> Approval | None:
    """Return the approval of an adopted plan, if it has one."""
    return Approval.objects.filter(adoption=adoption).first()


def plan_named(digest: str) -> Plan | None:
    """Return the row of a plan by its hash."""
    return Plan.objects.select_related("snapshot").filter(digest=digest).first()


def document_of(plan: Plan) -> schedule.Plan:
    """Return the plan document that a row points at."""
    return _document(documents().root, plan.digest)


def plan_document(digest: str) -> schedule.Plan:
    """Return a plan document by its hash. Raises `NoSuchDocument`."""
    return _document(documents().root, digest)


def unfinished_run(snapshot: Snapshot) -> PlanningRun | None:
    """Return the run that is waiting or under way for a register, if any."""
    return PlanningRun.objects.filter(snapshot=snapshot, state__in=UNFINISHED).first()


def last_run(snapshot: Snapshot) -> PlanningRun | None:
    """Return the run that was asked for last."""
    return PlanningRun.objects.filter(snapshot=snapshot).select_related("plan").first()


def run_named(run_id: UUID) -> PlanningRun | None:
    """Return a run by its id."""
    found = PlanningRun.objects.select_related("plan", "replans", "snapshot")
    return found.filter(pk=run_id).first()


def answers_to_shocks(snapshot: Snapshot) -> tuple[PlanningRun, ...]:
    """Return the runs that answer a shock to plans of a register, the newest first."""
    found = PlanningRun.objects.select_related("plan", "replans")
    return tuple(found.filter(snapshot__digest=snapshot.digest, replans__isnull=False))


def answer_with(plan: Plan) -> PlanningRun | None:
    """Return the run that answered a shock with a plan, if one did and is still there."""
    found = PlanningRun.objects.filter(plan=plan, replans__isnull=False)
    return found.select_related("replans").first()


def steps_of(run: PlanningRun) -> tuple[Better, ...]:
    """Return how a run came closer, in the order of time."""
    return tuple(
        Better(row.elapsed_ms, row.cost_cents, row.bound_cents) for row in run.progress.all()
    )


def currency_of(snapshot: Snapshot) -> str:
    """Return the currency in which a register's plans are priced."""
    return register_of(snapshot).costs.currency


@lru_cache(maxsize=4)
def _document(root: Path, digest: str) -> schedule.Plan:
    """A document never changes, so what was read once stays true."""
    return schedule.Plan.model_validate_json(ContentStore(root).get(digest))
