"""Causes: a smallest set of shortages that together keep a plan from what is asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from drawdown.plan.bound.alone import alone
from drawdown.plan.build.assemble import build_problem
from drawdown.plan.whatif.change import Change, changed, levers
from drawdown.plan.whatif.judge import Judge, Verdict
from drawdown.register.model import Register

Listener = Callable[[str], None]
Some = tuple[Change, ...]
FEW = 3
"""Changes that are named one by one while they are tried."""


def silent(_: str) -> None:
    """Listen to nothing."""


def always() -> bool:
    """Never stop asking."""
    return True


@dataclass(slots=True)
class Asking:
    """A register and a judge who is asked about each change to it only once.

    Once `go_on` says no, nothing new is asked.
    """

    register: Register
    judge: Judge
    tell: Listener = silent
    known: dict[frozenset[Change], Verdict | None] = field(default_factory=dict)
    go_on: Callable[[], bool] = always
    cut: bool = False
    """Whether something was not asked any more, and counts as not enough."""

    def verdict(self, *changes: Change) -> Verdict | None:
        """Return the verdict on the register with changes made."""
        key = frozenset(changes)
        if key not in self.known:
            if not self.go_on():
                self.cut = True
                return None
            self.tell(_words(changes))
            self.known[key] = self.judge(changed(self.register, *changes))
        return self.known[key]

    def met(self, *changes: Change) -> bool:
        """Return whether the register with changes made has a plan as asked.

        A plan that needs less is one as well, whatever the search makes of having more.
        """
        if any(
            found is not None and found.met and within(some, changes)
            for some, found in self.known.items()
        ):
            return True
        found = self.verdict(*changes)
        return found is not None and found.met


def within(some: Iterable[Change], more: Iterable[Change]) -> bool:
    """Return whether everything in `some` is there in `more`, as much of it or more."""
    amounts = {(change.lever, change.subject): change.amount for change in more}
    return all(amounts.get((one.lever, one.subject), 0) >= one.amount for one in some)


def _words(changes: Some) -> str:
    if len(changes) <= FEW:
        return " and ".join(change.words() for change in changes) or "as it is"
    return f"plenty of {len(changes)} things"


@dataclass(frozen=True, slots=True)
class Causes:
    """What keeps a plan from what is asked.

    Each of `together` holds: with all others plenty, and this one too, there is a plan, which was
    made. Without any, no means are enough, and the days are too few for the work itself.
    """

    together: Some
    too_long: tuple[tuple[str, int], ...]
    """Sites that end after the deadline even alone with all means, and how late: proven."""


def causes_of(asking: Asking) -> Causes:
    """Return why a register has no plan as asked."""
    every = levers(asking.register)
    if not asking.met(*every):
        return Causes((), too_long(asking.register))

    def fails(short: Some) -> bool:
        return not asking.met(*(lever for lever in every if lever not in short))

    return Causes(smallest(every, fails), too_long(asking.register))


def smallest(
    of: Some, holds: Callable[[Some], bool], given: Some = (), *, new: bool = False
) -> Some:
    """Return a part of `of` with which `holds` is true and from which nothing can be left out.

    `holds` is true of all, and stays true when something is added. This is QuickXplain (Junker,
    AAAI 2004): few questions where the part is small.
    """
    if new and holds(given):
        return ()
    if len(of) <= 1:
        return of
    first, second = _halves(of)
    late = smallest(second, holds, (*given, *first), new=bool(first))
    early = smallest(first, holds, (*given, *late), new=bool(late))
    return (*early, *late)


def _halves(of: Sequence[Change]) -> tuple[Some, Some]:
    middle = len(of) // 2
    return tuple(of[:middle]), tuple(of[middle:])


def too_long(register: Register) -> tuple[tuple[str, int], ...]:
    """Return the sites that cannot end in time even alone, and by how many days, worst first."""
    problem = build_problem(register)
    late = [(job.id, alone(problem, job).ends - problem.deadline) for job in problem.sites]
    return tuple(sorted((one for one in late if one[1] > 0), key=lambda one: (-one[1], one[0])))
