"""The energy bound: sites cannot all end early, for want of crews and roads.

A linear program over `e[s, a]`, the share of site `s` that ends on day `a`. For a crew and a window
of days, the work that must fall into it whenever the site ends on `a` may not exceed what the crew
can do in it; for a leg, the departures that must have entered it by a day may not exceed its weekly
capacity until then. Integrality, the order of single tasks on a crew, and everything about trucks
and yards are left out.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np

from drawdown.plan.bound.alone import Alone
from drawdown.plan.flow.program import Program
from drawdown.plan.problem import Problem, SiteJob

BEYOND = 60
"""Days after the deadline that the program tells apart; a later end is priced as on the last."""
STEP = 7
KILO = 1e-5
AT_ONCE = 40
UNLIMITED = 1000
ROUNDS = 12
DEEPEST = 1e-6
SMALL = np.int16
"""Days of work of a crew at one site, and convoys of a site, by far."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The columns: site number and day of end of each, and its price in cents."""

    sites: tuple[SiteJob, ...]
    days: tuple[range, ...]
    prices: tuple[np.ndarray, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One inequality: coefficients by site over its days, and the right-hand side."""

    coefficients: tuple[np.ndarray, ...]
    most: float


def energy_bound(
    problem: Problem, alones: Mapping[str, Alone], *, until: float | None = None
) -> tuple[int, list[Row]]:
    """Return the least cents of ending the closing sites, and the rows that say so.

    The cents are those of their days, penalties and national staff. Some of the rows prove less,
    but prove it: `until`, as `time.monotonic` has it, more of them are looked for.
    """
    ends = columns(problem, alones)
    if not ends.sites:
        return 0, []
    rows = list(leg_rows(problem, ends, alones))
    tables = list(crew_tables(problem, ends, alones))
    solution = solve(ends, rows)
    for _ in range(ROUNDS):
        broken = [row for table in tables for row in table.broken(solution.shares)]
        seconds = None if until is None else until - time.monotonic()
        if not broken or (seconds is not None and seconds <= 0):
            break
        better = _solved(ends, [*rows, *broken], seconds)
        if better is None:
            break
        rows.extend(broken)
        solution = better
    return int(solution.value) - len(ends.sites), rows


def columns(problem: Problem, alones: Mapping[str, Alone]) -> Ends:
    """Return the days on which each closing site may end, with the price of each."""
    sites = tuple(job for job in problem.sites if job.closes)
    prices = problem.prices
    last = problem.deadline + BEYOND
    days = tuple(range(alones[s.id].ends, max(last, alones[s.id].ends) + 1) for s in sites)
    cost = []
    for job, span in zip(sites, days, strict=True):
        a_day = job.day_cents + prices.person_day * job.heads.national
        end = np.array(span, dtype=float)
        late = np.maximum(0, end - problem.deadline)
        cost.append(a_day * end + prices.late_site_day * late)
    return Ends(sites=sites, days=days, prices=tuple(cost))


@dataclass(slots=True)
class Table:
    """Windows of one crew: work by site (windows x days of end), and what it can do.

    Work is whole days, kept small: many sites have millions of entries.
    """

    work: tuple[np.ndarray, ...]
    most: np.ndarray

    def broken(self, shares: tuple[np.ndarray, ...]) -> list[Row]:
        """Return the worst windows that a solution breaks, and forget them."""
        excess = sum(w @ share for w, share in zip(self.work, shares, strict=True)) - self.most
        worst = [int(n) for n in np.argsort(-excess)[:AT_ONCE] if excess[n] > DEEPEST]
        rows = [Row(tuple(w[n].copy() for w in self.work), float(self.most[n])) for n in worst]
        self.most[worst] = np.inf
        return rows


def crew_tables(problem: Problem, ends: Ends, alones: Mapping[str, Alone]) -> Iterator[Table]:
    """Yield the table of each crew that could have too much work in some window."""
    last = problem.deadline + BEYOND
    marks = sorted({0, last, *range(0, last, 2 * STEP), *(alones[s.id].ends for s in ends.sites)})
    windows = np.array([(a, b) for a in marks for b in marks if b - a >= STEP])
    for kind, number in problem.means.crews.items():
        work = tuple(
            _work(problem, job, alones[job.id], kind, np.array(span), windows)
            for job, span in zip(ends.sites, ends.days, strict=True)
        )
        most = number * (windows[:, 1] - windows[:, 0])
        kept = np.flatnonzero(sum(table.max(axis=1).astype(int) for table in work) > most)
        if len(kept):
            yield Table(tuple(table[kept] for table in work), most[kept].astype(float))


def _work(
    problem: Problem, job: SiteJob, bounds: Alone, kind: str, ends: np.ndarray, windows: np.ndarray
) -> np.ndarray:
    """Return the days of a crew by window and day of end; none for the last day of end."""
    first, end = windows[:, :1], windows[:, 1:]
    total = np.zeros((len(windows), len(ends)), dtype=int)
    if kind == problem.means.held_crew:
        start = ends - bounds.to_end.get("T02", 0)
        total += np.maximum(0, np.minimum(ends, end) - np.maximum(start, first))
    for task, rule in job.jobs.items():
        if rule.crew != kind or task not in bounds.to_end or not rule.days:
            continue
        left = bounds.heads[task] + rule.days - first
        right = end - (ends - bounds.to_end[task])
        inside = np.minimum(np.minimum(rule.days, end - first), np.minimum(left, right))
        total += np.maximum(0, inside)
    total[:, -1] = 0
    return total.astype(SMALL)


def leg_rows(problem: Problem, ends: Ends, alones: Mapping[str, Alone]) -> Iterator[Row]:
    """Yield a row for each leg, direction and week: who has ended has been through."""
    weeks = (problem.deadline + BEYOND) // STEP
    for leg, rule in problem.legs.items():
        for key in ((leg, True), (leg, False)):
            through = [_through(problem, job, key) for job in ends.sites]
            if rule.per_week > UNLIMITED or not any(t is not None for t in through):
                continue
            enters = _entered(problem, ends.sites, key)
            usable = 0
            for week in range(weeks):
                usable += bool(enters >> week * STEP & (1 << STEP) - 1)
                most = float(rule.per_week * usable)
                row = _leg_row(ends, alones, through, most, (week + 1) * STEP)
                if row is not None:
                    yield row


def _entered(problem: Problem, sites: tuple[SiteJob, ...], key: tuple[str, bool]) -> int:
    """Return the days, as bits, on which any convoy of the sites could enter a leg."""
    entered = 0
    for job in sites:
        for route in problem.routes[job.id, str(job.site.moves_to)]:
            for trip in route.trips:
                for stretch in trip.stretches:
                    if stretch.key == key:
                        entered |= (route.open_days | route.open_days_last) << stretch.enter
    return entered


def _through(problem: Problem, job: SiteJob, key: tuple[str, bool]) -> int | None:
    """Return the latest offset at which a site's convoys enter a leg; none if avoidable."""
    offsets = []
    for route in problem.routes[job.id, str(job.site.moves_to)]:
        for trip in route.trips:
            entered = [s.enter for s in trip.stretches if s.key == key]
            if not entered:
                return None
            offsets.append(entered[0])
    return max(offsets)


def _leg_row(
    ends: Ends, alones: Mapping[str, Alone], through: list[int | None], most: float, until: int
) -> Row | None:
    """Return the row of one leg until a day; none if all sites together cannot break it.

    The last movement comes on top of the lifts.
    """
    counts = []
    for job, span, offset in zip(ends.sites, ends.days, through, strict=True):
        early = 0 if offset is None else min(max(0, until - offset - span.start + 1), len(span) - 1)
        counts.append((early, alones[job.id].lifts + 1))
    if sum(each for early, each in counts if early) <= most:
        return None
    coefficients = []
    for span, (early, each) in zip(ends.days, counts, strict=True):
        count = np.zeros(len(span), dtype=SMALL)
        count[:early] = each
        coefficients.append(count)
    return Row(tuple(coefficients), most)


@dataclass(frozen=True, slots=True)
class Solution:
    """A solved program."""

    value: float
    shares: tuple[np.ndarray, ...]
    prices: tuple[float, ...]
    """What one more unit of each row saves, in cents; never below zero."""


def row_prices(ends: Ends, rows: Sequence[Row]) -> tuple[float, ...]:
    """Return what one more unit of each row would save, in cents."""
    return solve(ends, list(rows)).prices if ends.sites and rows else (0.0,) * len(rows)


def solve(ends: Ends, rows: list[Row]) -> Solution:
    """Solve the program with HiGHS; raises `RuntimeError` if it is not solved."""
    found = _solved(ends, rows, None)
    if found is None:
        raise RuntimeError("energy bound not solved")
    return found


def _solved(ends: Ends, rows: list[Row], seconds: float | None) -> Solution | None:
    """Return the solved program; none if it is not solved to the end in time."""
    sizes = [len(span) for span in ends.days]
    starts = np.concatenate(([0], np.cumsum(sizes)))
    program = Program()
    for price in np.concatenate(ends.prices):
        program.column(float(price) * KILO, high=1.0)
    for number in range(len(sizes)):
        columns = range(int(starts[number]), int(starts[number + 1]))
        program.row(((column, 1.0) for column in columns), low=1.0, high=1.0)
    numbers: list[int | None] = []
    for row in rows:
        flat = np.concatenate(row.coefficients)
        index = np.flatnonzero(flat)
        filled = len(index) > 0
        numbers.append(program.sparse_row(index, flat[index], high=row.most) if filled else None)
    found = program.solve(seconds=seconds)
    if found is None or not isfinite(found.bound):
        return None
    x = found.columns
    shares = tuple(x[starts[n] : starts[n + 1]] for n in range(len(sizes)))
    prices = tuple(
        0.0 if at is None else max(0.0, -float(found.duals[at])) / KILO for at in numbers
    )
    return Solution(value=found.value / KILO, shares=shares, prices=prices)
