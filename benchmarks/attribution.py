"""Whose fault is the gap: tiny missions solved by the exact model beside plans and bounds."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from drawdown.demo.tiny import tiny_mission
from drawdown.plan.bound.bound import ground_of, lower_bound, proofs, proven
from drawdown.plan.build.assemble import build_problem
from drawdown.plan.check import violations
from drawdown.plan.exact.solve import solve_exactly
from drawdown.plan.params import SolveParams
from drawdown.plan.solve import solve

METHODS = ("joint", "teams", "whole_sites")
"""The methods of the bound in the order in which they are tried."""


@dataclass(frozen=True, slots=True)
class Case:
    """One mission: what our plan costs, what the exact model knows, what each method proves.

    The best plan of all costs `least` to `most`: the same where the exact model came to its end.
    """

    seed: int
    plan: int
    least: int
    most: int
    bounds: dict[str, int]

    def gap(self, method: str) -> float:
        """Return the share of our plan's cost that a method leaves open."""
        return 1 - self.bounds[method] / self.plan

    @property
    def best(self) -> float:
        """Return the gap that remains with the best of all methods."""
        return min(self.gap(method) for method in self.bounds)

    @property
    def of_plan(self) -> tuple[float, float]:
        """Return the share of the cost, at least and at most, by which a better plan is cheaper."""
        return 1 - self.most / self.plan, 1 - self.least / self.plan


def examine(seeds: Sequence[int], *, seconds: float, rounds: int) -> Iterator[Case]:
    """Yield a case for each mission that has a plan within the days of the exact model."""
    for seed in seeds:
        register = tiny_mission(seed)
        problem = build_problem(register)
        ours = solve(register, SolveParams(rounds=rounds, seconds=60.0, further=False))
        exact = solve_exactly(problem, seconds=seconds)
        if exact.infeasible or violations(ours):
            continue
        ground = ground_of(problem)
        quick = lower_bound(problem, ground)
        bounds = {"quick": quick.cents}
        found = proofs(problem, ground, seconds=None, further=True)
        bounds |= {
            name: proven(problem, proof).cents for name, proof in zip(METHODS, found, strict=False)
        }
        known = [ours.cost_cents, *([exact.plan.cost_cents] if exact.plan else [])]
        least = max(exact.bound_cents, *bounds.values())
        yield Case(seed, ours.cost_cents, min(least, *known), min(known), bounds)


def main() -> None:
    """Print a line for each mission, and the shares of the gap as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missions", type=int, default=300)
    parser.add_argument("--first", type=int, default=0, help="seed of the first mission")
    parser.add_argument("--seconds", type=float, default=20.0, help="for the exact model of each")
    parser.add_argument("--rounds", type=int, default=3, help="plans tried for each")
    given = parser.parse_args()
    cases: list[Case] = []
    seeds = range(given.first, given.first + given.missions)
    for case in examine(seeds, seconds=given.seconds, rounds=given.rounds):
        cases.append(case)
        shown = " ".join(f"{name} {case.gap(name):.1%}" for name in case.bounds)
        least, most = case.of_plan
        print(f"{case.seed}: {shown}; of the plan {least:.1%} to {most:.1%}", flush=True)
    row: dict[str, object] = {
        "missions": given.missions,
        "with_plan": len(cases),
        "solved_exactly": sum(case.least == case.most for case in cases),
        "above_best_plan": sum(max(c.bounds.values()) > c.most for c in cases),
    }
    if cases:
        for name in ("quick", *METHODS):
            open_ = [case.gap(name) for case in cases if name in case.bounds]
            row[f"{name}_gap"] = round(fmean(open_), 4) if open_ else None
        row["best_gap"] = round(fmean(case.best for case in cases), 4)
        row["of_plan_least"] = round(fmean(case.of_plan[0] for case in cases), 4)
        row["of_plan_most"] = round(fmean(case.of_plan[1] for case in cases), 4)
        row["of_bound_least"] = round(fmean(c.best - c.of_plan[1] for c in cases), 4)
        row["of_bound_most"] = round(fmean(c.best - c.of_plan[0] for c in cases), 4)
    print(json.dumps(row))


if __name__ == "__main__":
    main()
