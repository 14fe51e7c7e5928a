"""The proof beside a search: in a process of its own where there is time to start one."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from drawdown.plan.bound.beside import Beside
from drawdown.plan.bound.bound import ground_of, lower_bound, strong_bound
from drawdown.plan.build.assemble import least_of
from drawdown.plan.params import COUNTED, SolveParams
from drawdown.plan.problem import Problem
from drawdown.plan.progress import Watch
from drawdown.plan.schedule import Bound

SPARE_SECONDS = 2.0
"""What the program of the bound leaves of the time, since it takes a while to be written down."""
APART_SECONDS = 8.0
"""Seconds from which a process is started: it takes one or two of them until it proves. For few
sites all is proven sooner in a thread."""
GRACE = 2.0
"""Seconds that a first bound may still take when the search is over."""
AT_ONCE = "what is fixed, and sites and people who stay to the deadline"
"""How the bound is proven that is there at once."""
KIB_PER_MIB = 1024

Proof = Callable[[], Bound]
"""Waits for the best bound that there is time for, and returns it."""


@contextmanager
def proving(problem: Problem, params: SolveParams, watch: Watch) -> Iterator[Proof]:
    """Begin to prove a bound, and end it with the block, whatever happens in it.

    A search that counts its rounds gets the bound of a thread, which repeats itself.
    """
    least = least_of(problem)
    beside = _apart(least, params, watch)
    if beside is None:
        with ThreadPoolExecutor(1) as pool:
            yield pool.submit(_proven, least, params, watch).result
        return
    try:
        yield lambda: _told(beside, watch)
    finally:
        beside.end()


def peak_mb() -> int:
    """Return the most memory that this process has taken, with that of the largest it started."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(kind).ru_maxrss for kind in kinds) // KIB_PER_MIB


def _apart(problem: Problem, params: SolveParams, watch: Watch) -> Beside | None:
    """Return a process that proves; none where rounds are counted, or it is not worth while."""
    few = len(problem.sites) <= COUNTED
    if params.rounds is not None or few or watch.left() < APART_SECONDS:
        return None

    def tell(cents: int) -> None:
        watch.bound_cents = max(watch.bound_cents, cents)

    beside = Beside(tell)
    try:
        beside.start(problem, seconds=watch.left(), further=params.further)
    except OSError:
        return None
    return beside


def _told(beside: Beside, watch: Watch) -> Bound:
    """Return the best bound that a process has told by the end of the time."""
    over = watch.elapsed() + GRACE

    def left() -> float:
        first = over - watch.elapsed() if beside.best is None else 0.0
        return max(watch.left(), first)

    found = beside.wait(left=left)
    return found or Bound(cents=watch.bound_cents, method=AT_ONCE)


def _proven(problem: Problem, params: SolveParams, watch: Watch) -> Bound:
    """Return the best bound that there is time for, in the process of the search."""
    timed = max(watch.left() - SPARE_SECONDS, 0.1) if params.rounds is None else None
    ground = ground_of(problem, seconds=timed)
    quick = lower_bound(problem, ground)
    watch.bound_cents = quick.cents
    timed = max(watch.left() - SPARE_SECONDS, 0.1) if params.rounds is None else None
    further = params.further and (timed is not None or len(problem.sites) <= COUNTED)
    return strong_bound(problem, quick, ground, seconds=timed, further=further)
