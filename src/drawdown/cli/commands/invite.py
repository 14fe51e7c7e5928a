"""`drawdown invite`: give a person a new way in, from the machine itself.

For an administrator who has lost the password or the second factor. The ledger tells that it was
done.
"""

from __future__ import annotations

import argparse

from drawdown.web.command import run_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the person."""
    parser.add_argument("person", help="the id of the person, p-…, as the page of people shows it")


def run(arguments: argparse.Namespace) -> int:
    """Invite; exit code 1 for somebody who is not enrolled, has left or has no address."""
    return run_command("invite", arguments.person)
