"""`drawdown cosign`: have the newest checkpoint of the ledger cosigned by its witnesses.

Asks those that have an address in `witnesses.json`. For one that is reached by files alone, write a
request and take its answer back.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from drawdown.cli.arguments import whole
from drawdown.cli.files import refuse_unwritable
from drawdown.web.command import run_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the files, if it goes by files."""
    by_files = parser.add_mutually_exclusive_group()
    by_files.add_argument("--request", type=Path, metavar="OUT", help="write a request")
    by_files.add_argument("--answer", type=Path, metavar="IN", help="take the answer to it")
    parser.add_argument(
        "--seen",
        type=whole(0, 2**53),
        default=0,
        help="how many entries the witness has seen, for --request; default: 0",
    )


def run(arguments: argparse.Namespace) -> int:
    """Do it; exit code 1 when too few witnesses have cosigned, and why is said for each."""
    if arguments.request:
        refuse_unwritable(arguments.request)
    return run_command(
        "cosign", request=arguments.request, answer=arguments.answer, seen=arguments.seen
    )
