"""`drawdown scenarios FOLDER --grid FILE`: plan a grid of what-ifs, go on after a stop."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from drawdown.cli.arguments import whole
from drawdown.cli.files import reason_of, write
from drawdown.cli.printing import print_findings
from drawdown.cli.scenario_runs import Work, play_all
from drawdown.core.catalogue import CANNOT_WRITE
from drawdown.core.findings import Place, Refused, errors
from drawdown.progress.scenarios.grid import read_grid
from drawdown.progress.scenarios.outcome import Outcome
from drawdown.progress.scenarios.table import as_csv, as_picture
from drawdown.register.folder import load_folder

COLUMNS = "{:<52} {:>7} {:>12} {:>7} {:>6} {:>6} {:>6} {:>8}"
OUTCOMES = "outcomes"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a mission folder and a grid."""
    parser.add_argument("folder", type=Path, help="mission folder")
    parser.add_argument("--grid", type=Path, required=True, help="what varies: a YAML file")
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("scenarios"),
        help="folder for outcomes, table and picture (default: scenarios); one that holds outcomes "
        "is gone on with",
    )
    parser.add_argument("--jobs", type=whole(1, 64), default=2, help="at once (default: 2)")
    parser.add_argument(
        "--rounds", type=whole(1, 1_000), default=2, help="of each plan (default: 2)"
    )
    parser.add_argument(
        "--seed", type=whole(0, 2**32 - 1), default=1, help="seed of plans and futures (default: 1)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Plan every scenario; exit code 0 when all are done, whatever they say."""
    loaded = load_folder(arguments.folder)
    print_findings(loaded.findings, file=sys.stderr)
    if loaded.register is None or errors(loaded.findings):
        return 1
    scenarios = list(read_grid(arguments.grid, loaded.register).scenarios())
    folder: Path = arguments.out
    make(folder / OUTCOMES)
    work = Work(loaded.register, folder / OUTCOMES, arguments.rounds, arguments.seed)
    found = dict(play_all(work, scenarios, jobs=arguments.jobs, tell=tell))
    outcomes = [found[scenario] for scenario in scenarios]
    write(folder / "table.csv", as_csv(outcomes).encode())
    currency = loaded.register.costs.currency
    write(folder / "picture.svg", as_picture(outcomes, currency).encode())
    print(report(outcomes))
    print(summary(outcomes, folder))
    return 0


def make(folder: Path) -> None:
    """Make a folder if it is not there; refuse a place where none can be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused([CANNOT_WRITE.at(Place(str(folder)), reason=reason_of(error))]) from error


def tell(words: str) -> None:
    """Say on standard error how far it is."""
    print(words, file=sys.stderr, flush=True)


def report(outcomes: Sequence[Outcome]) -> str:
    """Return the table for a terminal; days count from the deadline of each scenario."""
    head = COLUMNS.format("scenario", "in time", "cost", "left", "plan", "P50", "P80", "on time")
    lines = [head]
    for outcome in outcomes:
        played = outcome.played
        if played is None:
            lines.append(f"{outcome.scenario.words():<52} no way out: {outcome.refused}")
            continue
        row = (
            "yes" if played.feasible else "no",
            f"{played.cents / 100:,.0f}",
            played.left_behind,
            f"{played.planned:+d}",
            f"{played.p50:+d}",
            f"{played.p80:+d}",
            f"{played.on_time:.1%}",
        )
        lines.append(COLUMNS.format(outcome.scenario.words(), *row))
    lines.append("days after the deadline of each scenario; every chance is an estimate")
    return "\n".join(lines)


def summary(outcomes: Sequence[Outcome], folder: Path) -> str:
    """Return the line for programs."""
    played = [outcome.played for outcome in outcomes if outcome.played]
    return json.dumps(
        {
            "scenarios": len(outcomes),
            "in_time": sum(one.feasible for one in played),
            "accepted_by_the_checker": sum(one.accepted for one in played),
            "no_way_out": len(outcomes) - len(played),
            "table": str(folder / "table.csv"),
            "picture": str(folder / "picture.svg"),
        }
    )
