"""`drawdown bundle OUT`: write one file with which a stranger checks the ledger.

With --site it holds what concerns that site alone, for its host: no refusals, no personal values,
no document that tells of another site.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from drawdown.web.command import run_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take where to, and of what."""
    parser.add_argument("out", type=Path, metavar="OUT", help="the file, like ledger.zip")
    parser.add_argument("--site", help="only what concerns this site alone")
    parser.add_argument(
        "--without-personal", action="store_true", help="leave out every personal value"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write it; exit code 1 when the ledger is damaged or the file cannot be written."""
    return run_command(
        "bundle",
        str(arguments.out),
        site=arguments.site,
        without_personal=arguments.without_personal,
    )
