"""Solve: register -> problem -> bound -> search -> improvement -> plan with its reasons."""

from __future__ import annotations

import drawdown
from drawdown.plan.build.assemble import build_problem, least_of
from drawdown.plan.build.lots import Lots, cheapest, open_lots
from drawdown.plan.choosing import choose_lots
from drawdown.plan.decode.choices import first_choices
from drawdown.plan.decode.decode import place_sites
from drawdown.plan.explain import obstacles_of
from drawdown.plan.params import SolveParams
from drawdown.plan.problem import Problem
from drawdown.plan.progress import Listener, Stopper, Watch, never, silent
from drawdown.plan.proving import AT_ONCE, peak_mb, proving
from drawdown.plan.publish import (
    costs_of,
    left_of,
    movements_of,
    names_of,
    sites_of,
    tasks_of,
)
from drawdown.plan.schedule import Bound, Made, Plan
from drawdown.plan.search import search
from drawdown.plan.strategies.chosen import named, strategies_for
from drawdown.plan.strategies.drafts import Best, on_top
from drawdown.register.model import Register

KEPT_TIMES, KEPT_SHARE = 3.0, 0.1
"""Time that is kept for the end: so many times what the first plan took, on cores as busy as they
are; but no more than a share of all."""
LOTS_SHARE = 0.2
"""Share of the time in which the ways of open lots are chosen."""


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
    lots = choose_lots(register, go_on=lambda: _chooses_on(params, watch))
    began = watch.elapsed()
    problem, first = _begin(register, watch, lots)
    watch.kept = min(KEPT_SHARE * params.seconds, KEPT_TIMES * (watch.elapsed() - began))
    chosen = strategies_for(problem, counted=params.rounds is not None)
    with proving(problem, params, watch) as proof:
        best = search(problem, first, params, watch, chosen)
        bound = proof()
    return assemble(problem, best, bound, params, watch, strategy=named(chosen))


def first_plan(register: Register) -> Plan:
    """Return the first plan that a search begins with, and what is proven without any program."""
    params = SolveParams()
    watch = Watch(seconds=params.seconds)
    problem, first = _begin(register, watch, cheapest(open_lots(register)))
    bound = Bound(cents=watch.bound_cents, method=AT_ONCE)
    return assemble(problem, first, bound, params, watch, strategy="one simple rule")


def _chooses_on(params: SolveParams, watch: Watch) -> bool:
    """Return whether there is time to choose other ways for lots."""
    return params.rounds is not None or watch.left() > (1 - LOTS_SHARE) * params.seconds


def _begin(register: Register, watch: Watch, lots: Lots) -> tuple[Problem, Best]:
    """Return the problem and the first draft; tell it."""
    problem = build_problem(register, lots)
    choices = first_choices(problem)
    first = on_top(place_sites(problem, choices), choices)
    watch.bound_cents = bound_at_once(least_of(problem))
    watch.improved(first.cents, by="first_choices")
    return problem, first


def bound_at_once(problem: Problem) -> int:
    """Return what every plan pays for what is fixed and for what stays, in cents."""
    staying = [job for job in problem.sites if not job.closes]
    people = sum(
        job.heads.guard_stays + job.heads.team_stays + job.heads.national for job in staying
    )
    a_day = sum(job.day_cents for job in staying) + problem.prices.person_day * people
    return a_day * problem.deadline + sum(problem.fixed_cents.values())


def assemble(
    problem: Problem,
    best: Best,
    bound: Bound,
    params: SolveParams,
    watch: Watch,
    *,
    strategy: str,
) -> Plan:
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
            strategy=strategy,
            seed=params.seed,
            seconds=round(watch.elapsed(), 3),
            rounds=best.rounds,
            stopped=watch.stopped,
            peak_mb=peak_mb(),
            progress=tuple(watch.seen),
        ),
        feasible=not late,
        sites=sites,
        tasks=tasks_of(draft, names),
        movements=movements_of(draft, names),
        left_behind=left_of(draft),
        dispositions=tuple(problem.chosen),
        costs=costs_of(draft),
        bound=bound,
    )
    return plan.model_copy(update={"obstacles": obstacles_of(plan, draft.unplaced)})
