"""`drawdown schema [NAME]`: print the JSON Schema of what is read or written."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from drawdown.cli.files import write
from drawdown.cli.schemas import printed, published
from drawdown.core.catalogue import CANNOT_WRITE
from drawdown.core.findings import Place, Refused
from drawdown.core.nearest import nearest
from drawdown.core.reading.schema import Schema
from drawdown.register.schema import SUFFIX


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a name, or a folder to write to."""
    parser.add_argument("name", nargs="?", help="which one; without a name, all names are listed")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="write all of them to a folder")


def run(arguments: argparse.Namespace) -> int:
    """Print or write; exit code 1 for an unknown name, or a folder that cannot be written."""
    known = published()
    if arguments.out is not None:
        return write_all(known, arguments.out)
    if arguments.name is None:
        print("\n".join(known))
        return 0
    if arguments.name not in known:
        close = nearest(arguments.name, known)
        remedy = f"is it `{close}`?" if close else "`drawdown schema` lists them"
        print(f"no schema is called `{arguments.name}`: {remedy}", file=sys.stderr)
        return 1
    print(printed(known[arguments.name]), end="")
    return 0


def write_all(known: dict[str, Schema], folder: Path) -> int:
    """Write every schema into a folder."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused([CANNOT_WRITE.at(Place(str(folder)), reason=reason)]) from error
    for name, schema in known.items():
        write(folder / f"{name}{SUFFIX}", printed(schema).encode())
    print(f"{folder}: {len(known)} schemas written")
    return 0
