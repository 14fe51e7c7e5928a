"""`drawdown risk plan.json`: how surely a plan keeps its dates, what binds it, what drives it."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from drawdown.cli.arguments import whole
from drawdown.cli.check_plan import load
from drawdown.cli.files import reason_of, refuse_unwritable, write
from drawdown.cli.first_run import say_if_compiling
from drawdown.core.canonical import canonical_bytes
from drawdown.core.catalogue import CANNOT_WRITE
from drawdown.core.findings import Place, Refused
from drawdown.risk.assess import assess
from drawdown.risk.assumptions import SHIPPED, Shape, read_assumptions
from drawdown.risk.network import Ints
from drawdown.risk.observed import Learnt, learn, read_journeys
from drawdown.risk.outcome import Risk, Spread
from drawdown.risk.pictures import pictures

COLUMNS = "{:<16} {:<11} {:<11} {:<11} {:<11} {:<11} {:>8}"
SHOWN = 12


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a plan file."""
    parser.add_argument("plan", type=Path, help="plan file")
    parser.add_argument(
        "--runs", type=whole(1, 10_000_000), default=10_000, help="futures (default: 10000)"
    )
    parser.add_argument(
        "--seed", type=whole(0, 2**32 - 1), default=1, help="seed of the futures (default: 1)"
    )
    parser.add_argument("--shape", choices=[shape.value for shape in Shape], help="task lengths")
    parser.add_argument("--assumptions", type=Path, default=SHIPPED, help="your own estimates")
    parser.add_argument(
        "--observed", type=Path, help="CSV table of journeys; delays are learnt from them"
    )
    parser.add_argument("--out", type=Path, help="write the outcome to this JSON file")
    parser.add_argument("--svg", type=Path, help="write pictures into this folder")


def run(arguments: argparse.Namespace) -> int:
    """Assess; exit code 0, however the plan fares."""
    began = time.monotonic()
    if arguments.out:
        refuse_unwritable(arguments.out)
    plan = load(arguments.plan)
    assumed = read_assumptions(arguments.assumptions)
    if arguments.shape:
        assumed = assumed.model_copy(update={"task_shape": Shape(arguments.shape)})
    learnt: tuple[Learnt, ...] = ()
    if arguments.observed:
        assumed, learnt = learn(assumed, read_journeys(arguments.observed, plan.register_))
    say_if_compiling()
    found, runs, _ = assess(plan, runs=arguments.runs, seed=arguments.seed, assumptions=assumed)
    if arguments.out:
        write(arguments.out, canonical_bytes(found.model_dump(mode="json")))
    if arguments.svg:
        write_pictures(arguments.svg, found, runs.days[:, 0])
    print(report(found))
    for one in learnt:
        print(told(one))
    print(summary(found, time.monotonic() - began))
    return 0


def told(learnt: Learnt) -> str:
    """Return what journeys made of the delay of a threat class."""
    before, after = learnt.before, learnt.after
    return (
        f"observed on legs with threat {learnt.threat.value}: {learnt.journeys} journeys, worth "
        f"{learnt.weight:g} independent ones; factor on the travel time, half stay below "
        f"{before.likely:g} -> {after.likely:.2f}, one in twenty passes {before.p95:g} -> "
        f"{after.p95:.2f}"
    )


def write_pictures(folder: Path, risk: Risk, mission_days: Ints) -> None:
    """Write every picture into a folder, made if it is not there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused([CANNOT_WRITE.at(Place(str(folder)), reason=reason_of(error))]) from error
    for name, drawn in pictures(risk, mission_days).items():
        write(folder / name, drawn.encode())


def report(risk: Risk) -> str:
    """Return the dates, the drivers and what binds the mission, as text."""
    lines = [COLUMNS.format("ends", "plan", "P10", "P50", "P80", "P95", "on time")]
    named = [("mission", risk.mission), ("people out", risk.people_out)]
    named += [("all signed", risk.all_signed), *((s.site, s.ended) for s in risk.sites)]
    lines += [row(risk, name, found) for name, found in named]
    lines += ["", "what each risk costs the mission, all else equal (days: mean, P80):"]
    lines += [
        f"  {d.mean_days:6.1f} {d.p80_days:6.1f}  {d.text}" for d in risk.drivers[:SHOWN]
    ] or ["  nothing"]
    for title, critical in (
        ("tasks", risk.critical_tasks),
        ("movements", risk.critical_movements),
        ("refused clearances", risk.critical_clearances),
    ):
        lines.append(f"{title} that bind the mission (share of runs):")
        lines += [f"  {item.share:6.1%}  {item.ref}" for item in critical[:SHOWN]]
    if risk.links_left_out:
        lines.append(f"{risk.links_left_out} constraints that the plan itself breaks are left out")
    lines.append("every chance and length is an estimate; nothing starts before its planned day")
    return "\n".join(lines)


def row(risk: Risk, name: str, found: Spread) -> str:
    """Return one line of the table: the last day of each, not the day after it."""
    days = (found.planned, found.p10, found.p50, found.p80, found.p95)
    dates = [risk.days.date(day - 1).isoformat() for day in days]
    return COLUMNS.format(name, *dates, f"{found.on_time:.1%}")


def summary(risk: Risk, seconds: float) -> str:
    """Return the line for programs."""
    mission = risk.mission
    return json.dumps(
        {
            "runs": risk.runs,
            "seed": risk.seed,
            "on_time": mission.on_time,
            "planned": risk.days.date(mission.planned - 1).isoformat(),
            "p50": risk.days.date(mission.p50 - 1).isoformat(),
            "p80": risk.days.date(mission.p80 - 1).isoformat(),
            "p95": risk.days.date(mission.p95 - 1).isoformat(),
            "driver": risk.drivers[0].name if risk.drivers else None,
            "run_seconds": risk.seconds,
            "seconds": round(seconds, 2),
        }
    )
