"""What was decided on the plan of a page, and what the reader may decide now."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.people.may import Asked
from drawdown.web.people.presenting import names_of, role_name
from drawdown.web.people.who import Who
from drawdown.web.records.local import OPERATOR
from drawdown.web.records.sending import new_stamp
from drawdown.web.register.models import Snapshot
from drawdown.web.works.models import Adoption, Approval, Plan, PlanningRun
from drawdown.web.works.queries import (
    answer_with,
    approval_of,
    best_plan,
    current_adoption,
    current_plan,
)


@dataclass(frozen=True, slots=True)
class Decision:
    """The plan that is shown; who adopted and who approved it; the better one, if there is one."""

    plan: Plan
    adoption: Adoption | None
    adopted_by: str
    approval: Approval | None
    approved_by: str
    better: Plan | None
    run: PlanningRun | None
    """The run that answered a shock with this plan."""
    may_adopt: bool
    may_approve: bool
    stamp: str


def decision_on(snapshot: Snapshot, who: Who) -> Decision | None:
    """Return what there is to decide; nothing before the first plan."""
    plan = current_plan(snapshot)
    if plan is None:
        return None
    adoption = current_adoption(snapshot)
    approval = approval_of(adoption) if adoption else None
    best = best_plan(snapshot)
    theirs = {adoption.person, plan.asked_by} if adoption else set()
    return Decision(
        plan=plan,
        adoption=adoption,
        adopted_by=_name(who, adoption),
        approval=approval,
        approved_by=_name(who, approval),
        # a plan of the register alone knows nothing of the shock that the adopted one answers
        better=best if adoption and best and best.pk != plan.pk and plan.replans is None else None,
        run=answer_with(plan),
        may_adopt=may_adopt(who),
        may_approve=bool(adoption and not approval)
        and _may(who, "plan.approved")
        and who.person not in theirs,
        stamp=stamp_for(who),
    )


def may_adopt(who: Who) -> bool:
    """Return whether somebody may adopt a plan."""
    return _may(who, "plan.adopted")


def stamp_for(who: Who) -> str:
    """Return the stamp of a form on a decision that is shown now."""
    return new_stamp(who.at).signed()


def _may(who: Who, kind: str) -> bool:
    """A visitor of the example adopts as the operator, who then is not another to approve."""
    if who.visitor:
        return kind == "plan.adopted"
    return bool(who.ways(Asked(kind=kind, mission=who.standing.mission)))


def _name(who: Who, decided: Adoption | Approval | None) -> str:
    if decided is None or decided.person == OPERATOR.person:
        return ""
    name = names_of(who.standing).get(decided.person, decided.person)
    return f"{name}, {role_name(decided.capacity)}"
