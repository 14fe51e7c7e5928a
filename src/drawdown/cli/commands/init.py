"""`drawdown init FOLDER`: write a small mission with comments, to start one's own from."""

from __future__ import annotations

import argparse
from pathlib import Path

from drawdown.cli.folders import write_out
from drawdown.examples import start_folder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a folder."""
    parser.add_argument("folder", type=Path, help="a new or an empty folder")


def run(arguments: argparse.Namespace) -> int:
    """Write the folder; exit code 1 when there is something in it."""
    return write_out(start_folder(), arguments.folder)
