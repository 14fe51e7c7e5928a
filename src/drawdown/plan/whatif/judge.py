"""What is asked of a plan, and the verdict on the best one that was found for a register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from drawdown.core.findings import Refused
from drawdown.plan.schedule import Plan
from drawdown.plan.whatif.draft import drafted
from drawdown.register.model import Register
from drawdown.register.network import HOME


@dataclass(frozen=True, slots=True)
class Verdict:
    """A plan and by how many days it misses what is asked; it is met when that is 0."""

    plan: Plan
    missing_days: int
    share: float | None = None
    """Share of futures that are on time, where that was asked."""

    @property
    def met(self) -> bool:
        """Whether the plan is all that was asked."""
        return self.missing_days == 0

    @property
    def cents(self) -> int:
        """What the plan costs without the price on lateness."""
        return sum(part.cents for part in self.plan.costs if not part.penalty)


Accepts = Callable[[Plan], bool]
"""Whether the checker accepts a plan: given from outside, since solvers do not ask the checker."""
Judge = Callable[[Register], Verdict | None]
"""Plans a register and says how near that comes to what is asked; nothing without any way out."""


def in_time(accepts: Accepts, *, rounds: int, seed: int = 1) -> Judge:
    """Return the judge who asks for a plan in time that is accepted."""

    def judge(register: Register) -> Verdict | None:
        try:
            plan = drafted(register, rounds=rounds, seed=seed)
        except Refused:
            return None
        days = days_late(plan)
        fine = plan.feasible and accepts(plan)
        return Verdict(plan, 0 if fine else max(days, 1))

    return judge


def days_late(plan: Plan) -> int:
    """Return by how many days the last site, or the last person who leaves, misses the deadline."""
    ends = [end.ended for end in plan.sites]
    ends += [m.depart + 1 for m in plan.movements if m.destination == HOME]
    return max(0, max(ends, default=0) - plan.deadline)
