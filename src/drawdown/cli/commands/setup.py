"""`drawdown setup`: set up a real mission: its ledger, its keys and its first administrator.

Asks for what no option gives. State lives in `DRAWDOWN_HOME`, which must not hold a mission yet. It
prints the invitation of the administrator; serve the mission, open the link and choose a password.
"""

from __future__ import annotations

import argparse
import os

from drawdown.web.command import run_command
from drawdown.web.environment import OWNER_ALONE, read_environment

ASKED = {
    "mission": "Short name of the mission, such as minusma: ",
    "origin": "Name of its log, which no other log has, such as minusma.example/drawdown: ",
    "name": "Name of the first administrator: ",
    "email": "Their e-mail address: ",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the mission and its first administrator."""
    parser.add_argument("--mission", help="short name of the mission, such as minusma")
    parser.add_argument("--origin", help="name of its log, such as minusma.example/drawdown")
    parser.add_argument("--name", help="name of the first administrator")
    parser.add_argument("--email", help="their e-mail address")
    parser.add_argument(
        "--role",
        action="append",
        default=[],
        help="another office of theirs, for a mission with few people; may be repeated",
    )


def run(arguments: argparse.Namespace) -> int:
    """Set up; exit code 1 where there is a mission already."""
    read_environment(os.environ).home.mkdir(mode=OWNER_ALONE, parents=True, exist_ok=True)
    given = {name: getattr(arguments, name) or input(ask).strip() for name, ask in ASKED.items()}
    return run_command("setup", needs_ledger=False, role=arguments.role, **given)
