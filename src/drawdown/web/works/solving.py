"""The planning process: reads a register from the content store and stores a plan in it.

It knows no Django. It writes a message for each better plan or bound, and a last one that names the
plan. Closing its standard input tells it to stop and keep the best plan, so it also stops when the
process that started it dies.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from drawdown.core.findings import Refused
from drawdown.documents.content import ContentStore
from drawdown.plan.codec import dump
from drawdown.plan.params import SolveParams
from drawdown.plan.schedule import Progress
from drawdown.plan.solve import solve
from drawdown.register.model import Register
from drawdown.web.works.messages import Better, MadePlan, Message, NoPlan, write


def main(arguments: list[str]) -> int:
    """Plan, and return 0 when a plan was stored and 1 when there is none."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--register", required=True)
    parser.add_argument("--seconds", type=int, required=True)
    parser.add_argument("--rounds", type=int)
    asked = parser.parse_args(arguments)
    stop = threading.Event()
    threading.Thread(target=_watch, args=(stop,), daemon=True).start()
    with _channel() as channel:
        return _plan(asked, stop, tell=lambda message: _say(channel, message))


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
