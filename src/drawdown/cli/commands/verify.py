"""`drawdown verify FILE`: is this bundle or paper genuine, with reasons; the last line is JSON."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from drawdown.cli import verify_paper
from drawdown.ledger.bundle.signatures import Known, known_from
from drawdown.ledger.bundle.verify import verify_bundle


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", type=Path, help="bundle, or signed paper (PDF)")
    parser.add_argument("--key", metavar="VKEY", help="key of the ledger, known from elsewhere")
    parser.add_argument(
        "--witness", metavar="VKEY", action="append", default=[], help="key of a witness; repeat"
    )
    parser.add_argument(
        "--need", type=int, metavar="N", help="how many of them have to cosign; most, if not said"
    )
    parser.add_argument(
        "--checkpoint", type=Path, metavar="FILE", help="an earlier checkpoint of the same ledger"
    )
    parser.add_argument("--json", action="store_true", help="print the JSON line alone")
    verify_paper.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the verdict; exit code 1 where something does not agree or could not be checked."""
    try:
        if _is_paper(arguments.file):
            return verify_paper.verify_pdf(arguments)
        known = _known(arguments)
        with arguments.file.open("rb") as stream:
            verdict = verify_bundle(stream, known)
    except OSError as error:
        print(f"drawdown verify: {error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    except ValueError as error:
        print(f"drawdown verify: {error}", file=sys.stderr)
        return 2
    if not arguments.json:
        for line in verdict.lines():
            print(line)
    print(json.dumps(verdict.as_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":")))
    return 0 if verdict.accepted else 1


def _is_paper(path: Path) -> bool:
    """Return whether a file is a PDF: a damaged one is still judged as a paper by its name."""
    with path.open("rb") as stream:
        return stream.read(5) == b"%PDF-" or path.suffix.lower() == ".pdf"


def _known(arguments: argparse.Namespace) -> Known:
    """Return what the one who checks knows from elsewhere."""
    checkpoint = arguments.checkpoint.read_bytes() if arguments.checkpoint else None
    return known_from(arguments.key, arguments.witness, arguments.need, checkpoint)
