"""Writes the rows that acts on plans lead to; nothing else does."""

from __future__ import annotations

from drawdown.ledger.act import Act
from drawdown.plan.acts import adopted, approved, made
from drawdown.web.register.models import Snapshot
from drawdown.web.works.models import Adoption, Approval, Plan


def plan_made(act: Act, index: int) -> None:
    """Write a plan. The same plan made again keeps its first row."""
    body = made.KIND.body_of(act)
    if Plan.objects.filter(digest=body.plan).exists():
        return
    Plan.objects.create(
        entry=index,
        digest=body.plan,
        snapshot=Snapshot.objects.filter(digest=body.snapshot).latest("entry"),
        feasible=body.feasible,
        cost_cents=body.cost_cents,
        made_at=act.recorded,
        asked_by=body.asked_by,
        replans=Plan.objects.get(digest=body.replans) if body.replans else None,
        shock=body.shock or "",
    )


def plan_adopted(act: Act, index: int) -> None:
    """Write that a plan is the one to follow."""
    Adoption.objects.create(
        entry=index,
        plan=Plan.objects.get(digest=adopted.KIND.body_of(act).plan),
        person=act.actor.person,
        capacity=act.actor.capacity,
        adopted_at=act.recorded,
    )


def plan_approved(act: Act, index: int) -> None:
    """Write that the adopted plan is approved."""
    body = approved.KIND.body_of(act)
    Approval.objects.create(
        entry=index,
        adoption=Adoption.objects.filter(plan__digest=body.plan).latest("entry"),
        person=act.actor.person,
        capacity=act.actor.capacity,
        approved_at=act.recorded,
    )
