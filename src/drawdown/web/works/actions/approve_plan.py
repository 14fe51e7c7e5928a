"""Approve a plan: it becomes approved by one who neither asked for nor adopted it."""

from __future__ import annotations

from drawdown.plan.acts.approved import Approved
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send
from drawdown.web.works.handlers import APPROVED


def approve_plan(digest: str, *, by: Sender) -> Receipt:
    """Record that a plan is approved; raise `Refused` with what speaks against it."""
    return send(APPROVED, Approved(plan=digest), About(subjects=[f"plan:{digest}"]), by=by)
