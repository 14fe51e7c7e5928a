"""Teams in the joint bound: a site waits for the team it holds, and all that follows from it waits.

Each site that holds a team from the start of T02 starts on some day, or partly on one and partly on
another. What it lifts, sends and lets go is at most the share that could be ready by then, and on
no day are more sites at work than there are teams.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drawdown.plan.bound.alone import HELD_FROM, Alone, alone
from drawdown.plan.bound.people import freed
from drawdown.plan.flow.program import Program, Term
from drawdown.plan.flow.traffic import KILO
from drawdown.plan.problem import Problem, SiteJob

LEAVE_LATER = frozenset({"T45", "T49"})
"""Tasks of a converted site that hold no team."""
LAST_COUNTED = 57
"""Number of the last task before the end of a site."""


@dataclass(frozen=True, slots=True)
class Started:
    """The columns of a site that holds a team: how much of it starts on a day, and has by then.

    `after` says what the site could do alone if its team came on each day. The last day stands for
    all that follow.
    """

    job: SiteJob
    days: range
    starts: Sequence[int]
    by: Sequence[int]
    after: Sequence[Alone]
    columns: range

    def by_when(self, dues: Sequence[int], day: int) -> int | None:
        """Return the column of the share that started early enough for `dues` to be met by a day.

        `dues` are days by day of start, never falling.
        """
        number = bisect_right(dues, day)
        return self.by[number - 1] if number else None

    def finishes(self, *tasks: str) -> list[int]:
        """Return by day of start when the last of some tasks is over at the soonest."""
        jobs = self.job.jobs
        return [
            max((one.heads[t] + jobs[t].days for t in tasks if t in one.heads), default=0)
            for one in self.after
        ]


def add_starts(
    problem: Problem, program: Program, alones: Mapping[str, Alone], horizon: int
) -> dict[str, Started]:
    """Add when each site begins that holds a team; one that is converted too late costs."""
    if problem.means.held_crew not in problem.means.crews:
        return {}
    return {
        job.id: _add_start(
            problem, program, job, range(alones[job.id].heads[HELD_FROM], horizon + 1)
        )
        for job in problem.sites
        if HELD_FROM in job.jobs and alones[job.id].heads[HELD_FROM] < horizon
    }


def _add_start(problem: Problem, program: Program, job: SiteJob, days: range) -> Started:
    least = 0 if job.closes else _longest(job, counted=True)
    starts: list[int] = []
    by: list[int] = []
    before = len(program.costs)
    for day in days:
        late = max(0, day + least - problem.deadline)
        starts.append(program.column(problem.prices.late_site_day * late * KILO, high=1.0))
    program.row([(column, 1.0) for column in starts], low=1.0, high=1.0)
    for number in range(len(days)):
        terms: list[Term] = [(program.column(high=1.0), 1.0), (starts[number], -1.0)]
        if by:
            terms.append((by[-1], -1.0))
        program.row(terms, low=0.0, high=0.0)
        by.append(terms[0][0])
    after = [alone(problem, job, team_from=day) for day in days]
    return Started(job, days, starts, by, after, range(before, len(program.costs)))


def _longest(job: SiteJob, *, counted: bool) -> int:
    """Return the least days from the start of a conversion to the end of what holds its team.

    With `counted` to the end of what the site itself waits for.
    """
    ends = {HELD_FROM: job.jobs[HELD_FROM].days}
    for task in job.order:
        before = [ends[pred] for pred in job.jobs[task].preds if pred in ends]
        if before:
            ends[task] = max(before) + job.jobs[task].days
    return max(
        end
        for task, end in ends.items()
        if (int(task[1:]) <= LAST_COUNTED if counted else task not in LEAVE_LATER)
    )


def add_teams(
    problem: Problem,
    program: Program,
    started: Mapping[str, Started],
    ended: Mapping[str, Mapping[int, int]],
    horizon: int,
) -> None:
    """On no day are more sites at work than there are teams (rule *crew*)."""
    ends: dict[str, Sequence[int]] = {}
    for site, start in started.items():
        if start.job.closes:
            ends[site] = [one.ends for one in start.after]
            for day, over in ended[site].items():
                by = start.by_when(ends[site], day)
                if day < horizon:
                    terms = [(over, 1.0)] + ([] if by is None else [(by, -1.0)])
                    program.row(terms, high=0.0)
        else:
            least = _longest(start.job, counted=False)
            ends[site] = [day + least for day in start.days]
    for day in range(horizon):
        at_work: list[Term] = []
        for site, start in started.items():
            began = start.by_when(list(start.days), day)
            finished = ended[site].get(day) if start.job.closes else start.by_when(ends[site], day)
            at_work += [(began, 1.0)] if began is not None else []
            at_work += [(finished, -1.0)] if finished is not None else []
        if at_work:
            held = str(problem.means.held_crew)
            program.row(at_work, high=float(problem.means.crews[held]))


def add_ready(
    program: Program, started: Started, gone: int, day: int, *, load: int, own: tuple[float, float]
) -> None:
    """What has left a site by a day, of contingents and of the UN, could be ready by then."""
    cleared = [finish + load for finish in started.finishes("T43", "T44")]
    if not started.job.closes:
        cleared = [finish + load for finish in started.finishes("T44")]
    packed = [
        max(clear, finish + load)
        for clear, finish in zip(cleared, started.finishes("T17"), strict=True)
    ]
    terms: list[Term] = [(gone, 1.0)]
    for amount, dues in zip(own, (cleared, packed), strict=True):
        by = started.by_when(dues, day)
        if by is not None and amount:
            terms.append((by, -amount))
    program.row(terms, high=0.0)


def joins_by_start(
    problem: Problem, started: Started, hub: str, horizon: int
) -> list[tuple[tuple[str, int], Term]]:
    """Return ((hub, day), share of a start and people) of those who may come to a hub."""
    found = []
    for column, one in zip(started.starts, started.after, strict=True):
        for day, people in freed(problem, started.job, one)[:2]:
            if people and day < horizon:
                found.append(((hub, day), (column, float(people))))
    return found
