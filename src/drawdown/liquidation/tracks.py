"""Dates of the two tracks, by the planner: its order of tasks, its calendars of teams.

All tasks at all places are one network, since an Assembly decides for every site at once and the
accounts wait for the last one. A port is a team that is free on the days of vessel calls alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from drawdown.liquidation.tasks import (
    MISSION,
    Case,
    LiquidationTask,
    Network,
    Timing,
    shipped_network,
)
from drawdown.plan.build.exact import ceil_of
from drawdown.plan.build.tasks import in_order, order_of
from drawdown.plan.decode.draft import blank
from drawdown.plan.decode.sites import place_tasks
from drawdown.plan.problem import Heads, Job, Means, Prices, Problem, SiteJob
from drawdown.register.model import Register
from drawdown.rules.pack import Timing as Kind

HORIZON = 2400
"""Days from the first one in which everything has an end."""
VESSEL = "vessel"
CALL_DAYS = 4
"""Days that a vessel that calls is loaded on; an estimate."""
TRIES, SEED, SHAKE = 24, 9, (0.6, 1.4)
"""Other orders that are tried, and by how much the chains of each are shaken."""
EMPTY_BEFORE = "L17"
"""What a site that is kept waits for: nobody empties it sooner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a liquidation is planned on."""

    register: Register
    begins: date
    ends: date
    """The day by which it is to be over."""
    sites: tuple[str, ...]
    claims_last: date
    until: Mapping[str, date] = field(default_factory=dict)
    """Last days that records know, such as those of a notice, by task and place."""
    kept: Mapping[str, date] = field(default_factory=dict)
    """Sites that stay at least until a day."""
    network: Network = field(default_factory=shipped_network)
    """The tables in force."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A task at a place, from `start` to the day before `finish`."""

    task: LiquidationTask
    place: str
    start: date
    finish: date

    @property
    def key(self) -> str:
        """Its name among all tasks at all places."""
        return key_of(self.task.task, self.place)

    @property
    def last(self) -> date:
        """The last day that it takes; its first where it takes none."""
        return max(self.start, self.finish - timedelta(1))


def key_of(task: str, place: str) -> str:
    """Return the name of a task at a place."""
    return f"{task}/{place}"


def places_of(task: LiquidationTask, ground: Ground) -> tuple[str, ...]:
    """Return where a task is done."""
    return ground.sites if task.everywhere else (MISSION,)


def preds_of(task: LiquidationTask, place: str, ground: Ground) -> Iterator[str]:
    """Yield what comes before a task at a place: there, at every site, or once for all."""
    known = ground.network.tasks
    for name in task.preds:
        before = known[name]
        here = (place,) if before.everywhere and task.everywhere else places_of(before, ground)
        yield from (key_of(name, each) for each in here)


def factor_of(place: str, register: Register) -> float:
    """Return how much larger a place is than a camp; 1 for the mission."""
    factors = register.pack.scaling.factors
    return next((factors[site.type] for site in register.sites if site.id == place), 1)


def days_of(task: LiquidationTask, place: str, ground: Ground, *, case: Case, today: date) -> int:
    """Return how many days a task takes from `today`, or how many there are to its known day."""
    known = ground.until.get(key_of(task.task, place))
    if task.timing is Timing.CLAIMS:
        known = ground.claims_last
    if known is not None:
        return max((known - today).days + 1, 0)
    grows = task.timing is Timing.WORK and task.task not in ("L12", "L18")
    return ceil_of(int(task.days[case]), factor_of(place, ground.register) if grows else 1)


def first_dates(ground: Ground, case: Case = Case.LIKELY) -> tuple[Dated, ...]:
    """Return every task with its dates, as planned on the first day of the liquidation."""
    spans = {
        key_of(task.task, place): days_of(task, place, ground, case=case, today=ground.begins)
        for task in ground.network.tasks.values()
        for place in places_of(task, ground)
    }
    return _placed(ground, spans, {}, ground.begins)


def dates_from(
    ground: Ground, first: tuple[Dated, ...], done: Mapping[str, date], today: date
) -> tuple[Dated, ...]:
    """Return what is not done, planned anew from `today`; what has begun goes on.

    What should have begun and could goes on to its planned end, or to tomorrow.
    """
    running = {
        each.key: max((each.finish - today).days, 1)
        for each in first
        if each.key not in done
        and each.start < today
        and all(pred in done for pred in preds_of(each.task, each.place, ground))
    }
    spans = {
        each.key: running[each.key]
        if each.key in running
        else days_of(each.task, each.place, ground, case=Case.LIKELY, today=today)
        for each in first
        if each.key not in done
    }
    return _placed(ground, spans, running, today)


