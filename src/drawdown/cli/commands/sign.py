"""`drawdown sign PACK.pdf --side mission --key KEY.p12 --out SIGNED.pdf`: sign, without a network.

The mission signs first, which prepares both fields; the host signs second, which locks them. Beside
the signed file stands a page that says how to check it with openssl alone, in both languages. The
key comes from a PKCS#12 file, or stays in a token: `--token MODULE --token-label L --key-label K`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from drawdown.core.canonical import digest
from drawdown.documents.keys import BadKey, Identity, open_pkcs12
from drawdown.documents.recipe import recipe
from drawdown.documents.sign import HOST, MISSION, CannotSign, Declared, prepare, sign
from drawdown.documents.tokens import Token, token_identity

FIELDS = {"mission": MISSION, "host": HOST}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the paper, the key, and what the signer declares."""
    parser.add_argument("file", type=Path, help="the pack, or the one that the mission has signed")
    parser.add_argument("--side", choices=sorted(FIELDS), required=True, help="who signs")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--key", metavar="P12", type=Path, help="PKCS#12 file")
    where.add_argument("--token", metavar="MODULE", type=Path, help="PKCS#11 library of a token")
    parser.add_argument("--token-label", metavar="LABEL", default="", help="which token")
    parser.add_argument("--key-label", metavar="LABEL", default="", help="which key on it")
    parser.add_argument(
        "--password-file",
        metavar="FILE",
        type=Path,
        required=True,
        help="password or PIN, one line",
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
        at = arguments.at or datetime.now(UTC)
        declared = Declared(
            capacity=arguments.capacity,
            place=arguments.place,
            at=at if at.tzinfo else at.replace(tzinfo=UTC),
        )
        ready = prepare(content) if arguments.side == "mission" else content
        with _identity(arguments) as identity:
            signed = sign(ready, FIELDS[arguments.side], declared, by=identity)
            name = identity.name
        arguments.out.write_bytes(signed)
        page = arguments.out.with_suffix(".check.txt")
        page.write_text(recipe(signed, arguments.out.name), encoding="utf-8")
    except CannotSign as error:
        print(f"drawdown sign: {error}", file=sys.stderr)
        return 1
    except (BadKey, OSError) as error:
        print(f"drawdown sign: {error}", file=sys.stderr)
        return 2
    print(f"signed     {arguments.out}  by {name}, {arguments.capacity}")
    print(f"check      {page}")
    print(json.dumps({"sha256": digest(signed), "side": arguments.side}, sort_keys=True))
    return 0


@contextmanager
def _identity(arguments: argparse.Namespace) -> Iterator[Identity]:
    """Give the key that signs; raise `BadKey` for a file or token that holds none."""
    password = arguments.password_file.read_bytes().rstrip(b"\r\n")
    if arguments.token is None:
        yield open_pkcs12(arguments.key.read_bytes(), password)
        return
    token = Token(module=arguments.token, label=arguments.token_label, key=arguments.key_label)
    with token_identity(token, password.decode()) as identity:
        yield identity
