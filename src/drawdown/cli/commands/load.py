"""`drawdown load FOLDER`: put the register of a set-up mission in force.

The mission folder is checked first; with an error in it nothing is loaded. The ledger keeps it as
an act of the operator of this machine. Load it again after it has changed: the newest counts.
"""

from __future__ import annotations

import argparse

from drawdown.web.command import run_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a mission folder."""
    parser.add_argument("folder", help="mission folder, of the mission that was set up")


def run(arguments: argparse.Namespace) -> int:
    """Load it; exit code 1, and why, when it cannot be."""
    return run_command("load", arguments.folder)
