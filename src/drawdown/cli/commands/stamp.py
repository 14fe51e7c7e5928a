"""`drawdown stamp SIGNED.pdf --tsa ADDRESS --root PEM --out RAISED.pdf`: raise it, or renew it.

It adds validation data and a document time-stamp behind what was signed: no signed byte changes.
The last line is JSON: the hash, the level, and the day until which the time-stamp holds.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from drawdown.core.canonical import digest
from drawdown.documents.keys import BadKey
from drawdown.documents.renewal import stamped
from drawdown.documents.stamp import NoTimeStamp, raise_by


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the signed file, the authority, and the roots that are trusted."""
    parser.add_argument("file", type=Path, help="the signed pack, or a copy raised before")
    parser.add_argument("--tsa", metavar="ADDRESS", required=True, help="time-stamp authority")
    parser.add_argument(
        "--root", metavar="PEM", type=Path, action="append", required=True, help="trusted; repeat"
    )
    parser.add_argument("--out", metavar="PDF", type=Path, required=True, help="file to write")


def run(arguments: argparse.Namespace) -> int:
    """Ask, write; exit code 1 where the authority gives nothing, 2 for a file or root."""
    try:
        content = arguments.file.read_bytes()
        roots = tuple(path.read_bytes() for path in arguments.root)
        at = datetime.now(UTC)
        raised = raise_by(content, roots, authority=arguments.tsa, at=at)
        found = stamped(raised)
        arguments.out.write_bytes(raised)
    except NoTimeStamp as error:
        print(f"drawdown stamp: no time-stamp: {error}", file=sys.stderr)
        return 1
    except (BadKey, OSError) as error:
        print(f"drawdown stamp: {error}", file=sys.stderr)
        return 2
    until = found.until.isoformat() if found else None
    print(f"raised     {arguments.out}  holds until {until}")
    said = {"level": found.level if found else None, "sha256": digest(raised), "until": until}
    print(json.dumps(said, sort_keys=True))
    return 0
