"""`drawdown open-data --out DIR`: write released figures as CSV, HXL and GeoJSON.

Only what a released statement says is written; what was corrected since is left out. With
`--folder` the sets of figures that its history cites as released. The last line is JSON.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

from drawdown.cli.telling_records import records
from drawdown.core.canonical import digest
from drawdown.reports.open_data import files_of
from drawdown.reports.released import figures_of, released_sets
from drawdown.web.command import run_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the day, and where to write."""
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="folder to write to")
    parser.add_argument(
        "--as-of", type=date.fromisoformat, metavar="DATE", help="released by then (default: today)"
    )
    parser.add_argument("--folder", type=Path, help="mission folder, read instead of the ledger")


def run(arguments: argparse.Namespace) -> int:
    """Write them; exit code 1 where no register is loaded."""
    day = arguments.as_of.isoformat() if arguments.as_of else ""
    if not arguments.folder:
        return run_command("open_data", as_of=day, out=str(arguments.out))
    held = records(arguments.folder)
    if held is None:
        return 1
    figures = figures_of(released_sets(held.history, arguments.as_of or date.max))
    files = files_of(figures, held.register)
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (arguments.out / name).write_bytes(content)
        print(f"wrote      {arguments.out / name}  sha256 {digest(content)}")
    hashes = {name: digest(content) for name, content in files.items()}
    print(json.dumps({"as_of": day, "figures": len(figures), "files": hashes}, sort_keys=True))
    return 0
