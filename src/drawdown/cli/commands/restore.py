"""`drawdown restore`: put a backup into an empty home, and compare the ledger with it.

Every byte is compared with the manifest before anything is written. The home of `DRAWDOWN_HOME`
must be empty, and so must the database of `DRAWDOWN_DATABASE_URL` where one is named.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

from drawdown.web.backup.restoring import restore_backup
from drawdown.web.command import run_command
from drawdown.web.environment import read_environment


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the backup, and where its mission folder goes."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a file of drawdown backup")
    parser.add_argument(
        "--mission", type=Path, metavar="FOLDER", help="where to put the mission folder in it"
    )


def run(arguments: argparse.Namespace) -> int:
    """Restore; exit code 1, and why, when something stands in the way. The last line is JSON."""
    environment = read_environment(os.environ)
    manifest = restore_backup(environment, arguments.file, mission=arguments.mission)
    entries, root = manifest["entries"], manifest["root"]
    if entries and (code := run_command("audit_restored", entries=entries, root=root)):
        return code
    print(f"{environment.home}: restored as it was on {manifest['made']}")
    print(json.dumps({"home": str(environment.home), "entries": entries, "root": root}))
    return 0
