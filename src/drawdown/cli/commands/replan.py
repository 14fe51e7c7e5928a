"""`drawdown replan plan.json --event ...`: change a plan after what has happened."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from drawdown.cli.arguments import whole
from drawdown.cli.check_plan import load
from drawdown.cli.commands.compare import report as moved_lines
from drawdown.cli.files import refuse_unwritable, write
from drawdown.cli.first_run import say_if_compiling
from drawdown.cli.printing import printable
from drawdown.core.canonical import canonical_bytes
from drawdown.plan.check import Violation, violations
from drawdown.plan.codec import dump
from drawdown.plan.schedule import Plan
from drawdown.progress.replan.answer import Answer, answer
from drawdown.progress.replan.events import in_order, parse_event, read_events
from drawdown.progress.replan.leave import Variant, is_about, template, variants
from drawdown.progress.replan.params import ReplanParams
from drawdown.progress.replan.shock import last_known
from drawdown.progress.replan.situation import situation_of

SHOWN = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a plan file and what has happened."""
    parser.add_argument("plan", type=Path, help="plan file")
    parser.add_argument(
        "--event", action="append", default=[], metavar="KIND:SUBJECT:FROM[:TO]", help="an event"
    )
    parser.add_argument("--events", type=Path, help="YAML file of events")
    parser.add_argument("--as-of", type=day, help="today (default: when the last event is known)")
    parser.add_argument("--freeze", type=whole(0, 90), default=7, help="days left as they are")
    parser.add_argument("--seconds", type=whole(0, 3600), default=4, help="time to improve")
    parser.add_argument("--rounds", type=whole(1, 1_000_000), help="stop after so many tries")
    parser.add_argument("--seed", type=whole(0, 2**32 - 1), default=1)
    parser.add_argument("--out", type=Path, help="write the new plan to this JSON file")
    parser.add_argument("--leave-out", type=Path, help="write the 72-hour variants of all sites")


def day(text: str) -> date:
    """Return a date."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"`{text}` is no date such as 2023-07-26") from error


def run(arguments: argparse.Namespace) -> int:
    """Replan; exit code 0 for a plan that is feasible and keeps every rule, else 1."""
    clock = stopwatch()
    for path in (arguments.out, arguments.leave_out):
        if path:
            refuse_unwritable(path)
    plan = load(arguments.plan)
    events = [parse_event(text) for text in arguments.event]
    events += read_events(arguments.events) if arguments.events else []
    as_of = arguments.as_of or last_known(plan, events)
    params = ReplanParams(
        seconds=arguments.seconds,
        freeze=arguments.freeze,
        seed=arguments.seed,
        rounds=arguments.rounds,
    )
    say_if_compiling()
    situation = situation_of(plan, in_order(events), as_of)
    gone = {site for site, _ in situation.leave}
    found = answer(situation, params, clock, judge=lambda trial: len(broken_in(trial, gone)[0]))
    seconds = clock()
    if arguments.out:
        write(arguments.out, dump(found.plan))
    if arguments.leave_out:
        write(arguments.leave_out, canonical_bytes(leaving(plan)))
    broken, aside = judged(found)
    print("\n".join(report(plan, found, broken)))
    if aside:
        print(f"{aside} findings about sites that are left without a handover are set aside")
    print(summary(found, len(broken), seconds))
    return 0 if found.plan.feasible and not broken else 1


def judged(found: Answer) -> tuple[list[str], int]:
    """Return what breaks a rule, and how much is set aside.

    The rules know no site that is left without a handover: its missing tasks and cargo are no news.
    """
    broken, aside = broken_in(found.plan, {variant.site for variant in found.leave})
    return [printable(violation.dated(found.plan.days)) for violation in broken], aside


def broken_in(plan: Plan, gone: set[str]) -> tuple[list[Violation], int]:
    """Return what breaks a rule in a plan, and how much about sites that are left is set aside."""
    every = violations(plan)
    broken = [violation for violation in every if not is_about(violation.what, gone)]
    return broken, len(every) - len(broken)


def stopwatch() -> Callable[[], float]:
    """Return what tells the seconds since now."""
    began = time.monotonic()
    return lambda: time.monotonic() - began


def leaving(plan: Plan) -> dict[str, object]:
    """Return the 72-hour variant of every site with the steps that it takes."""
    return {
        "format": "drawdown-leave/1",
        "plan": plan.register_hash,
        "template": template().model_dump(mode="json"),
        "sites": [variant.model_dump(mode="json") for variant in variants(plan)],
    }


def report(plan: Plan, found: Answer, broken: list[str]) -> list[str]:
    """Return what moves, what it costs, what is lost and needed, as lines."""
    lines = moved_lines(plan, found.comparison)
    lines += [f"note: {note}" for note in found.notes]
    lines += [f"needed: {need}" for need in found.needs]
    lines += [f"late: {obstacle.text}" for obstacle in found.plan.obstacles]
    for variant in found.leave:
        lines += leave_lines(plan, variant)
    lines += [f"breaks a rule: {text}" for text in broken[:SHOWN]]
    return lines


def leave_lines(plan: Plan, found: Variant) -> list[str]:
    """Return what leaving a site means."""
    lines = [
        f"{found.site} left by {plan.days.date(found.by)}: {found.people} people leave by convoy"
    ]
    for batch in found.cargo:
        pieces = f"{batch.owner.value.upper()} {batch.kind}s"
        lines.append(
            f"  {pieces:<16} {batch.leaves:>5} leave, {batch.remains:>5} destroyed or left"
        )
    if not found.trucks_in_time:
        lines.append(
            f"  no truck can come up and load in 72 hours: no container leaves {found.site}"
        )
    value = found.value_lost_cents / 100
    lines.append(
        f"  value of what remains: {value:,.0f} {plan.register_.costs.currency} (estimate)"
    )
    return lines


def summary(found: Answer, broken: int, seconds: float) -> str:
    """Return the line for programs."""
    before, after = found.comparison.cents
    return json.dumps(
        {
            "feasible": found.plan.feasible,
            "violations": broken,
            "moved_share": round(found.comparison.moved_share, 4),
            "cost_change": round((after - before) / 100),
            "repair_cost_change": round((found.repaired_cents - before) / 100),
            "bought_back": round(found.bought_back, 4),
            "left_behind": list(found.comparison.left_behind),
            "rounds": found.plan.made.rounds,
            "seconds": round(seconds, 2),
        }
    )
