"""Schedules of the public project sets: ours beside CP-SAT and PyJobShop, each in the same time.

    .venv/bin/python benchmarks/rcpsp.py DIR --seconds 10
    .venv/bin/python benchmarks/rcpsp.py DIR --seconds 10 --multimode
    .venv/bin/python benchmarks/rcpsp.py DIR --seconds 2 --only j60 --files 3

DIR holds `best_known.csv` and the folders of the sets. A star marks what is proven. Every schedule
goes through an independent check, and a bound above a makespan that was reached is a fault. The
last line is JSON: mean gaps to the best known makespans in per cent, and how many makespans each
has proven to be the best.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.scheduling import jobshop
from benchmarks.scheduling.cpsat import CpSat
from benchmarks.scheduling.figures import (
    MULTI_MODE,
    SINGLE_MODE,
    Known,
    Result,
    judged,
    known_files,
    mean_gap,
    proven,
)
from benchmarks.scheduling.formats import read_project
from benchmarks.scheduling.ours import Ours
from benchmarks.scheduling.patterson import parse_patterson
from benchmarks.scheduling.project import Project
from benchmarks.scheduling.strategy import Answer, Limit, Strategy

SMALL = "4 1\n2\n0 0 2 2 3\n3 1 1 4\n2 2 1 4\n0 0 0\n"
"""A project of four tasks, on which everything is compiled before the clock runs."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be measured."""

    folder: Path
    sets: tuple[str, ...]
    files: int | None
    limit: Limit
    strategies: tuple[Strategy, ...]


def wish_of(arguments: Sequence[str]) -> Wish:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, metavar="DIR", help="where best_known.csv is")
    parser.add_argument("--seconds", type=float, default=10.0, help="for each file and solver")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", type=int, help="so many files of each set, spread over it")
    parser.add_argument("--only", choices=[s.lower() for s in (*SINGLE_MODE, *MULTI_MODE)])
    parser.add_argument("--multimode", action="store_true", help="the files with several modes")
    parser.add_argument("--without", action="append", default=[], metavar="SOLVER")
    given = parser.parse_args(arguments)
    if given.seconds <= 0 or given.threads < 1 or (given.files is not None and given.files < 1):
        parser.error("--seconds, --threads and --files have to be more than zero")
    if not (given.folder / "best_known.csv").is_file():
        parser.error(f"there is no best_known.csv in {given.folder}")
    sets = MULTI_MODE if given.multimode else SINGLE_MODE
    if given.only:
        sets = (given.only.upper(),)
    peers: list[Strategy] = [Ours(), CpSat()]
    if jobshop.INSTALLED:
        peers.append(jobshop.PyJobShop())
    else:
        print("pyjobshop is not installed and is left out: it comes with `make develop`")
    strategies = tuple(peer for peer in peers if peer.name not in given.without)
    limit = Limit(given.seconds, given.threads, given.seed)
    return Wish(given.folder, sets, given.files, limit, strategies)


def spread(known: list[Known], count: int | None) -> list[Known]:
    """Return so many files, evenly over the list."""
    if count is None or count >= len(known):
        return known
    return [known[at * len(known) // count] for at in range(count)]


def timed(strategy: Strategy, project: Project, limit: Limit) -> tuple[Answer, float]:
    """Return an answer, and the seconds that it took."""
    began = time.monotonic()
    answer = strategy.solve(project, limit)
    return answer, time.monotonic() - began


def measure(wish: Wish) -> dict[str, object]:
    """Solve every file with every strategy in turn; return what the benchmark prints."""
    small = parse_patterson(SMALL, "small")
    for strategy in wish.strategies:
        strategy.solve(small, Limit(0.2, wish.limit.threads))
    results: dict[str, list[Result]] = {strategy.name: [] for strategy in wish.strategies}
    slowest = dict.fromkeys(results, 0.0)
    every = [spread(known_files(wish.folder, [name]), wish.files) for name in wish.sets]
    for known in [known for files in every for known in files]:
        project = read_project(wish.folder / known.file)
        words = []
        for strategy in wish.strategies:
            answer, seconds = timed(strategy, project, wish.limit)
            result = judged(project, known, answer)
            results[strategy.name].append(result)
            slowest[strategy.name] = max(slowest[strategy.name], seconds)
            mark = "*" if result.proven else f" ({result.fault})" if result.fault else ""
            words.append(f"{strategy.name} {result.makespan}{mark}")
        print(f"{known.file}: best known {known.best}; " + ", ".join(words), flush=True)
    figures: dict[str, object] = {
        "sets": list(wish.sets),
        "files": len(next(iter(results.values()))),
        "seconds": wish.limit.seconds,
        "threads": wish.limit.threads,
        "seed": wish.limit.seed,
    }
    for name, own in results.items():
        figures[f"{name}_gap"] = mean_gap(own)
        figures[f"{name}_proven"] = proven(own)
        figures[f"{name}_faults"] = sum(result.fault is not None for result in own)
        figures[f"{name}_slowest"] = round(slowest[name], 2)
    return figures


def main(arguments: Sequence[str]) -> None:
    """Measure, and print one JSON object as the last line."""
    print(json.dumps(measure(wish_of(arguments))))


if __name__ == "__main__":
    main(sys.argv[1:])
