"""`drawdown archive SITE --out FILE.zip`: pack a closed site for an archive, as BagIt (SHA-512).

With `--dispute THING` it collects everything about one item or finding instead.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from drawdown.web.command import run_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the site, and where to write."""
    parser.add_argument("site", help="id of the site")
    parser.add_argument("--dispute", metavar="THING", help="an item or finding, by its id")
    parser.add_argument("--out", metavar="ZIP", type=Path, required=True, help="file to write")


def run(arguments: argparse.Namespace) -> int:
    """Pack it; exit code 1 for a site that is still the mission's, or a thing nobody names."""
    return run_command(
        "archive_site", arguments.site, out=str(arguments.out), dispute=arguments.dispute
    )
