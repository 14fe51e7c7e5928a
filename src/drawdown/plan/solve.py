"""Solve: register -> problem -> bound -> search -> improvement -> plan with its reasons."""

from __future__ import annotations

import random
import resource
from dataclasses import replace

import drawdown
from drawdown.plan.bound.bound import lower_bound
from drawdown.plan.build.assemble import build_problem
from drawdown.plan.decode.choices import first_choices
from drawdown.plan.decode.decode import place_sites
from drawdown.plan.explain import obstacles_of
from drawdown.plan.neighbourhoods import improve_sites
from drawdown.plan.params import SolveParams
from drawdown.plan.problem import Problem
from drawdown.plan.progress import Listener, Stopper, Watch, never, silent
from drawdown.plan.publish import costs_of, left_of, movements_of, names_of, sites_of, tasks_of
from drawdown.plan.schedule import Bound, Made, Plan
from drawdown.plan.search import Best, Walk, anneal_hubs, anneal_sites, on_top
from drawdown.register.model import Register


def solve(
    register: Register,
    params: SolveParams | None = None,
    *,
    on_progress: Listener = silent,
    should_stop: Stopper = never,
) -> Plan:
    """Return the best plan found for a register in the time given.

    Raises `core.findings.Refused` when a site has no way out at all. A plan that misses the
    deadline is returned all the same, with `feasible` false and the obstacles named.
    """
    params = params or SolveParams()
    watch = Watch(seconds=params.seconds, tell=on_progress, should_stop=should_stop)
    problem = build_problem(register)
    bound = lower_bound(problem)
    watch.bound_cents = bound.cents
    choices = first_choices(problem)
    first = on_top(place_sites(problem, choices), choices)
    watch.improved(first.cents, by="first_choices")
    best = search(problem, first, params, watch)
    return assemble(problem, best, bound, params, watch)


def search(problem: Problem, first: Best, params: SolveParams, watch: Watch) -> Best:
    """Return the best draft: sites alone, then a few sites exactly, then hubs and people on top."""
    walk = Walk(problem=problem, params=params, watch=watch, chance=random.Random(params.seed))  # noqa: S311 - a search, no secret
    sites_until = params.seconds * params.sites_share
    exact_until = sites_until + params.seconds * params.improve_share
    choices = anneal_sites(walk, first.choices, until=sites_until, rounds=params.rounds)
    placed = place_sites(problem, choices)
    best = better(watch, first, on_top(placed, choices), by="anneal_sites")
    if params.rounds is None:
        open_until = {
            job.id: choices.cutoff[number] + job.hub.cutoff_days
            for number, job in enumerate(problem.sites)
            if job.hub and job.closes
        }
        placed = improve_sites(
            problem, placed, params, watch, open_until=open_until, until=exact_until
        )
        best = better(watch, best, on_top(placed, choices), by="improve_sites")
    best = anneal_hubs(walk, best, until=params.seconds, rounds=params.rounds)
    return replace(best, rounds=walk.rounds)


def better(watch: Watch, best: Best, tried: Best, *, by: str) -> Best:
    """Return the cheaper of two drafts, and tell if it is the new one."""
    if tried.cents >= best.cents:
        return best
    watch.improved(tried.cents, by=by)
    return tried


def assemble(problem: Problem, best: Best, bound: Bound, params: SolveParams, watch: Watch) -> Plan:
    """Return the plan document of a draft."""
    draft = best.draft
    names = names_of(draft)
    sites = sites_of(draft)
    late = any(plan.late_days for plan in sites) or draft.people_late or draft.unplaced
    plan = Plan(
        register_=problem.register,
        register_hash=problem.register.content_hash(),
        made=Made(
            version=drawdown.__version__,
            strategy="annealing over serial schedules, exact neighbourhoods",
            seed=params.seed,
            seconds=round(watch.elapsed(), 3),
            rounds=best.rounds,
            stopped=watch.stopped,
            peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            progress=tuple(watch.seen),
        ),
        feasible=not late,
        sites=sites,
        tasks=tasks_of(draft, names),
        movements=movements_of(draft, names),
        left_behind=left_of(draft),
        costs=costs_of(draft),
        bound=bound,
    )
    return plan.model_copy(update={"obstacles": obstacles_of(plan, draft.unplaced)})
