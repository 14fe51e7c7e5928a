"""`drawdown plan FOLDER`: plan a mission folder and print how good the plan is."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from drawdown.cli import planning_confidence
from drawdown.cli.arguments import seconds, share, whole
from drawdown.cli.check_plan import accepts
from drawdown.cli.files import refuse_unwritable, write
from drawdown.cli.printing import print_findings
from drawdown.core.findings import Refused, errors
from drawdown.plan.codec import dump
from drawdown.plan.params import SolveParams
from drawdown.plan.schedule import HoldKind, Plan, Progress
from drawdown.plan.solve import solve
from drawdown.progress.confident.confident import Wish
from drawdown.register.folder import load_folder
from drawdown.register.model import Register
from drawdown.register.site import Outcome
from drawdown.risk.assumptions import read_assumptions

COLUMNS = "{:<14} {:<28} {:<11} {:<11} {:>9}"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a mission folder."""
    parser.add_argument("folder", type=Path, help="mission folder")
    parser.add_argument("--out", type=Path, help="write the plan to this JSON file")
    parser.add_argument("--seconds", type=seconds, default=30.0, help="time to plan (default: 30)")
    parser.add_argument(
        "--seed", type=whole(0, 2**32 - 1), default=1, help="seed of the search (default: 1)"
    )
    parser.add_argument(
        "--rounds",
        type=whole(1, 1_000_000),
        help="stop after so many plans tried, for repeatable runs",
    )
    parser.add_argument(
        "--confidence",
        type=share,
        help="keep the mandate in this share of futures, such as 0.8, or say what that needs; "
        "takes minutes; counts rounds (2 for each plan tried if none are given), not seconds",
    )
    parser.add_argument(
        "--needs-seconds",
        type=seconds,
        default=240.0,
        help="time to look for what --confidence needs, when no plan holds it (default: 240)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Plan; exit code 0 for a feasible plan, 1 for findings or an infeasible plan."""
    began = time.monotonic()
    if arguments.out:
        refuse_unwritable(arguments.out)
    loaded = load_folder(arguments.folder)
    print_findings(loaded.findings, file=sys.stderr)
    if loaded.register is None or errors(loaded.findings):
        print(f"{arguments.folder}: not planned; mend the errors above", file=sys.stderr)
        return 1
    if arguments.confidence:
        return plan_for_confidence(loaded.register, arguments)
    params = SolveParams(seconds=arguments.seconds, seed=arguments.seed, rounds=arguments.rounds)
    try:
        plan = solve(loaded.register, params, on_progress=show_progress)
    except Refused as refused:
        print_findings(refused.findings, file=sys.stderr)
        return 1
    if arguments.out:
        write(arguments.out, dump(plan))
    print(report(plan))
    print(summary(plan, time.monotonic() - began))
    return 0 if plan.feasible else 1


def plan_for_confidence(register: Register, arguments: argparse.Namespace) -> int:
    """Plan for a share of futures; exit code 0 when the plan holds it."""
    wish = Wish(
        confidence=arguments.confidence,
        assumptions=read_assumptions(),
        accepts=accepts,
        rounds=arguments.rounds or 2,
        seed=arguments.seed,
    )
    found = planning_confidence.answer(register, wish, seconds=arguments.needs_seconds)
    if arguments.out:
        write(arguments.out, dump(found.plan))
    print(report(found.plan))
    print(planning_confidence.report(found))
    print(planning_confidence.summary(found))
    return 0 if found.holds else 1


def show_progress(step: Progress) -> None:
    """Print an improvement to standard error."""
    gap = (step.cents - step.bound_cents) / step.cents if step.cents else 0.0
    line = f"{step.seconds:6.1f} s  best {dollars(step.cents)}  gap {gap:.1%}  ({step.by})"
    print(line, file=sys.stderr)


def dollars(cents: int) -> str:
    """Return an amount with thousands separated, without cents."""
    return f"{round(cents / 100):,}"


def report(plan: Plan) -> str:
    """Return the sites in closing order, the cost by part, the bound and the gap."""
    currency = plan.register_.costs.currency
    lines = [COLUMNS.format("site", "outcome", "signed", "ended", "days left")]
    for site in plan.sites:
        outcome = "closed" if site.outcome is Outcome.CLOSE else "converted to liquidation"
        signed = plan.days.date(site.signed - 1).isoformat() if site.signed else "-"
        ended = plan.days.date(site.ended - 1).isoformat()
        left = plan.deadline - site.ended
        lines.append(COLUMNS.format(site.site, outcome, signed, ended, left))
    lines.append("")
    for part in plan.costs:
        mark = " (the same in every plan)" if part.fixed else " (penalty)" if part.penalty else ""
        lines.append(f"  {part.name:<14} {dollars(part.cents):>15} {currency}{mark}")
    lines.append(f"  {'cost':<14} {dollars(plan.cost_cents):>15} {currency}")
    lines.append(f"  {'lower bound':<14} {dollars(plan.bound.cents):>15} {currency}")
    lines.append(f"  {'gap':<14} {plan.gap:>15.4f}")
    left = sum(item.teu + item.vehicles for item in plan.left_behind)
    lines.append(f"  {left} containers and vehicles stay under guard at liquidation sites")
    if estimates(plan):
        lines.append("  figures rest on estimates: see `inferred` in the mission folder")
    lines.extend(f"  obstacle: {obstacle.text}" for obstacle in plan.obstacles)
    if not plan.feasible:
        lines.append("  what would be enough: drawdown why PLAN --needs, with the file of --out")
    return "\n".join(lines)


def estimates(plan: Plan) -> bool:
    """Return whether any price or capacity of the register is an estimate."""
    register = plan.register_
    records = [register.costs, register.movement.escorts, *register.crews, *register.cargo]
    return any(mark.inferred for record in records for mark in record.provenance.values())


def summary(plan: Plan, seconds: float) -> str:
    """Return the line for programs: sites, feasibility, cost, bound, gap, seconds, memory."""
    late = sorted({o.kind.value for o in plan.obstacles if o.kind is not HoldKind.CHOICE})
    return json.dumps(
        {
            "sites": len(plan.sites),
            "feasible": plan.feasible,
            "cost": round(plan.cost_cents / 100),
            "bound": round(plan.bound.cents / 100),
            "gap": round(plan.gap, 6),
            "seconds": round(seconds, 2),
            "peak_mb": round(plan.made.peak_mb or 0),
            **({"held_by": late} if late else {}),
        }
    )
