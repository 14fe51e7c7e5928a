"""The handlers of this application: plans that are made, adopted and approved."""

from __future__ import annotations

from pydantic import ValidationError

from drawdown.documents.content import DamagedDocument, NoSuchDocument
from drawdown.ledger.act import Submission
from drawdown.plan import schedule
from drawdown.plan.acts import adopted, approved, made
from drawdown.web.records.handler import Handler
from drawdown.web.register.models import Snapshot
from drawdown.web.register.queries import current_snapshot
from drawdown.web.works import project
from drawdown.web.works.broken_rules import broken_rules
from drawdown.web.works.queries import (
    approval_of,
    current_adoption,
    plan_document,
    plan_named,
)


def _plan_named(submission: Submission) -> made.State:
    body = made.KIND.body_of(submission)
    known = Snapshot.objects.filter(digest=body.snapshot).values_list("digest", flat=True)
    before = plan_named(body.replans) if body.replans else None
    return made.State(
        _read(body.plan), frozenset(known), before.snapshot.digest if before else None
    )


def _plan_and_what_is_in_force(submission: Submission) -> adopted.State:
    snapshot = current_snapshot()
    plan = plan_named(adopted.KIND.body_of(submission).plan)
    adoption = current_adoption(snapshot) if snapshot else None
    return adopted.State(
        snapshot=plan.snapshot.digest if plan else None,
        current=snapshot.digest if snapshot else None,
        adopted=adoption.plan.digest if adoption else None,
        violations=tuple(map(str, broken_rules(plan).broken)) if plan else (),
    )


def _plan_in_force(_: Submission) -> approved.State:
    snapshot = current_snapshot()
    adoption = current_adoption(snapshot) if snapshot else None
    if adoption is None:
        return approved.State(adopted=None, approved=False, prepared_by=frozenset())
    return approved.State(
        adopted=adoption.plan.digest,
        approved=approval_of(adoption) is not None,
        prepared_by=frozenset({adoption.person, adoption.plan.asked_by}),
    )


def _whose_plan(state: approved.State, _: Submission) -> frozenset[str]:
    return state.prepared_by


def _read(digest: str) -> schedule.Plan | None:
    """Return a plan document; nothing where it is not there or cannot be read."""
    try:
        return plan_document(digest)
    except (NoSuchDocument, DamagedDocument, ValidationError):
        return None


MADE = Handler(made.KIND, _plan_named, project.plan_made)
ADOPTED = Handler(adopted.KIND, _plan_and_what_is_in_force, project.plan_adopted)
APPROVED = Handler(approved.KIND, _plan_in_force, project.plan_approved, _whose_plan)

HANDLERS = (MADE, ADOPTED, APPROVED)
