"""Replanning after random events: time, share that moves, what is won back; all checked.

    .venv/bin/python benchmarks/replan.py --sites 13

Without a plan file or a number of sites the shipped example is planned first.
`plans_that_break_a_rule` counts answers with a breach that the plan before did not have, be it of a
rule that it broke elsewhere; each breach is printed with its event on standard error.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))  # run as a file, it finds its own folder

from benchmarks.planned import add_arguments, plan_of
from drawdown.plan.check import violations
from drawdown.plan.schedule import MovementKind, Plan
from drawdown.progress.replan.answer import answer
from drawdown.progress.replan.events import Event, EventKind
from drawdown.progress.replan.params import ReplanParams
from drawdown.progress.replan.situation import situation_of

LONGEST = 28
"""Days that an event lasts at most."""


def random_event(plan: Plan, chance: random.Random) -> tuple[Event, int]:
    """Return an event on something that the plan still uses, and the day on which it is known."""
    as_of = chance.randrange(20, max(21, plan.deadline * 2 // 3))
    coming = [m for m in plan.movements if m.depart > as_of + 7]
    convoys = [m for m in coming if m.legs]
    kinds = [
        EventKind.LEG_SHUT,
        EventKind.CONVOY_SLIPS,
        EventKind.CREW_LOST,
        EventKind.AIRFIELD_SHUT,
    ]
    kind = chance.choice(kinds if convoys else [EventKind.CREW_LOST])
    first = as_of + chance.randrange(0, 14)
    last = first + chance.randrange(7, LONGEST)
    if kind is EventKind.LEG_SHUT:
        subject = chance.choice(chance.choice(convoys).legs).leg
    elif kind is EventKind.CONVOY_SLIPS:
        movement = chance.choice(convoys)
        subject, first = movement.id, movement.depart + chance.randrange(3, 15)
        last = first
    elif kind is EventKind.CREW_LOST:
        crews = sorted({t.crew for t in plan.tasks if t.crew and t.start > as_of} - held(plan))
        subject = chance.choice(crews)
    else:
        flights = [m for m in coming if m.kind is MovementKind.FLIGHT]
        subject = chance.choice(flights).origin if flights else plan.sites[0].site
    days = plan.days
    event = Event(kind=kind, subject=subject, first=days.date(first), last=days.date(last))
    return event, as_of


def held(plan: Plan) -> set[str]:
    """Return the kinds of crew that stay with a site."""
    return {crew.kind for crew in plan.register_.crews if crew.held_throughout}


def stopwatch() -> Callable[[], float]:
    """Return what tells the seconds since now."""
    began = time.monotonic()
    return lambda: time.monotonic() - began


def breaches(plan: Plan) -> Counter[tuple[str, str]]:
    """Return how often each thing breaks each rule; on which day does not matter."""
    return Counter((violation.rule, violation.what) for violation in violations(plan))


def tell_breaches(event: Event, as_of: int, new: Counter[tuple[str, str]]) -> bool:
    """Print each breach beside its event, as `--event` takes it; return whether there is one."""
    named = f"{event.kind}:{event.subject}:{event.first}:{event.last} on day {as_of}"
    for (rule, what), number in sorted(new.items()):
        print(f"{named}: {rule}, {number} times: {what}", file=sys.stderr, flush=True)
    return bool(new)


def measure(plan: Plan, events: int, seconds: float, seed: int) -> dict[str, object]:
    """Return what the benchmark prints."""
    chance = random.Random(seed)  # noqa: S311 - a benchmark
    before = breaches(plan)
    params = ReplanParams(seconds=seconds, seed=seed)
    answer(situation_of(plan, [], plan.days.date(1)), ReplanParams(seconds=0), stopwatch())
    times, shares, repair_cost, cost, broken = [], [], [], [], 0
    for _ in range(events):
        event, as_of = random_event(plan, chance)
        clock = stopwatch()
        situation = situation_of(plan, [event], plan.days.date(0) + timedelta(days=as_of))
        found = answer(situation, params, clock, judge=lambda trial: len(violations(trial)))
        times.append(clock())
        shares.append(found.comparison.moved_share)
        repair_cost.append(found.repaired_cents / plan.cost_cents - 1)
        cost.append(found.plan.cost_cents / plan.cost_cents - 1)
        broken += tell_breaches(event, as_of, breaches(found.plan) - before)
    lost = sum(repair_cost)
    won = lost - sum(cost)
    return {
        "sites": len(plan.sites),
        "events": events,
        "p95_seconds": round(float(np.percentile(times, 95)), 2),
        "moved_share": round(float(np.mean(shares)), 4),
        "bought_back": round(won / lost, 4) if lost > 0 else 0.0,
        "repair_cost": round(float(np.mean(repair_cost)), 4),
        "cost": round(float(np.mean(cost)), 4),
        "checked": events,
        "plans_that_break_a_rule": broken,
    }


def main() -> None:
    """Measure one plan."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    parser.add_argument("--events", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print(json.dumps(measure(plan_of(given), given.events, given.seconds, given.seed)))


if __name__ == "__main__":
    main()