def _placed(
    ground: Ground, days: Mapping[str, int], running: Mapping[str, int], today: date
) -> tuple[Dated, ...]:
    """Place tasks by the planner's decoder, each as early as what comes before it and its team.

    The longest chain goes first. Where that ends later than the longest chain alone would, other
    orders are tried, near it and always the same, and the one that ends first is kept.
    """
    jobs = _jobs(ground, days, today)
    problem, closed = problem_of(ground, jobs), tuple(closed_days(ground, today))
    known = ground.network.tasks
    counted = [k for k in days if known[k.partition("/")[0]].timing is not Timing.CLAIMS]
    bound = max((jobs[key].tail for key in counted), default=0)
    times = _decoded(problem, closed, problem.sites[0].order, running)
    chance = Random(SEED)  # noqa: S311 -- a search, not a secret
    for _ in range(TRIES):
        if _over(times, counted) <= bound:
            break
        shaken = {
            key: replace(job, tail=int(job.tail * chance.uniform(*SHAKE) * 100))
            for key, job in jobs.items()
        }
        other = _decoded(problem, closed, order_of(shaken), running)
        if _over(other, counted) < _over(times, counted):
            times = other
    return tuple(
        Dated(known[name], place, *(today + timedelta(day) for day in times[key]))
        for key in jobs
        for name, _, place in (key.partition("/"),)
        if name in known
    )


Times = Mapping[str, tuple[int, int]]


def _over(times: Times, counted: Iterable[str]) -> int:
    """Return the day on which the last task is over, but for windows that may outlast the end."""
    return max((times[key][1] for key in counted), default=0)


def _decoded(
    problem: Problem,
    closed: Iterable[tuple[int, int]],
    order: Sequence[str],
    running: Mapping[str, int],
) -> Times:
    draft = blank(problem)
    for start, end in closed:
        draft.crews[VESSEL].take(start, end)
    job = problem.sites[0]
    draft.times[job.id] = {}
    first = [name for name in order if name in running]
    place_tasks(draft, job, [*first, *(n for n in order if n not in running)])
    return draft.times[job.id]


def _jobs(ground: Ground, days: Mapping[str, int], today: date) -> dict[str, Job]:
    known = ground.network.tasks
    preds: dict[str, tuple[str, ...]] = {}
    crews: dict[str, str] = {}
    length = dict(days)
    for key in days:
        name, _, place = key.partition("/")
        free = known[name].timing is Timing.CLAIMS or key in ground.until
        before = [] if free else [e for e in preds_of(known[name], place, ground) if e in days]
        if name == EMPTY_BEFORE and place in ground.kept:
            wait = f"kept/{place}"
            preds[wait], length[wait] = (), max((ground.kept[place] - today).days, 0)
            before.append(wait)
        preds[key], crews[key] = tuple(sorted(before)), known[name].team
    tails = dict(length)
    for key in reversed(in_order(preds)):
        for before_it in preds[key]:
            tails[before_it] = max(tails[before_it], length[before_it] + tails[key])
    return {
        key: Job(key, length[key], preds[key], crews.get(key) or None, Kind.WORK, tails[key])
        for key in preds
    }


def problem_of(ground: Ground, jobs: Mapping[str, Job]) -> Problem:
    """Return the liquidation as a problem of the planner: one place of work, and nothing moves."""
    crews = {
        each.team: each.teams for each in ground.network.teams.values() if each.teams is not None
    }
    site = ground.register.sites[0]
    return Problem(
        register=ground.register,
        deadline=(ground.ends - ground.begins).days + 1,
        horizon=HORIZON,
        rainy=0,
        sites=(
            SiteJob(
                site=site,
                closes=False,
                hub=None,
                jobs=jobs,
                order=order_of(jobs),
                heads=Heads(0, 0, 0, 0, 0, 0),
                cargo=(),
                lifts=(),
                rear=None,
                day_cents=0,
                due=HORIZON,
            ),
        ),
        routes={},
        legs={},
        hubs={},
        exits={},
        ports={},
        home={},
        between={},
        rotations=(),
        release_cap=None,
        means=Means(crews, None, 0, 0, 0, 0, 0, {}, {}),
        prices=Prices(0, 0, 0, 0, 0, 0, 0),
        fixed_cents={},
    )


def closed_days(ground: Ground, today: date) -> Iterator[tuple[int, int]]:
    """Yield the stretches of days on which no vessel is loaded at any port of the register.

    Calls go on at their interval after the last one that the register plans; that is an estimate.
    """
    every = [(p.first_call, p.call_every_days) for p in ground.register.ports]
    calls = [(first, days) for first, days in every if first and days]
    if not calls:
        return
    opened = {
        day
        for first, days in calls
        for call in range((first - today).days % days - days, HORIZON, days)
        for day in range(max(call, 0), call + CALL_DAYS)
    }
    closed = 0
    for day in sorted(opened):
        if day > closed:
            yield closed, day
        closed = day + 1


def earliest(ground: Ground) -> date:
    """Return the day before which no number of teams ends it: the longest chain of days.

    The window for claims may outlast the mission, and does not count.
    """
    spans = {
        key_of(task.task, place): days_of(
            task, place, ground, case=Case.LIKELY, today=ground.begins
        )
        for task in ground.network.tasks.values()
        if task.timing is not Timing.CLAIMS
        for place in places_of(task, ground)
    }
    longest = max(job.tail for job in _jobs(ground, spans, ground.begins).values())
    return ground.begins + timedelta(longest - 1)
