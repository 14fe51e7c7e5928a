"""A site alone in the world: the earliest day on which anything can happen there."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from drawdown.plan.problem import Problem, Route, SiteJob

WEEK = 7
HELD_FROM = "T02"
"""The task from whose start a site holds the team of the crew that is held throughout."""


@dataclass(frozen=True, slots=True)
class Alone:
    """Earliest starts of the tasks of a site, and the earliest day on which it can end.

    `to_end` is the least time from the start of a task to the end of the site; `lifts` the fewest
    lifts.
    """

    heads: dict[str, int]
    ends: int
    to_end: dict[str, int]
    lifts: int


def alone(problem: Problem, job: SiteJob, *, team_from: int = 0) -> Alone:
    """Return the bounds of a site on its own: order, lengths, open days, weekly departures.

    No team that is held by a site comes before `team_from`.
    """
    heads: dict[str, int] = {}
    finish: dict[str, int] = {}
    lifts = fewest_lifts(problem, job)
    for task in job.order:
        # T48 is the last lift: it need not wait for T46, which ends with the last of its cargo
        preds = [p for p in job.jobs[task].preds if (p, task) != ("T46", "T48")]
        earliest = max((finish[pred] for pred in preds), default=0)
        if task == HELD_FROM:
            earliest = max(earliest, team_from)
        length = job.jobs[task].days
        if job.closes and task == "T48":
            earliest = max(earliest, _last_lift(problem, job, finish, lifts))
            length = problem.means.load_days + 1
        elif job.closes and task in ("T46", "T47"):
            length = problem.means.load_days + 1
        elif job.closes and task == "T57":
            earliest = _open_from(_ways(problem, job), earliest, last=True)
            length = 1
        start = max(earliest, heads.get("T46", 0)) if task == "T48" else earliest
        heads[task], finish[task] = start, start + length
    counted = [finish[t] for t in job.order if int(t[1:]) <= 57]
    ends = finish["T57"] if job.closes and "T57" in finish else max(counted, default=0)
    return Alone(heads=heads, ends=ends, to_end=_to_end(job), lifts=lifts)


def fewest_lifts(problem: Problem, job: SiteJob) -> int:
    """Return the least number of lifts that can carry what must leave by lift."""
    if not job.closes:
        return 0
    slots = max(route.slots for route in _ways(problem, job))
    rear = job.rear.vehicles if job.rear else 0
    teu = sum(piece.teu for piece in job.cargo)
    vehicles = sum(piece.vehicles for piece in job.cargo) - rear
    cap = problem.hubs[str(job.site.moves_to)].arrivals_teu_per_day
    return max(1, ceil((ceil(teu / 2) + vehicles) / slots), ceil(teu / cap))


def _ways(problem: Problem, job: SiteJob) -> tuple[Route, ...]:
    return problem.routes[job.id, str(job.site.moves_to)]


def _last_lift(problem: Problem, job: SiteJob, finish: dict[str, int], lifts: int) -> int:
    """Return the earliest start of the last lift's loading: departures need weeks."""
    load = problem.means.load_days
    ready = max(finish[t] for t in ("T43", "T44") if t in finish) + load
    left, day = lifts, ready
    while left > 0 and day < problem.horizon:
        week_end = (day // WEEK + 1) * WEEK
        room = 0
        for route in _ways(problem, job):
            days_open = [d for d in range(day, week_end) if route.open_days >> d & 1]
            per_week = min(problem.legs[leg].per_week for leg in route.legs)
            room += min(per_week, len(days_open) * per_week)
            if days_open and left <= room:
                return max(0, days_open[0] - load)
        left, day = left - room, week_end
    return max(0, day - load)


def _open_from(routes: tuple[Route, ...], day: int, *, last: bool) -> int:
    """Return the first day from `day` on which any route is open."""
    found = []
    for route in routes:
        mask = (route.open_days_last if last else route.open_days) >> day
        if mask:
            found.append(day + (mask & -mask).bit_length() - 1)
    return min(found, default=day)


def _to_end(job: SiteJob) -> dict[str, int]:
    """Return the least time from the start of each task to the end of the site."""
    if not job.closes:
        return {}
    length = {t: job.jobs[t].days for t in job.order}
    length["T57"] = 1
    to_end: dict[str, int] = {"T57": 1}
    for task in reversed(job.order):
        after = [
            length[task] + to_end[other]
            for other in job.order
            if other in to_end and task in job.jobs[other].preds
        ]
        if after:
            to_end[task] = max(after)
    return to_end
