"""`drawdown erase PERSON`: remove the personal values of somebody; every proof still verifies.

`drawdown erase --act INDEX` removes the names that one act gives of people who are not enrolled.
Lists the bundles that were handed out with the values, and the documents about the person: they are
not altered. Whoever has this machine does it as its operator.
"""

from __future__ import annotations

import argparse

from drawdown.web.command import run_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a person, or an act that names people who are not enrolled."""
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("person", metavar="PERSON", nargs="?", help="the id, like p-7f3a")
    which.add_argument(
        "--act",
        type=int,
        metavar="INDEX",
        help="the index of an act in the ledger: erases the witnesses whom nobody enrolled",
    )


def run(arguments: argparse.Namespace) -> int:
    """Erase; exit code 1 when nobody of that id is known, or it must not be."""
    if arguments.act is not None:
        return run_command("erase", f"--act={arguments.act}")
    return run_command("erase", arguments.person)
