"""Time of many runs beside numpy and plain Python, and how far their P80 lies from a million runs.

The two others play the network of precedence and waits alone, without any calendar: what a
simulation costs that is not honest about resources. Without a plan file or `--sites N` the shipped
example is planned first.

    .venv/bin/python benchmarks/risk.py --sites 13
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))  # run as a file, it finds its own folder

from benchmarks.planned import add_arguments, plan_of
from drawdown.plan.schedule import Plan
from drawdown.risk.assumptions import read_assumptions
from drawdown.risk.build.compile import compile_plan
from drawdown.risk.dice import dice_of
from drawdown.risk.network import Floats, Ints, Kind, Network
from drawdown.risk.simulate import simulate

PYTHON_RUNS = 200
"""Plain Python plays so few, and its time is scaled up."""


def lengths(network: Network, tables: Floats, runs: int, seed: int) -> Ints:
    """Return independent lengths of every node: what is drawn does not matter for the time."""
    nodes = network.nodes
    drawn = np.random.default_rng(seed).integers(0, tables.shape[1], (runs, nodes.kind.size))
    deviation = tables[np.maximum(nodes.rule, 0), drawn] * nodes.scale
    return np.maximum(0, nodes.days + np.rint(deviation)).astype(np.int64)


def with_numpy(network: Network, tables: Floats, runs: int) -> float:
    """Return the seconds of numpy, all runs at once, node after node."""
    began = time.perf_counter()
    days = lengths(network, tables, runs, 1)
    links, planned = network.links, network.nodes.planned
    at = np.zeros((planned.size, runs), dtype=np.int64)
    end = np.zeros_like(at)
    for node in range(planned.size):
        start = np.full(runs, planned[node])
        for row in range(links.first[node], links.first[node + 1]):
            times = end if links.at_end[row] else at
            np.maximum(start, times[links.source[row]] + links.lag[row], out=start)
        at[node], end[node] = start, start + days[:, node]
    return time.perf_counter() - began


def with_python(network: Network, tables: Floats) -> float:
    """Return the seconds of plain Python for one run."""
    links, nodes = network.links, network.nodes
    waits = [
        [
            (int(links.source[r]), int(links.lag[r]), bool(links.at_end[r]))
            for r in range(links.first[node], links.first[node + 1])
        ]
        for node in range(nodes.kind.size)
    ]
    planned, days = nodes.planned.tolist(), nodes.days.tolist()
    rules, scales, rows = nodes.rule.tolist(), nodes.scale.tolist(), tables.tolist()
    chance = random.Random(1)  # noqa: S311 - a simulation
    began = time.perf_counter()
    for _ in range(PYTHON_RUNS):
        at, end = [0] * len(planned), [0] * len(planned)
        for node, sources in enumerate(waits):
            start = planned[node]
            for source, lag, at_end in sources:
                start = max(start, (end if at_end else at)[source] + lag)
            drawn = rows[rules[node]][int(chance.random() * len(rows[0]))] * scales[node]
            at[node], end[node] = start, start + max(0, days[node] + round(drawn))
    return (time.perf_counter() - began) / PYTHON_RUNS


def measure(plan: Plan, runs: int, reference: int) -> dict[str, float | int]:
    """Return what the benchmark prints."""
    assumed = read_assumptions()
    network = compile_plan(plan)
    dice = dice_of(plan.register_, assumed, 1)
    simulate(network, dice, 10)
    began = time.perf_counter()
    found = simulate(network, dice, runs)
    seconds = time.perf_counter() - began
    truth = simulate(network, dice_of(plan.register_, assumed, 2), reference)
    p80, true_p80 = (float(np.percentile(r.days[:, 0], 80)) for r in (found, truth))
    return {
        "sites": len(plan.sites),
        "tasks": int((network.nodes.kind == Kind.WORK).sum()),
        "movements": int((network.nodes.kind >= Kind.CONVOY).sum()),
        "runs": runs,
        "seconds": round(seconds, 3),
        "numpy_seconds": round(with_numpy(network, dice.table, runs), 3),
        "python_seconds": round(with_python(network, dice.table) * runs, 2),
        "p80": p80,
        "reference_runs": reference,
        "p80_off_days": round(abs(p80 - true_p80), 2),
    }


def main() -> None:
    """Measure one plan."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--reference", type=int, default=1_000_000)
    given = parser.parse_args()
    print(json.dumps(measure(plan_of(given), given.runs, given.reference)))


if __name__ == "__main__":
    main()
