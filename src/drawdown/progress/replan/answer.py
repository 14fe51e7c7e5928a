"""The answer to events: the new plan, what moves, what it costs, what is lost, what it needs."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.plan.schedule import Plan
from drawdown.progress.replan.improve import UNWATCHED, Clock, Judge, Watch, replan
from drawdown.progress.replan.leave import Variant, variant
from drawdown.progress.replan.params import ReplanParams
from drawdown.progress.replan.repair import repair
from drawdown.progress.replan.situation import Situation
from drawdown.progress.replan.yards import Need, needs_of
from drawdown.progress.telling.compare import Comparison, compare


@dataclass(frozen=True, slots=True)
class Answer:
    """What to do after events."""

    plan: Plan
    repaired_cents: int
    """What the first repair would have cost."""
    comparison: Comparison
    needs: tuple[Need, ...]
    """Yards that have to hold more than they are known to."""
    leave: tuple[Variant, ...]
    """What leaving at once means for the sites that have to be left."""
    notes: tuple[str, ...]

    @property
    def bought_back(self) -> float:
        """Share of the cost of the repair that improvement has won back."""
        lost = self.repaired_cents - self.comparison.cents[0]
        won = self.repaired_cents - self.plan.cost_cents
        return max(0.0, won / lost) if lost > 0 else 0.0


def answer(
    situation: Situation,
    params: ReplanParams,
    clock: Clock,
    judge: Judge | None = None,
    *,
    watch: Watch = UNWATCHED,
) -> Answer:
    """Return the answer to what has happened; a judge has the last word on each improvement."""
    first = repair(situation)
    plan = replan(situation, params, clock, judge, watch=watch)
    register = situation.register
    sites = {site.id: site for site in register.sites}
    # The register of the plan may have wider yards: what is needed is told by the old one.
    asked = plan.model_copy(update={"register_": register})
    return Answer(
        plan=plan,
        repaired_cents=first.cost_cents,
        comparison=compare(situation.plan, plan),
        needs=needs_of(asked),
        leave=tuple(variant(situation.plan, sites[site], by) for site, by in situation.leave),
        notes=situation.notes,
    )
