"""A plan document with its parts at hand: tasks by site, movements by id, rules, names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from drawdown.plan.schedule import LegUse, Movement, Plan, SitePlan, TaskPlan
from drawdown.register.model import Register
from drawdown.register.site import Site
from drawdown.rules.pack import TaskRule, Timing
from drawdown.web.register.places import Places


@dataclass(frozen=True)
class PlanIndex:
    """Looks up in a plan. Built once per page; a plan never changes."""

    plan: Plan
    shows_convoys: bool = True
    """Whether times and roads of movements may be shown; else the index knows of none."""

    @property
    def register(self) -> Register:
        """The register that the plan was made from."""
        return self.plan.register_

    @cached_property
    def cost_is_estimated(self) -> bool:
        """Whether any price that the cost is made of is an estimate."""
        return any(mark.inferred for mark in self.register.costs.provenance.values())

    @cached_property
    def places(self) -> Places:
        """Names of places and legs."""
        return Places(self.register)

    @cached_property
    def rules(self) -> dict[str, TaskRule]:
        """The rule of every task, by its id."""
        return {rule.id: rule for rule in self.register.pack.tasks}

    @cached_property
    def sites(self) -> dict[str, Site]:
        """The sites of the register, by id."""
        return {site.id: site for site in self.register.sites}

    @cached_property
    def tasks(self) -> dict[tuple[str, str], TaskPlan]:
        """Every task by site and id."""
        return {(task.site, task.task): task for task in self.plan.tasks}

    @cached_property
    def tasks_of(self) -> dict[str, list[TaskPlan]]:
        """The tasks of every site in the order in which they begin."""
        found: dict[str, list[TaskPlan]] = defaultdict(list)
        for task in sorted(self.plan.tasks, key=lambda task: (task.start, task.finish, task.task)):
            if self.shows_convoys or not self._moves(task):
                found[task.site].append(task)
        return found

    def _moves(self, task: TaskPlan) -> bool:
        rule = self.rules.get(task.task)
        return rule is not None and rule.timing is Timing.MOVEMENT

    @cached_property
    def movements(self) -> dict[str, Movement]:
        """Every movement by id."""
        return {movement.id: movement for movement in self.plan.movements if self.shows_convoys}

    @cached_property
    def ends(self) -> dict[str, SitePlan]:
        """How every site ends, by id."""
        return {site.site: site for site in self.plan.sites}

    @cached_property
    def closing_order(self) -> list[SitePlan]:
        """The sites in the order in which the plan ends them."""
        return sorted(self.plan.sites, key=lambda end: (end.ended, end.site))

    @cached_property
    def horizon(self) -> int:
        """The last day worth showing: all sites ended and the deadline passed, in whole weeks."""
        last = max([self.plan.deadline, *(end.ended for end in self.plan.sites)])
        return (last // 7 + 2) * 7

    @cached_property
    def entries(self) -> dict[tuple[str, str], list[tuple[int, Movement]]]:
        """Who enters a leg on which day, by leg and by the end at which it is entered."""
        found: dict[tuple[str, str], list[tuple[int, Movement]]] = defaultdict(list)
        for movement in self.plan.movements:
            for at, _ahead, use in self.travelled(movement):
                found[use.leg, at].append((use.enter, movement))
        return found

    def travelled(self, movement: Movement) -> list[tuple[str, str, LegUse]]:
        """Return from, to and use of every leg of a movement, in the order it is travelled."""
        at = movement.origin
        way = []
        for use in movement.legs:
            leg = self.places.legs.get(use.leg)
            if leg is None:
                continue
            ahead = leg.destination if at == leg.origin else leg.origin
            way.append((at, ahead, use))
            at = ahead
        return way
