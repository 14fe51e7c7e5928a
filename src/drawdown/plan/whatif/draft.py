"""A plan of a changed register in a few rounds of the search, with the quick bound alone."""

from __future__ import annotations

from drawdown.plan.bound.bound import lower_bound
from drawdown.plan.build.assemble import build_problem, least_of
from drawdown.plan.decode.choices import first_choices
from drawdown.plan.decode.decode import place_sites
from drawdown.plan.params import SolveParams
from drawdown.plan.progress import Watch
from drawdown.plan.schedule import Plan
from drawdown.plan.search import search
from drawdown.plan.solve import assemble
from drawdown.plan.strategies.chosen import named, strategies_for
from drawdown.plan.strategies.drafts import on_top
from drawdown.register.model import Register

DAY = 86_400.0
"""Seconds that the rounds of a draft may take: as good as no limit."""


def drafted(register: Register, *, rounds: int, seed: int = 1) -> Plan:
    """Return the plan that so many rounds find; the same for the same register, rounds and seed.

    Raises `core.findings.Refused` when a site has no way out at all.
    """
    params = SolveParams(seconds=DAY, seed=seed, rounds=rounds)
    watch = Watch(seconds=DAY)
    problem = build_problem(register)
    choices = first_choices(problem)
    first = on_top(place_sites(problem, choices), choices)
    chosen = strategies_for(problem, counted=True)
    best = search(problem, first, params, watch, chosen)
    bound = lower_bound(least_of(problem))
    plan = assemble(problem, best, bound, params, watch, strategy=named(chosen))
    # How long it took and what it needed of the machine is no part of a plan that repeats.
    return plan.model_copy(
        update={
            "made": plan.made.model_copy(update={"seconds": 0.0, "peak_mb": None, "progress": ()})
        }
    )
