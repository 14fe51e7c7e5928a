"""Improve a few sites: free them, solve for them exactly, book what was found."""

from __future__ import annotations

from dataclasses import replace

from ortools.sat.python import cp_model

from drawdown.plan.cpsat.objective import objective
from drawdown.plan.cpsat.resources import (
    add_arrivals,
    add_crews,
    add_legs,
    add_means,
    add_teams,
    add_trains,
    options_of,
)  # fmt: skip
from drawdown.plan.cpsat.sites import SiteVars, add_site, relevant
from drawdown.plan.decode.draft import Draft, blank
from drawdown.plan.decode.pieces import Piece, book_piece, piece_of
from drawdown.plan.decode.sites import lift_times, place_staff, place_work, send_lift, waits_of
from drawdown.plan.problem import Problem
from drawdown.plan.schedule import Purpose

LATE_ROOM = 60
"""Days after the deadline that the model may use."""


def improve(
    problem: Problem,
    pieces: dict[str, Piece],
    free: list[str],
    *,
    seconds: float,
    seed: int,
    threads: int,
) -> dict[str, Piece] | None:
    """Return the pieces with those of `free` sites replaced by better ones, if found.

    `pieces` holds every site; sites that are not in `free` stay as they are.
    """
    base = blank(problem)
    for job in problem.sites:
        if job.id not in free:
            book_piece(base, job, pieces[job.id])
    latest = max(
        [problem.deadline + LATE_ROOM, *(f for s in free for _, f in pieces[s].times.values())]
    )
    model = cp_model.CpModel()
    sites = [
        add_site(model, base, job, pieces[job.id], latest=latest)
        for job in problem.sites
        if job.id in free
    ]
    options = options_of(sites)
    add_crews(model, base, sites, pieces, latest)
    add_teams(model, base, sites, pieces, latest)
    for add in (add_legs, add_means, add_trains, add_arrivals):
        add(model, base, options)
    model.minimize(objective(model, problem, sites, pieces))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = threads
    solver.parameters.random_seed = seed
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return booked(base, sites, solver, pieces)


def booked(
    base: Draft, sites: list[SiteVars], solver: cp_model.CpSolver, pieces: dict[str, Piece]
) -> dict[str, Piece] | None:
    """Return all pieces with the solution booked on top of the sites that stood still."""
    found = dict(pieces)
    for site in sites:
        _book(base, site, solver)
    ends = [solver.value(site.ended) if site.ended is not None else 0 for site in sites]
    if not all(_rest(base, site, until) for site, until in zip(sites, ends, strict=True)):
        return None
    for site in sites:
        piece = piece_of(base, site.job)
        found[site.job.id] = replace(piece, open_until=pieces[site.job.id].open_until)
    return found


def _book(draft: Draft, site: SiteVars, solver: cp_model.CpSolver) -> None:
    """Book what the model decided for one site."""
    job, load = site.job, draft.problem.means.load_days
    times = draft.times[job.id] = {}
    for number, options in enumerate(site.options):
        option = next(o for o in options if solver.value(o.chosen))
        purpose = Purpose.LIFT if number < len(job.lifts) else Purpose.LAST
        send_lift(draft, job, option.lift, option.route, option.day, purpose=purpose)
        if purpose is Purpose.LAST:
            times["T57"] = (option.day, option.day + 1)
            draft.ended[job.id], draft.guard_until[job.id] = option.day + 1, option.day
    if job.closes:
        times.update(lift_times(job, [solver.value(day) for day in site.lifts], load))
    for task in relevant(job):
        start = solver.value(site.start[task])
        if task == "T45" and job.heads.staff_leaving:
            times[task] = place_staff(draft, job, start)
        elif task not in times:
            todo = job.jobs[task]
            times[task] = (start, start + todo.days)
            if todo.crew and todo.days:
                draft.crews[todo.crew].take(start, start + todo.days)


def _rest(draft: Draft, site: SiteVars, until: int) -> bool:
    """Place what the model left out and hold the team; false if something did not fit."""
    job = site.job
    times = draft.times[job.id]
    left_out = waits_of(job)
    for task in job.order:
        if task not in times and task not in left_out:
            earliest = max((times[pred][1] for pred in job.jobs[task].preds), default=0)
            times[task] = place_work(draft, job.jobs[task], earliest)
    if "T56" in times:
        draft.signed[job.id] = times["T56"][1]
    held = draft.problem.means.held_crew
    if held and "T02" in times:
        draft.crews[held].take(times["T02"][0], until)
        draft.team_until[job.id] = until
        if max(draft.crews[held].level) > draft.crews[held].capacity:
            return False
    return all(
        times[task][0] >= times[pred][1]
        for task in times
        for pred in job.jobs[task].preds
        if pred in times and (pred, task) != ("T46", "T48")
    )
