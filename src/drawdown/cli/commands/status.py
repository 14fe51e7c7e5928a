"""`drawdown status`: say how the ledger and every site stand, gate by gate.

The last line is JSON: the sites with their state, and each gate passed, ready, or what it lacks.
"""

from __future__ import annotations

import argparse

from drawdown.web.command import run_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what to look at, and how to print it."""
    parser.add_argument(
        "--whole", action="store_true", help="recompute the tree from every entry, too"
    )
    parser.add_argument(
        "--json", action="store_true", help="print the state of the ledger as JSON alone"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print it; exit code 1 when there is no ledger yet, or it is damaged."""
    code = run_command("ledger_status", whole=arguments.whole, json=arguments.json)
    return code or (0 if arguments.json else run_command("site_status"))
