"""`drawdown check PATH`: say all that is wrong with a mission folder, or with a plan file.

A folder: every finding with file, row, what was found and what to do; errors stop a plan, warnings
do not. A file: every rule that the plan breaks, by a checker that shares nothing with the solver.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from drawdown.cli import check_folder, check_plan


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a path."""
    parser.add_argument("path", type=Path, help="mission folder, or plan file")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print what is wrong and how much of it; exit code 1 when there is an error."""
    check = check_plan.run if is_file(arguments.path) else check_folder.run
    return check(arguments.path, as_json=arguments.json)


def is_file(path: Path) -> bool:
    """Return whether a file is there. A path that the system refuses is named as no folder."""
    try:
        return path.is_file()
    except OSError:
        return False
