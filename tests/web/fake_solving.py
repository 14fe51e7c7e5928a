"""A planning process that stores the small plan, waits, breaks or refuses, by its budget."""

from __future__ import annotations

import sys
from pathlib import Path

from drawdown.documents.content import ContentStore
from drawdown.plan.codec import dump
from drawdown.web.works.running.messages import Better, MadePlan, Message, NoPlan, write
from tests.web.small_plan import small_plan

AT_ONCE, UNTIL_TOLD, BREAKS, REFUSES = 10, 11, 12, 13


def say(message: Message) -> None:
    sys.stdout.write(write(message) + "\n")
    sys.stdout.flush()


def main(arguments: list[str]) -> int:
    given = dict(zip(arguments[::2], arguments[1::2], strict=True))
    store, seconds = ContentStore(Path(given["--documents"])), int(given["--seconds"])
    store.get(given["--register"])
    say(Better(elapsed_ms=100, cost_cents=120_000_000, bound_cents=80_000_000))
    if seconds == UNTIL_TOLD:
        sys.stdin.read()
    if seconds == BREAKS:
        return 3
    if seconds == REFUSES:
        say(NoPlan(reason="Nord has no way out"))
        return 1
    plan = small_plan()
    digest = store.put(dump(plan))
    say(MadePlan(digest, feasible=plan.feasible, cost_cents=plan.cost_cents))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
