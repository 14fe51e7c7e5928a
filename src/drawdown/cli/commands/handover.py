"""`drawdown handover SITE --out DIR`: write the pack of a site, as it was signed or as it is built.

Where both sides signed, it writes the signed file, how to check it by hand, the roots, the twin for
reading and the record. Else, and with `--next`, it builds the next version from the records: for
signing (PDF/A-3b), for reading (PDF/A-3a, PDF/UA-1), and the record that is attached to both. The
same ledger gives the same bytes. The last line is JSON.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from drawdown.web.command import run_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the site, and where to write."""
    parser.add_argument("site", help="id of the site, or another name that the register knows")
    parser.add_argument("--part", metavar="ID", help="a part of it, such as an annex")
    parser.add_argument(
        "--next", action="store_true", help="build the next version, though one is signed"
    )
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="folder to write to")


def run(arguments: argparse.Namespace) -> int:
    """Build and write it; exit code 1 where a record is missing that it cannot do without."""
    return run_command(
        "handover_pack",
        arguments.site,
        out=str(arguments.out),
        part=arguments.part,
        next=arguments.next,
    )
