"""The head of the plan page: what the plan achieves, at what cost, and how it was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from drawdown.plan.schedule import Made, SitePlan
from drawdown.register.site import Outcome
from drawdown.web.works.index import PlanIndex


@dataclass(frozen=True, slots=True)
class Reached:
    """How many sites of one outcome end in time, of how many."""

    in_time: int
    all: int


@dataclass(frozen=True, slots=True)
class PlanHead:
    """What the head of the page says. `tightest` has the fewest days to spare."""

    deadline: date
    closing: Reached
    converting: Reached
    tightest: SitePlan | None
    tightest_name: str
    margin: int
    cost_cents: int
    cost_is_estimated: bool
    bound_cents: int
    gap: float
    currency: str
    made: Made

    @property
    def late(self) -> int:
        """Days after the deadline of the last site; 0 when every site is in time."""
        return max(-self.margin, 0)


def head_of(index: PlanIndex) -> PlanHead:
    """Return the head of the page of a plan."""
    plan, mission = index.plan, index.register.mission
    last = max(plan.sites, key=lambda end: end.ended, default=None)
    return PlanHead(
        deadline=mission.deadline,
        closing=_reached(index, Outcome.CLOSE),
        converting=_reached(index, Outcome.CONVERT),
        tightest=last,
        tightest_name=index.places.name(last.site) if last else "",
        margin=plan.deadline - last.ended if last else 0,
        cost_cents=plan.cost_cents,
        cost_is_estimated=index.cost_is_estimated,
        bound_cents=plan.bound.cents,
        gap=plan.gap,
        currency=index.register.costs.currency,
        made=plan.made,
    )


def _reached(index: PlanIndex, outcome: Outcome) -> Reached:
    ends = [end for end in index.plan.sites if end.outcome is outcome]
    return Reached(sum(not end.late_days for end in ends), len(ends))
