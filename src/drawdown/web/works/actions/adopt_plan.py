"""Adopt a plan: it becomes the one that the mission means to follow."""

from __future__ import annotations

from drawdown.plan.acts.adopted import Adopted
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send
from drawdown.web.works.handlers import ADOPTED


def adopt_plan(digest: str, *, by: Sender) -> Receipt:
    """Record that a plan is adopted; raise `Refused` with what speaks against it."""
    return send(ADOPTED, Adopted(plan=digest), About(subjects=[f"plan:{digest}"]), by=by)
