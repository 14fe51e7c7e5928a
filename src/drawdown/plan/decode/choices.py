"""The choices a search makes; everything else in a plan follows from them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from drawdown.plan.decode.dates import arrival_due
from drawdown.plan.problem import Problem


@dataclass(frozen=True, slots=True)
class Choices:
    """A point of the search.

    `order`: sites by index, the first has first call on every crew and road. `release`: earliest
    day of the closing team at each site. `hub_last`: first day on which a hub's guard need not
    stand any more, so that no escorted convoy uses it. `cutoff`: last arrival at a hub that closes
    itself. `fill`: the share of a convoy or flight that has to be taken before it leaves for want
    of a better reason.
    """

    order: tuple[int, ...]
    release: tuple[int, ...]
    hub_last: tuple[int, ...]
    cutoff: tuple[int, ...]
    fill: float = 0.8
    by_share: bool = True
    """Whether a hub sends first where it is behind its share, or where an escort is bound least."""

    def swapped(self, a: int, b: int) -> Choices:
        """Return the choices with two places of the order exchanged."""
        order = list(self.order)
        order[a], order[b] = order[b], order[a]
        return replace(self, order=tuple(order))

    def moved(self, a: int, b: int) -> Choices:
        """Return the choices with one site taken out of the order and put in elsewhere."""
        order = list(self.order)
        order.insert(b, order.pop(a))
        return replace(self, order=tuple(order))


def first_choices(problem: Problem) -> Choices:
    """Return a sensible start: slow sites first, hubs kept until arrivals are due."""
    sites = problem.sites
    slow = [
        max((job.tail for job in site.jobs.values()), default=0) + 7 * len(site.lifts)
        for site in sites
    ]
    order = sorted(range(len(sites)), key=lambda i: (sites[i].hub is None, -slow[i]))
    due = {hub: max(1, arrival_due(problem, hub)) for hub in problem.hubs}
    return Choices(
        order=tuple(order),
        release=(0,) * len(sites),
        hub_last=tuple(due.get(site.id, problem.deadline) for site in sites),
        cutoff=tuple(due.get(site.id, problem.deadline) for site in sites),
    )
