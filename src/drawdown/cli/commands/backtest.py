"""`drawdown backtest FOLDER`: plan as it was known, replan as it came, compare with the record."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from drawdown.cli.arguments import seconds, whole
from drawdown.cli.check_plan import load
from drawdown.cli.first_run import say_if_compiling
from drawdown.cli.printing import print_findings
from drawdown.core.findings import errors
from drawdown.plan.params import SolveParams
from drawdown.plan.schedule import Plan
from drawdown.plan.solve import solve
from drawdown.progress.replan.backtest import UNKNOWN_END, Row, Shock, backtest, rows
from drawdown.progress.replan.params import ReplanParams
from drawdown.register.folder import load_folder

COLUMNS = "{:<16} {:<11} {:<11} {:<11} {:>12}"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a mission folder with a history."""
    parser.add_argument("folder", type=Path, help="mission folder with a history")
    parser.add_argument("--plan", type=Path, help="plan of the folder; without it one is made")
    parser.add_argument("--seconds", type=seconds, default=30.0, help="time to plan (default: 30)")
    parser.add_argument(
        "--replan-seconds", type=whole(0, 3600), default=4, help="time for each event (default: 4)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Test; exit code 0, or 1 for a folder that cannot be planned."""
    loaded = load_folder(arguments.folder)
    print_findings(errors(loaded.findings), file=sys.stderr)
    if loaded.register is None or loaded.history is None or errors(loaded.findings):
        return 1
    if arguments.plan:
        plan = load(arguments.plan)
    else:
        plan = solve(loaded.register, SolveParams(seconds=arguments.seconds))
    say_if_compiling()
    params = ReplanParams(seconds=arguments.replan_seconds)
    last, shocks = backtest(plan, loaded.history.events, params, time.monotonic)
    table = rows(plan, last, loaded.history.sites)
    print("\n".join(report(plan, table, shocks)))
    print(summary(plan, last, table))
    return 0


def report(plan: Plan, table: tuple[Row, ...], shocks: tuple[Shock, ...]) -> list[str]:
    """Return what became known and the three dates of every site."""
    currency = plan.register_.costs.currency
    lines = ["what became known:"]
    for shock in shocks:
        change = (shock.after_cents - shock.before_cents) / 100
        effect = f"{change:+,.0f} {currency}" if shock.used else "nothing to replan"
        lines.append(f"  {shock.known}  {shock.words}: {effect}")
    lines += ["", COLUMNS.format("site", "planned", "replanned", "real", "off by days")]
    for row in table:
        off = str((row.real - row.replanned).days) if row.real and row.comparable else "-"
        real = f"{row.real}{'*' if row.real_is_estimate else ''}" if row.real else "-"
        lines.append(COLUMNS.format(row.site, str(row.planned), str(row.replanned), real, off))
    lines.append(f"refusals without a known end are taken to last {UNKNOWN_END.days} days")
    lines.append("a site that is converted was handed over after the liquidation: not compared")
    lines.append("* an estimate. Lengths, speeds, teams and prices of the plan are estimates too:")
    lines.append("  the dates say how the method behaves, not what the mission could have done")
    return lines


def summary(first: Plan, last: Plan, table: tuple[Row, ...]) -> str:
    """Return the line for programs."""
    known = [row for row in table if row.real and row.comparable]
    planned = [abs((row.real - row.planned).days) for row in known if row.real]
    replanned = [abs((row.real - row.replanned).days) for row in known if row.real]
    return json.dumps(
        {
            "sites": len(table),
            "sites_compared": len(known),
            "mean_days_off_planned": round(sum(planned) / max(len(planned), 1), 1),
            "mean_days_off_replanned": round(sum(replanned) / max(len(replanned), 1), 1),
            "cost_change": round((last.cost_cents - first.cost_cents) / 100),
        }
    )
