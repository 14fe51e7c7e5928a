"""The playing process: reads a plan from the content store and writes its outlook to a file.

It knows no Django, and takes its time beside the pages: the first play after an installation
compiles for half a minute.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from drawdown.core.canonical import canonical_bytes
from drawdown.documents.content import ContentStore
from drawdown.plan.schedule import Plan
from drawdown.progress.outlook import NOTHING_SEEN, observed_in, outlook_of
from drawdown.register.history import History

BESIDE = 10
"""How nice the process is to the pages."""


def main(arguments: list[str] | None = None) -> int:
    """Play, and write the outlook whole or not at all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--plan", required=True)
    parser.add_argument("--history", required=True)
    parser.add_argument("--runs", type=int, required=True)
    parser.add_argument("--observed", type=Path, help="a table of journeys that were made")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args(arguments)
    store = ContentStore(asked.documents)
    plan = Plan.model_validate_json(store.get(asked.plan))
    history = History.model_validate_json(store.get(asked.history))
    observed = observed_in(asked.observed, plan) if asked.observed else NOTHING_SEEN
    outlook = outlook_of(plan, history, runs=asked.runs, observed=observed)
    partial = asked.out.with_suffix(".part")
    partial.write_bytes(canonical_bytes(outlook.model_dump(mode="json")))
    partial.replace(asked.out)
    return 0


if __name__ == "__main__":
    os.nice(BESIDE)
    raise SystemExit(main())
