"""Variables of a site: when its tasks start, when it ends, when each of its convoys departs."""

from __future__ import annotations

from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from drawdown.plan.decode.dates import ENDING
from drawdown.plan.decode.draft import Draft, Move
from drawdown.plan.decode.pieces import Piece
from drawdown.plan.decode.sites import waits_of
from drawdown.plan.problem import UNOE, Lift, Route, SiteJob
from drawdown.plan.schedule import Purpose

Literal = cp_model.IntVar
WINDOW = 50
"""Days by which a convoy may move at once; the search comes back to it if more is wanted."""
COVERED = frozenset({"T46", "T47", "T48", "T57"})
"""Tasks of a closing site that take their time from its convoys."""


@dataclass(frozen=True, slots=True)
class Option:
    """One convoy on one route and day, and the literal that says so."""

    lift: Lift
    route: Route
    day: int
    load_days: int
    chosen: Literal


@dataclass(slots=True)
class SiteVars:
    """The variables of one site."""

    job: SiteJob
    start: dict[str, cp_model.IntVar] = field(default_factory=dict)
    ended: cp_model.IntVar | None = None
    lifts: list[cp_model.IntVar] = field(default_factory=list)
    """Departures of the lifts in order."""
    last: cp_model.IntVar | None = None
    """Departure of the rear party; none at a hub, whose end depends on others."""
    options: list[list[Option]] = field(default_factory=list)


def relevant(job: SiteJob) -> list[str]:
    """Return the tasks that bear on the end of a site, or of a conversion, in order."""
    if not job.closes:
        return [task for task in job.order if task not in waits_of(job)]
    wanted = {"T57"}
    for task in reversed(job.order):
        if any(task in job.jobs[other].preds for other in wanted):
            wanted.add(task)
    return [task for task in job.order if task in wanted - waits_of(job)]


def add_site(
    model: cp_model.CpModel, draft: Draft, job: SiteJob, piece: Piece, *, latest: int
) -> SiteVars:
    """Add a site with its present piece as the hint."""
    site = SiteVars(job=job)
    tasks = relevant(job)
    for task in tasks:
        site.start[task] = model.new_int_var(0, latest, f"{job.id}/{task}")
        model.add_hint(site.start[task], min(latest, piece.times[task][0]))
    if job.closes:
        _add_convoys(model, draft, site, piece, latest=latest)
    _add_order(model, draft, site, piece, tasks)
    return site


def length(site: SiteVars, piece: Piece, task: str) -> int:
    """Return the days of a task; T45 keeps what its flights take now."""
    if task == "T45":
        return piece.times[task][1] - piece.times[task][0]
    return site.job.jobs[task].days


def _add_order(
    model: cp_model.CpModel, draft: Draft, site: SiteVars, piece: Piece, tasks: list[str]
) -> None:
    """Order the tasks and the lifts (rules *task-order*, *lift-ready*)."""
    job, start = site.job, site.start
    covered = COVERED if job.closes else frozenset()
    for task in tasks:
        for pred in job.jobs[task].preds if task not in covered else ():
            if pred in covered:
                model.add(start[task] >= _departed(site, pred) + 1)
            elif pred in start:
                model.add(start[task] >= start[pred] + length(site, piece, pred))
    site.ended = model.new_int_var(0, 10_000, f"{job.id}/ended")
    model.add_hint(site.ended, piece.team_until)
    if job.closes:
        _order_lifts(model, draft, site, piece)
    if site.last is not None:
        model.add(site.last >= start["T56"] + job.jobs["T56"].days)
        model.add(site.ended == site.last + 1)
        return
    ending = sum(job.jobs[task].days for task in ENDING if task in job.jobs) if job.closes else 0
    model.add(site.ended >= piece.open_until + ending)
    for task in tasks:
        if task not in COVERED:
            model.add(site.ended >= start[task] + length(site, piece, task) + ending)
    for depart in site.lifts:
        model.add(site.ended >= depart + 1 + ending)


def _order_lifts(model: cp_model.CpModel, draft: Draft, site: SiteVars, piece: Piece) -> None:
    """Lifts follow each other, and what each of them waits for."""
    job, start, load = site.job, site.start, draft.problem.means.load_days
    for number, lift in enumerate(job.lifts):
        waits = ["T43", "T44"]
        waits += ["T17"] if lift.carries(UNOE) else []
        waits += ["T17", "T29"] if number == len(job.lifts) - 1 else []
        for task in waits:
            if task in start:
                end = start[task] + length(site, piece, task)
                model.add(site.lifts[number] >= end + load)
        if number:
            model.add(site.lifts[number] >= site.lifts[number - 1])
    if len(job.lifts) > 1:
        model.add(site.lifts[-1] >= site.lifts[-2] + 1)
    if "T45" in start:
        model.add(start["T45"] >= site.lifts[0])


def _departed(site: SiteVars, task: str) -> cp_model.IntVar:
    """Return the departure after which a task that lifts stand for is over."""
    if task == "T46":
        carrying = [n for n, lift in enumerate(site.job.lifts) if not _only_unoe(lift)]
        return site.lifts[carrying[-1] if carrying else 0]
    return site.lifts[-1]


def _only_unoe(lift: Lift) -> bool:
    return all(piece.owner is UNOE for piece in lift.pieces)


def _add_convoys(
    model: cp_model.CpModel, draft: Draft, site: SiteVars, piece: Piece, *, latest: int
) -> None:
    """Add the departure of every lift, and of the rear party."""
    job = site.job
    now = sorted(
        (m for m in piece.moves if m.purpose is Purpose.LIFT), key=lambda move: move.depart
    )
    for lift, move in zip(job.lifts, now, strict=True):
        site.lifts.append(_add_convoy(model, draft, site, lift, now=move, latest=latest))
    if job.rear and not job.hub:
        last = next(m for m in piece.moves if m.purpose is Purpose.LAST)
        site.last = _add_convoy(model, draft, site, job.rear, now=last, latest=latest)


def _add_convoy(
    model: cp_model.CpModel,
    draft: Draft,
    site: SiteVars,
    lift: Lift,
    *,
    now: Move,
    latest: int,
) -> cp_model.IntVar:
    """Add a literal for every route and open day of a convoy; return its departure."""
    job, options = site.job, []
    load_days = 0 if now.purpose is Purpose.LAST else draft.problem.means.load_days
    for route in draft.problem.routes[job.id, str(job.site.moves_to)]:
        if route.slots < lift.slots:
            continue
        opened = route.open_days if load_days else route.open_days_last
        for day in range(max(0, now.depart - WINDOW), min(latest, now.depart + WINDOW + 1)):
            if opened >> day & 1:
                chosen = model.new_bool_var("")
                model.add_hint(chosen, now.depart == day and now.route is route)
                options.append(Option(lift, route, day, load_days, chosen))
    depart = model.new_int_var(0, latest, "")
    model.add_hint(depart, now.depart)
    model.add_exactly_one([option.chosen for option in options])
    model.add(depart == sum(option.day * option.chosen for option in options))
    site.options.append(options)
    return depart
