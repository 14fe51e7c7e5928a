"""Record the plan that a run made: one act by the planner, for the person who asked."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from drawdown.plan.acts.made import Made
from drawdown.web.records.sending import About, Sender, send
from drawdown.web.records.system import THE_PLANNER, by_the_machine
from drawdown.web.works.handlers import MADE
from drawdown.web.works.models import Plan, PlanningRun
from drawdown.web.works.queries import currency_of
from drawdown.web.works.running.messages import MadePlan
from drawdown.web.works.running.runs import run_ended


def record_plan(run: PlanningRun, plan: MadePlan, *, at: datetime) -> Plan:
    """Record a plan and close its run; raise `Refused` with what speaks against it."""
    body = Made(
        plan=plan.digest,
        snapshot=run.snapshot.digest,
        feasible=plan.feasible,
        cost_cents=plan.cost_cents,
        currency=currency_of(run.snapshot),
        run=str(run.pk),
        asked_by=run.asked_by,
        replans=run.replans.digest if run.replans else None,
        shock=run.shock or None,
    )
    plans = filter(None, [body.plan, body.replans])
    about = About(
        subjects=[*(f"plan:{each}" for each in plans), f"register:{body.snapshot}"],
        evidence=filter(None, [body.plan, body.shock]),
    )
    sender = Sender(THE_PLANNER, by_the_machine, at)
    with transaction.atomic():
        send(MADE, body, about, by=sender)
        made = Plan.objects.get(digest=plan.digest)
        run_ended(run, made, at=at)
    return made
