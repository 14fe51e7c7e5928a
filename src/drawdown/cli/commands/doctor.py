"""`drawdown doctor`: say what is wrong with this installation, and what to do about it.

Looks at settings, home, keys, certificates, the machine, the database, the ledger and what hangs on
it; changes nothing. A line for each check; the last line is JSON.
"""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime

from drawdown.web.command import run_command
from drawdown.web.doctor.installation import Installation, look
from drawdown.web.doctor.setting_checks import BLOCKING, CHECKS
from drawdown.web.doctor.telling import last_line, lines
from drawdown.web.environment import read_environment


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take how far to look."""
    parser.add_argument(
        "--quick",
        action="store_true",
        help="leave out what takes time with the size of the mission: ledger, documents, rows",
    )


def run(arguments: argparse.Namespace) -> int:
    """Look; exit code 1 when something has to be mended.

    Where the settings cannot be loaded, or loading them would make what is missing, that is all.
    """
    at = Installation(read_environment(os.environ), os.environ, datetime.now(UTC))
    found = look(CHECKS, at)
    if not any(each.code in BLOCKING for looked in found for each in looked.findings):
        return run_command("doctor", needs_ledger=False, quick=arguments.quick)
    for line in lines(found):
        print(line)
    print(last_line(found, at))
    return 1
