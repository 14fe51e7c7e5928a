"""`drawdown liquidation`: say what is open after the withdrawal, when it ends, what it takes.

`status` prints open items by kind, age and owner, then the balance of assets and money; each
difference is named with the act that it goes back to. `tracks` prints every task with its dates and
names the late ones. `workload` prints posts by place and month; `recost` what another end or
another site kept costs. `papers` writes the final documents into a folder,
`archive` the archive of the mission as a BagIt bag, with or without personal values. The last line
is JSON.
"""

from __future__ import annotations

import argparse
import os
from datetime import date

from drawdown.web.command import run_command
from drawdown.web.environment import EXAMPLE

OUT = {"papers": "papers", "archive": "archive.zip"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what to say, of which day, and for `recost` what is otherwise."""
    parser.add_argument(
        "what", choices=("status", "tracks", "workload", "recost", "papers", "archive")
    )
    parser.add_argument(
        "--as-of", type=date.fromisoformat, metavar="DATE", help="as it stands on this day"
    )
    parser.add_argument("--out", help="papers: the folder; archive: the file")
    parser.add_argument(
        "--without-personal", action="store_true", help="archive: leave out every personal value"
    )
    parser.add_argument(
        "--end", type=date.fromisoformat, metavar="DATE", help="recost: another end"
    )
    parser.add_argument(
        "--keep",
        action="append",
        default=[],
        metavar="SITE[=DATE]",
        help="recost: a site that stays, at least until a day",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print it; exit code 1 while a difference is unexplained."""
    os.environ.setdefault(EXAMPLE, "1")  # as `serve` does: both count from the same day
    as_of = arguments.as_of.isoformat() if arguments.as_of else ""
    out = arguments.out or f"liquidation-{OUT.get(arguments.what, '')}"
    if arguments.what == "archive":
        bare = arguments.without_personal
        return run_command("liquidation_archive", as_of=as_of, out=out, without_personal=bare)
    if arguments.what == "papers":
        return run_command("liquidation_papers", as_of=as_of, out=out)
    if arguments.what in ("status", "tracks"):
        return run_command(f"liquidation_{arguments.what}", as_of=as_of)
    end = arguments.end.isoformat() if arguments.end else ""
    return run_command("liquidation_workload", end=end, keep=arguments.keep, what=arguments.what)
