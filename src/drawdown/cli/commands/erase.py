"""`drawdown erase PERSON`: remove the personal values of somebody; every proof still verifies.

Lists the bundles that were handed out with the values, and the documents about the person: they are
not altered. Whoever has this machine does it as its operator.
"""

from __future__ import annotations

import argparse

from drawdown.web.command import run_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a person."""
    parser.add_argument("person", metavar="PERSON", help="the id, like p-7f3a")


def run(arguments: argparse.Namespace) -> int:
    """Erase; exit code 1 when nobody of that id is known, or it must not be."""
    return run_command("erase", arguments.person)
