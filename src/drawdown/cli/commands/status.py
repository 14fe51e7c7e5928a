"""`drawdown status`: say how the ledger stands, what was signed last, and what room is left."""

from __future__ import annotations

import argparse

from drawdown.web.command import run_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what to look at, and how to print it."""
    parser.add_argument(
        "--whole", action="store_true", help="recompute the tree from every entry, too"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print it; exit code 1 when there is no ledger yet, or it is damaged."""
    return run_command("ledger_status", whole=arguments.whole, json=arguments.json)
