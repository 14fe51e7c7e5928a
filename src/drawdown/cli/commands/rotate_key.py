"""`drawdown rotate-key`: make a new key for the ledger; the old one signs that it follows.

The witnesses have to be told the new key, which is printed.
"""

from __future__ import annotations

import argparse

from drawdown.web.command import run_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a reason."""
    parser.add_argument(
        "--why",
        choices=["routine", "suspected"],
        default="routine",
        help="suspected: others may know the old key; default: routine",
    )


def run(arguments: argparse.Namespace) -> int:
    """Change the key; exit code 1 where the old one cannot sign any more."""
    return run_command("rotate_key", why=arguments.why)
