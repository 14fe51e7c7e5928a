"""Tasks and crews of every site, and how it ends."""

from __future__ import annotations

from collections import defaultdict

from ortools.sat.python import cp_model

from drawdown.plan.build.tasks import LIFTS
from drawdown.plan.exact.world import Convoy, Var, World
from drawdown.plan.problem import SiteJob
from drawdown.plan.schedule import Purpose
from drawdown.register.site import Owner

AFTERWARDS = 57
"""Number of the last task before the end of a site."""
LEAVES_LATER = frozenset({"T45", "T49"})
BY_OWNER = {"T46": Owner.COE, "T47": Owner.UNOE}


def add_tasks(world: World) -> None:
    """Every task once, after its predecessors; those of movements get their days elsewhere."""
    for job in world.problem.sites:
        for task in job.order:
            start = world.starts[job.id, task] = world.day()
            moves = task == "T45" or (job.closes and (task in LIFTS or task == "T57"))
            finish = world.day() if moves else start + job.jobs[task].days
            world.finishes[job.id, task] = finish
            if moves:
                world.model.add(finish >= start)
        for task in job.order:
            preds = [p for p in job.jobs[task].preds if (p, task) != ("T46", "T48")]
            earlier = [world.finishes[job.id, pred] for pred in preds]
            world.after(world.starts[job.id, task], earlier)
        world.ended[job.id] = world.day()
        world.guard_until[job.id] = world.day()


def add_lift_tasks(world: World, job: SiteJob) -> None:
    """Lifts give T46 to T48 their days and wait for papers, packing and ammunition; T52 for them.

    A lift that carries no cargo of an owner is none of its task.
    """
    model, load = world.model, world.problem.means.load_days
    lifts = [c for c in world.convoys if c.site == job.id and c.purpose is Purpose.LIFT]
    model.add(world.sum(c.used for c in lifts) >= 1)
    begin: dict[str, Var] = {task: world.starts[job.id, task] for task in LIFTS}
    last: list[Var] = []
    for convoy in lifts:
        loading = convoy.day - load
        world.after(loading, world.ready(job, ("T43", "T44")), convoy.used)
        final = world.flag()
        last.append(final)
        model.add_implication(final, convoy.used)
        model.add(begin["T48"] == loading).only_enforce_if(final)
        model.add(begin["T48"] >= loading).only_enforce_if(convoy.used)
        world.after(loading, world.ready(job, ("T29",)), final)
        world.after(world.starts[job.id, "T52"], [convoy.day + 1], convoy.used)
        _add_owners(world, job, convoy, begin)
    model.add_exactly_one(last)
    model.add(world.finishes[job.id, "T48"] == begin["T48"] + load + 1)
    _unloaded(world, job, begin, lifts_days=[(c.used, c.day - load) for c in lifts])


def _add_owners(world: World, job: SiteJob, convoy: Convoy, begin: dict[str, Var]) -> None:
    """T46 and T47 last from the first to the last lift with cargo of their owner."""
    loading = convoy.day - world.problem.means.load_days
    for task, owner in BY_OWNER.items():
        pieces = sum(p.teu + p.vehicles for p in job.cargo if p.owner is owner)
        if not pieces:
            continue
        loaded, lot = world.flag(), (job.id, owner)
        world.model.add(convoy.teu[lot] + convoy.vehicles[lot] <= pieces * loaded)
        if owner is Owner.UNOE:
            world.after(loading, world.ready(job, ("T17",)), loaded)
        world.model.add(begin[task] <= loading).only_enforce_if(loaded)
        world.after(world.finishes[job.id, task], [convoy.day + 1], loaded)


def _unloaded(
    world: World, job: SiteJob, begin: dict[str, Var], lifts_days: list[tuple[Var, int]]
) -> None:
    """Without cargo of an owner the first lift stands for T46, and the last one for T47."""
    rear = job.rear.vehicles if job.rear else 0
    if job.cargo[0].teu + job.cargo[0].vehicles - rear == 0:
        for used, loading in lifts_days:
            world.model.add(begin["T46"] <= loading).only_enforce_if(used)
    if job.cargo[1].teu + job.cargo[1].vehicles == 0:
        world.model.add(begin["T47"] == begin["T48"])
        world.model.add(world.finishes[job.id, "T47"] == world.finishes[job.id, "T48"])


def add_ends(world: World) -> None:
    """A site costs until it ends, and more when that is late; a converted one to the deadline."""
    problem, model = world.problem, world.model
    prices, deadline = problem.prices, problem.deadline
    for job in problem.sites:
        ended = world.ended[job.id]
        if job.closes:
            model.add(ended == world.finishes[job.id, "T57"])
            world.cents.append((job.day_cents + prices.person_day * job.heads.national) * ended)
        else:
            done = [t for t in job.order if int(t[1:]) <= AFTERWARDS]
            world.after(ended, [world.finishes[job.id, t] for t in done])
            day = job.day_cents + prices.person_day * job.heads.national
            stay = job.heads.guard_stays + job.heads.team_stays
            world.cents.append((day + prices.person_day * stay) * deadline)
        late = world.day()
        model.add(late >= ended - job.due)
        world.cents.append(prices.late_site_day * late)


def add_crews(world: World) -> None:
    """No crew works in more places than it has teams; one that is held stays to the end."""
    model, means = world.model, world.problem.means
    work: dict[str, list[cp_model.IntervalVar]] = defaultdict(list)
    for job in world.problem.sites:
        for task, rule in job.jobs.items():
            if rule.crew and rule.crew != means.held_crew and rule.days:
                start = world.starts[job.id, task]
                work[rule.crew].append(model.new_fixed_size_interval_var(start, rule.days, ""))
        if means.held_crew and "T02" in job.jobs:
            until = world.ended[job.id] if job.closes else world.day()
            if not job.closes:
                done = [world.finishes[job.id, t] for t in job.order if t not in LEAVES_LATER]
                world.after(until, done)
            size = world.day()
            start = world.starts[job.id, "T02"]
            work[means.held_crew].append(model.new_interval_var(start, size, until, ""))
    for kind, intervals in work.items():
        if kind in means.crews:
            model.add_cumulative(intervals, [1] * len(intervals), means.crews[kind])
