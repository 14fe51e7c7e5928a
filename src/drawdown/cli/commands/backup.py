"""`drawdown backup`: write one file that holds the whole installation, while it runs.

Database, documents, keys, secrets and files of the home, each with its hash. Whoever reads the file
can sign for the mission: keep it like the keys. The last line is JSON.
"""

from __future__ import annotations

import argparse
import json
import os
from datetime import UTC, datetime
from pathlib import Path

from drawdown.cli.files import refuse_unwritable
from drawdown.web.backup.making import make_backup
from drawdown.web.environment import read_environment


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take where to, and the mission folder."""
    parser.add_argument("file", type=Path, metavar="FILE", help="where to write it")
    parser.add_argument(
        "--mission", type=Path, metavar="FOLDER", help="the mission folder, to be kept with it"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write it, whole or not at all; exit code 1, and why, when it cannot be."""
    refuse_unwritable(arguments.file)
    told = make_backup(
        read_environment(os.environ),
        arguments.file,
        mission=arguments.mission,
        at=datetime.now(UTC),
    )
    print(f"{arguments.file}: {told['pieces']} files; {told['entries']} entries of the ledger")
    print(json.dumps(told))
    return 0
