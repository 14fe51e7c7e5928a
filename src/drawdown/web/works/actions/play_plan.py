"""Play a plan in many futures, in a process of its own, and keep what comes out."""

from __future__ import annotations

import subprocess
import sys

from drawdown.web.store import documents
from drawdown.web.works.outlook.shelf import LONGEST, Shelf
from drawdown.web.works.queries import plan_named

MODULE = "drawdown.web.works.running.playing"
RUNS = 10_000


def play_plan(digest: str, *, runs: int = RUNS, journeys: str = "") -> None:
    """Make the outlook of a plan, with a table of journeys that were made where there is one.

    Whatever happens, it can be asked for again afterwards.
    """
    row, shelf = plan_named(digest), Shelf(digest)
    if row is None:
        raise LookupError(digest)
    try:
        shelf.folder.mkdir(parents=True, exist_ok=True)
        shelf.journeys.write_text(journeys)
        subprocess.run(
            [
                sys.executable,
                "-m",
                MODULE,
                *("--documents", str(documents().root)),
                *("--plan", digest),
                *("--history", row.snapshot.history),
                *("--runs", str(runs)),
                *(("--observed", str(shelf.journeys)) if journeys else ()),
                *("--out", str(shelf.file)),
            ],
            check=True,
            timeout=LONGEST,
        )
    finally:
        shelf.end()
