"""`drawdown sign PACK.pdf --side mission --key KEY.p12 --out SIGNED.pdf`: sign, without a network.

The mission signs first, which prepares both fields; the host signs second, which locks them. Beside
the signed file stands a page that says how to check it with openssl alone, in both languages.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from drawdown.core.canonical import digest
from drawdown.documents.keys import BadKey, open_pkcs12
from drawdown.documents.recipe import recipe
from drawdown.documents.sign import HOST, MISSION, CannotSign, Declared, prepare, sign

FIELDS = {"mission": MISSION, "host": HOST}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the paper, the key, and what the signer declares."""
    parser.add_argument("file", type=Path, help="the pack, or the one that the mission has signed")
    parser.add_argument("--side", choices=sorted(FIELDS), required=True, help="who signs")
    parser.add_argument("--key", metavar="P12", type=Path, required=True, help="PKCS#12 file")
    parser.add_argument(
        "--password-file", metavar="FILE", type=Path, required=True, help="its password, one line"
    )
    parser.add_argument("--capacity", required=True, help="in which capacity, as it is printed")
    parser.add_argument("--place", required=True, help="where it is signed")
    parser.add_argument(
        "--at", type=datetime.fromisoformat, metavar="TIME", help="when; now, if not said"
    )
    parser.add_argument("--out", metavar="PDF", type=Path, required=True, help="file to write")


def run(arguments: argparse.Namespace) -> int:
    """Sign and write; exit code 1 where it is not this side's turn, 2 for a file or key."""
    try:
        content = arguments.file.read_bytes()
        password = arguments.password_file.read_bytes().rstrip(b"\r\n")
        identity = open_pkcs12(arguments.key.read_bytes(), password)
        at = arguments.at or datetime.now(UTC)
        declared = Declared(
            capacity=arguments.capacity,
            place=arguments.place,
            at=at if at.tzinfo else at.replace(tzinfo=UTC),
        )
        ready = prepare(content) if arguments.side == "mission" else content
        signed = sign(ready, FIELDS[arguments.side], declared, by=identity)
        arguments.out.write_bytes(signed)
        page = arguments.out.with_suffix(".check.txt")
        page.write_text(recipe(signed, arguments.out.name), encoding="utf-8")
    except CannotSign as error:
        print(f"drawdown sign: {error}", file=sys.stderr)
        return 1
    except (BadKey, OSError) as error:
        print(f"drawdown sign: {error}", file=sys.stderr)
        return 2
    print(f"signed     {arguments.out}  by {identity.name}, {arguments.capacity}")
    print(f"check      {page}")
    print(json.dumps({"sha256": digest(signed), "side": arguments.side}, sort_keys=True))
    return 0
