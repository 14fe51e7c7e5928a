"""`drawdown demo`: plan the example, and tell in acts how it was closed and liquidated up to a day.

Built from public facts; every paper is reconstructed and marked so. The state is that of
`DRAWDOWN_HOME`, which must be empty or hold the example already.
"""

from __future__ import annotations

import argparse
import os
from datetime import date

from drawdown.web.command import run_command
from drawdown.web.environment import EXAMPLE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the day."""
    parser.add_argument(
        "--as-of",
        type=date.fromisoformat,
        required=True,
        metavar="DATE",
        help="the day to tell up to: 2023-12-08 is the day of Sévaré, 2024-11-15 the end",
    )
    parser.add_argument(
        "--no-plan",
        action="store_true",
        help="make no plan first: quicker; work and refused clearances are then told without one",
    )
    parser.add_argument(
        "--property",
        action="store_true",
        help="enter 20,000 synthetic lines of property too, and tell what became of them",
    )
    parser.add_argument(
        "--one-in",
        type=int,
        default=1,
        metavar="N",
        help="enter only every N-th of these lines, for a quicker story",
    )


def run(arguments: argparse.Namespace) -> int:
    """Tell it; exit code 1 when the state holds another mission."""
    os.environ[EXAMPLE] = "1"
    as_of, planned = arguments.as_of.isoformat(), not arguments.no_plan
    told = run_command("tell_liquidation", as_of=as_of, planned=planned, needs_ledger=False)
    if told or not arguments.property:
        return told
    told = run_command("synthetic_property", one_in=arguments.one_in)
    return told or run_command("tell_property", as_of=as_of)
