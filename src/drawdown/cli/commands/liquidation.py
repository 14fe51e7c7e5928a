"""`drawdown liquidation`: say what is open after the withdrawal, and whether it adds up.

`status` prints open items by kind, age and owner, then the balance of assets and money. Each
difference is named with the act that it goes back to. The last line is JSON.
"""

from __future__ import annotations

import argparse
from datetime import date

from drawdown.web.command import run_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what to say, and of which day."""
    parser.add_argument("what", choices=("status",))
    parser.add_argument(
        "--as-of", type=date.fromisoformat, metavar="DATE", help="ages are of this day; else today"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print it; exit code 1 while a difference is unexplained."""
    as_of = arguments.as_of.isoformat() if arguments.as_of else ""
    return run_command("liquidation_status", as_of=as_of)
