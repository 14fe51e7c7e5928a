"""`drawdown example NAME FOLDER`: write an example mission out, to read and to change."""

from __future__ import annotations

import argparse
from pathlib import Path

from drawdown.cli.folders import write_out
from drawdown.examples import minusma_folder

EXAMPLES = {"minusma": minusma_folder}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the name of an example and a folder."""
    parser.add_argument("name", choices=sorted(EXAMPLES), help="which one")
    parser.add_argument("folder", type=Path, help="a new or an empty folder")


def run(arguments: argparse.Namespace) -> int:
    """Write the folder; exit code 1 when there is something in it."""
    return write_out(EXAMPLES[arguments.name](), arguments.folder)
