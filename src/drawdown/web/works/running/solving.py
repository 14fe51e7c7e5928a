"""The planning process: reads a register from the content store and stores a plan in it.

Given a plan and what happened, it changes that plan instead.

It knows no Django. It writes a message for each better plan or bound, and a last one that names the
plan. Closing its standard input tells it to stop and keep the best plan, so it also stops when the
process that started it dies.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from drawdown.core.findings import Refused
from drawdown.documents.content import ContentStore
from drawdown.plan.check import violations
from drawdown.plan.codec import dump
from drawdown.plan.params import SolveParams
from drawdown.plan.schedule import Plan, Progress
from drawdown.plan.solve import solve
from drawdown.progress.replan.answer import answer
from drawdown.progress.replan.improve import Watch
from drawdown.progress.replan.leave import is_about
from drawdown.progress.replan.params import ReplanParams
from drawdown.progress.replan.shock import Shock
from drawdown.register.model import Register
from drawdown.web.works.running.messages import Better, MadePlan, Message, NoPlan, write


def main(arguments: list[str]) -> int:
    """Plan, and return 0 when a plan was stored and 1 when there is none."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--register", required=True)
    parser.add_argument("--seconds", type=int, required=True)
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--from-plan", help="change this plan, by its hash")
    parser.add_argument("--event", help="after this document of events, by its hash")
    asked = parser.parse_args(arguments)
    stop = threading.Event()
    threading.Thread(target=_watch, args=(stop,), daemon=True).start()
    with _channel() as channel:
        work = _replan if asked.from_plan else _plan
        return work(asked, stop, tell=lambda message: _say(channel, message))


def _plan(
    asked: argparse.Namespace, stop: threading.Event, *, tell: Callable[[Message], None]
) -> int:
    store = ContentStore(asked.documents)
    register = Register.model_validate_json(store.get(asked.register))
    try:
        plan = solve(
            register,
            SolveParams(seconds=asked.seconds, rounds=asked.rounds),
            on_progress=lambda step: tell(_better(step)),
            should_stop=stop.is_set,
        )
    except Refused as refused:
        tell(NoPlan(reason=str(refused)))
        return 1
    return _made(store, plan, tell)


def _replan(
    asked: argparse.Namespace, stop: threading.Event, *, tell: Callable[[Message], None]
) -> int:
    """Change a plan after a shock."""
    store = ContentStore(asked.documents)
    before = Plan.model_validate_json(store.get(asked.from_plan))
    shock = Shock.model_validate_json(store.get(asked.event))
    try:
        found = answer(
            shock.on(before),
            ReplanParams(seconds=asked.seconds, rounds=asked.rounds),
            clock=_since_first_asked(),
            judge=lambda trial: sum(
                not is_about(each.what, shock.left) for each in violations(trial)
            ),
            watch=Watch(tell=lambda step: tell(_better(step)), should_stop=stop.is_set),
        )
    except Refused as refused:
        tell(NoPlan(reason=str(refused)))
        return 1
    return _made(store, found.plan, tell)


def _since_first_asked() -> Callable[[], float]:
    """Return what tells the seconds since it was first asked.

    That is after the first repair, and so after what the first one on a machine has to compile.
    """
    began: list[float] = []

    def seconds() -> float:
        if not began:
            began.append(time.monotonic())
        return time.monotonic() - began[0]

    return seconds


def _made(store: ContentStore, plan: Plan, tell: Callable[[Message], None]) -> int:
    digest = store.put(dump(plan))
    tell(MadePlan(digest=digest, feasible=plan.feasible, cost_cents=plan.cost_cents))
    return 0


def _watch(stop: threading.Event) -> None:
    sys.stdin.read()
    stop.set()


def _better(step: Progress) -> Better:
    return Better(
        elapsed_ms=round(step.seconds * 1000),
        cost_cents=step.cents,
        bound_cents=step.bound_cents,
    )


def _channel() -> TextIO:
    """Keep standard output for messages: solvers write to it too, and that goes nowhere."""
    kept = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    return kept


def _say(channel: TextIO, message: Message) -> None:
    channel.write(write(message) + "\n")
    channel.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
