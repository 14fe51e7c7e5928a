"""The outcome of many runs: when sites and mission end, how surely, what binds them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from drawdown.core.days import DayCount
from drawdown.core.provenance import Frozen
from drawdown.plan.schedule import Day, Plan
from drawdown.register.site import Outcome
from drawdown.risk.assumptions import Assumptions
from drawdown.risk.network import Ints, Network
from drawdown.risk.simulate import Runs

FORMAT = "drawdown-risk/1"
SHARES = (10, 50, 80, 95)
MOST_CRITICAL = 20
"""Tasks, convoys and clearances that are named; others bind fewer runs."""


class Spread(Frozen):
    """Days by which 10, 50, 80 and 95 of 100 runs are over; `planned` is the plan's own day."""

    planned: Day
    p10: Day
    p50: Day
    p80: Day
    p95: Day
    on_time: float
    """Share of runs that keep the deadline."""


class SiteRisk(Frozen):
    """How surely a site is signed and ended."""

    site: str
    signed: Spread | None = None
    ended: Spread


class Driver(Frozen):
    """A risk, and what the mission would gain without it, all else equal."""

    name: str
    text: str
    mean_days: float
    p80_days: float
    on_time_gain: float


class Critical(Frozen):
    """Something that binds the end of the mission in a share of the runs."""

    ref: str
    share: float


class Risk(Frozen):
    """What `drawdown risk` says of a plan. Every probability rests on estimates."""

    format: str = FORMAT
    register_hash: str
    plan_start: date
    deadline: Day
    runs: int
    seed: int
    seconds: float
    assumptions: Assumptions
    estimates: bool = True
    mission: Spread
    people_out: Spread
    all_signed: Spread
    sites: tuple[SiteRisk, ...]
    left_behind: tuple[int, int, int, int]
    """Pieces more than planned that stay at liquidation sites: P10, P50, P80, P95."""
    drivers: tuple[Driver, ...] = ()
    critical_tasks: tuple[Critical, ...] = ()
    critical_movements: tuple[Critical, ...] = ()
    critical_clearances: tuple[Critical, ...] = ()
    links_left_out: int = 0
    """Constraints that the plan itself does not keep."""

    @property
    def days(self) -> DayCount:
        """The calendar of the plan."""
        return DayCount(self.plan_start)


def spread(days: Ints, planned: int, deadline: int) -> Spread:
    """Return the spread of a column of days."""
    p10, p50, p80, p95 = (int(np.ceil(q)) for q in np.percentile(days, SHARES))
    on_time = round(float((days <= deadline).mean()), 4)
    return Spread(planned=planned, p10=p10, p50=p50, p80=p80, p95=p95, on_time=on_time)


def site_risks(plan: Plan, network: Network, runs: Runs) -> tuple[SiteRisk, ...]:
    """Return the spread of every site, in the order of the plan."""
    column = {site: 3 + number for number, site in enumerate(network.sites)}
    found = []
    for end in plan.sites:
        ended = runs.days[:, column[end.site]]
        signed = None
        if end.signed is not None and end.outcome is Outcome.CLOSE:
            days = runs.days[:, column[end.site] + len(network.sites)]
            signed = spread(days, end.signed, plan.deadline)
        found.append(
            SiteRisk(site=end.site, signed=signed, ended=spread(ended, end.ended, plan.deadline))
        )
    return tuple(found)


def outcome(
    plan: Plan, network: Network, runs: Runs, *, assumptions: Assumptions, seed: int
) -> Risk:
    """Return what the runs say, without the drivers."""
    planned = [int(day) for day in _planned_ends(plan)]
    columns = [spread(runs.days[:, n], planned[n], plan.deadline) for n in range(3)]
    left = np.percentile(runs.left, SHARES) if runs.number else np.zeros(4)
    p10, p50, p80, p95 = (int(np.ceil(q)) for q in left)
    return Risk(
        register_hash=plan.register_hash,
        plan_start=plan.register_.mission.plan_start,
        deadline=plan.deadline,
        runs=runs.number,
        seed=seed,
        seconds=0.0,
        assumptions=assumptions,
        mission=columns[0],
        people_out=columns[1],
        all_signed=columns[2],
        sites=site_risks(plan, network, runs),
        left_behind=(p10, p50, p80, p95),
        critical_tasks=_critical(network, runs.on_chain, runs.number, "task"),
        critical_movements=_critical(network, runs.on_chain, runs.number, "movement"),
        critical_clearances=_critical(network, runs.refused, runs.number, "task", "movement"),
        links_left_out=network.broken,
    )


def _planned_ends(plan: Plan) -> Sequence[int]:
    """Return the planned end of the mission, of the flights home, of the signatures."""
    out = max((m.depart + 1 for m in plan.movements if m.destination == "home"), default=0)
    signed = max((end.signed or 0 for end in plan.sites), default=0)
    return max([out, signed, *(end.ended for end in plan.sites)]), out, signed


def _critical(network: Network, counts: Ints, runs: int, *kinds: str) -> tuple[Critical, ...]:
    """Return what stands most often on the chain that binds the mission."""
    named = [
        Critical(ref=key.ref, share=round(float(counts[row]) / max(runs, 1), 4))
        for row, key in enumerate(network.keys)
        if key.kind in kinds and counts[row]
    ]
    return tuple(sorted(named, key=lambda found: (-found.share, found.ref))[:MOST_CRITICAL])
