"""Breaks modules and counts what the tests notice: `python -m tools.mutants MODULE…`."""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import zlib
from pathlib import Path

from tools.mutants.areas import file_of, modules, nearest
from tools.mutants.mutate import Mutant, mutants
from tools.mutants.record import Record, Tried, read, renewed, write
from tools.mutants.trial import SURVIVED, Trial


def main() -> int:
    """Try the mutants of each module, then print the scores; the last line is JSON."""
    options = parsed()
    record = read()
    seconds: dict[tuple[str, ...], float] = {}
    names = modules(options.modules)
    with tempfile.TemporaryDirectory(prefix="drawdown-mutants-") as folder:
        trial = Trial(Path(folder), limit=options.limit)
        for name in names:
            tests = nearest(name)
            if tests not in seconds:
                seconds[tests] = trial.passes(tests)
            one, living = tried(trial, name, options=options, usual=seconds[tests], record=record)
            if one["tried"]:
                record[name] = renewed(record.get(name), one, living)
                write(record)
    done = {name: record[name] for name in names if name in record}
    for name, one in done.items():
        print(f"{name}: {one['killed']} of {one['tried']} killed ({one['possible']} possible)")
        for left in one["survivors"]:
            print(f"  line {left['line']}: {left['was']} -> {left['now']}: {left['reason'] or '?'}")
    print(json.dumps(summary(done), ensure_ascii=False))
    return 0


def parsed() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutants", description=__doc__)
    parser.add_argument("modules", nargs="*", help="such as ledger.merkle, or rules for all of it")
    parser.add_argument("--most", type=int, default=60, help="mutants of one module at most")
    parser.add_argument("--seed", type=int, default=1, help="which of them, where there are more")
    parser.add_argument("--limit", type=float, default=20, help="seconds for one mutant, at least")
    parser.add_argument("--survivors", action="store_true", help="only those that survived before")
    options = parser.parse_args()
    if not options.modules:
        options.modules = sorted(read())
    return options


def tried(
    trial: Trial, name: str, *, options: argparse.Namespace, usual: float, record: Record
) -> tuple[Tried, list[Mutant]]:
    """Return what the tests made of the mutants of a module, and those that live."""
    text = (trial.folder / file_of(name)).read_bytes()
    every = mutants(text.decode())
    before = record.get(name)
    # A module has the same sample whichever others are tried with it.
    draw = random.Random(options.seed + zlib.crc32(name.encode()))  # noqa: S311 - no secret
    chosen = every if len(every) <= options.most else draw.sample(every, options.most)
    earlier = 0
    if options.survivors and before:
        left = {(one["line"], one["was"], one["now"]) for one in before["survivors"]}
        chosen = [one for one in every if (one.line, one.was, one.now) in left]
        # One whose line has moved is not found, and does not count as tried any more.
        earlier = max(0, before["tried"] - len(before["survivors"]))
    living: list[Mutant] = []
    for number, mutant in enumerate(chosen, start=1):
        told = trial.tried(file_of(name), mutant.within(text), tests=nearest(name), usual=usual)
        if told == SURVIVED:
            living.append(mutant)
        if told == SURVIVED or number % 10 == 0:
            where = f"{name} {number}/{len(chosen)}, {len(living)} alive"
            seen = f"; line {mutant.line}: {mutant.was} -> {mutant.now}" if told == SURVIVED else ""
            print(where + seen, file=sys.stderr, flush=True)
    living.sort(key=lambda one: (one.line, one.start, one.now))
    return Tried(
        possible=len(every),
        tried=earlier + len(chosen),
        killed=earlier + len(chosen) - len(living),
        seed=options.seed,
        survivors=[],
        noticed=[],
    ), living


def summary(record: Record) -> dict[str, object]:
    """Return the scores for programs."""
    count = sum(one["tried"] for one in record.values())
    killed = sum(one["killed"] for one in record.values())
    return {
        "format": "drawdown-mutants/1",
        "tried": count,
        "killed": killed,
        "score": round(killed / count, 4) if count else None,
        "unexplained": sum(
            not left["reason"] for one in record.values() for left in one["survivors"]
        ),
        "modules": record,
    }


if __name__ == "__main__":
    raise SystemExit(main())
