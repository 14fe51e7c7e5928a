"""`drawdown compare a.json b.json`: say what moved between two plans and what it costs."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from drawdown.cli.arguments import whole
from drawdown.cli.check_plan import load
from drawdown.cli.files import refuse_unwritable, write
from drawdown.core.canonical import canonical_bytes
from drawdown.plan.schedule import Plan
from drawdown.progress.telling.compare import Comparison, Shift, compare
from drawdown.risk.assess import assess
from drawdown.risk.outcome import Risk

SHOWN = 12


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take two plan files."""
    parser.add_argument("first", type=Path, help="plan file")
    parser.add_argument("second", type=Path, help="plan file to hold against it")
    parser.add_argument(
        "--runs", type=whole(0, 10_000_000), default=2_000, help="futures of each; 0 for none"
    )
    parser.add_argument("--out", type=Path, help="write what differs to this JSON file")


def run(arguments: argparse.Namespace) -> int:
    """Compare; exit code 0, whatever differs."""
    if arguments.out:
        refuse_unwritable(arguments.out)
    first, second = load(arguments.first), load(arguments.second)
    found = compare(first, second)
    if arguments.out:
        write(arguments.out, canonical_bytes(found.model_dump(mode="json")))
    print("\n".join(report(first, found)))
    risks: list[Risk] = []
    if arguments.runs:
        risks = [
            assess(plan, runs=arguments.runs, with_drivers=False)[0] for plan in (first, second)
        ]
        print("\n".join(risk_lines(*risks)))
    print(summary(found, risks))
    return 0


def report(first: Plan, found: Comparison) -> list[str]:
    """Return what differs, as lines."""
    currency = first.register_.costs.currency
    lines = [] if found.same_register else ["the registers differ"]
    for title, shifts in (
        ("sites that end on another day", found.sites),
        ("tasks that start on another day", found.tasks),
        ("movements that leave on another day", found.movements),
    ):
        lines.append(f"{title}: {len(shifts)}")
        lines += [f"  {shifted(first, shift)}" for shift in shifts[:SHOWN]]
    lines.append(
        f"movements gone: {len(found.gone)}, new: {len(found.new)}, "
        f"with another load: {len(found.changed)}"
    )
    lines.append("cost by part:")
    for part in found.costs:
        if part.after != part.before:
            change = (part.after - part.before) / 100
            lines.append(
                f"  {part.name:<14} {part.after / 100:>15,.0f} {currency} ({change:+,.0f})"
            )
    change = (found.cents[1] - found.cents[0]) / 100
    lines.append(f"  {'cost':<14} {found.cents[1] / 100:>15,.0f} {currency} ({change:+,.0f})")
    before, after = found.left_behind
    lines.append(f"left at liquidation sites: {after} pieces ({after - before:+d})")
    return lines


def shifted(plan: Plan, shift: Shift) -> str:
    """Return a shift in words."""
    days = plan.days
    return (
        f"{shift.ref:<28} {days.date(shift.before)} -> {days.date(shift.after)} ({shift.days:+d})"
    )


def risk_lines(first: Risk, second: Risk) -> list[str]:
    """Return both risks beside each other."""
    lines = [f"risk, {first.runs:,} futures of each; every chance is an estimate:"]
    for name, risk in (("first", first), ("second", second)):
        mission, date = risk.mission, risk.days.date
        lines.append(
            f"  {name:<7} on time {mission.on_time:6.1%}  P50 {date(mission.p50 - 1)}"
            f"  P80 {date(mission.p80 - 1)}"
        )
    return lines


def summary(found: Comparison, risks: list[Risk]) -> str:
    """Return the line for programs."""
    return json.dumps(
        {
            "sites_moved": len(found.sites),
            "moved_share": round(found.moved_share, 4),
            "cost_change": round((found.cents[1] - found.cents[0]) / 100),
            "feasible": list(found.feasible),
            "left_behind": list(found.left_behind),
            **({"on_time": [risk.mission.on_time for risk in risks]} if risks else {}),
        }
    )
