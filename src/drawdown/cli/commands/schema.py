"""`drawdown schema [NAME]`: print the JSON Schema of what is read or written."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from drawdown.core.nearest import nearest
from drawdown.core.reading.schema import Schema
from drawdown.register.schema import SUFFIX, schemas


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a name, or a folder to write to."""
    parser.add_argument("name", nargs="?", help="which one; without a name, all names are listed")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="write all of them to a folder")


def run(arguments: argparse.Namespace) -> int:
    """Print or write; exit code 1 for an unknown name, or a folder that cannot be written."""
    known = schemas()
    if arguments.out is not None:
        return write(known, arguments.out)
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


def write(known: dict[str, Schema], folder: Path) -> int:
    """Write every schema into a folder."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, schema in known.items():
            (folder / f"{name}{SUFFIX}").write_text(printed(schema), encoding="utf-8")
    except OSError as error:
        print(f"{folder}: cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    print(f"{folder}: {len(known)} schemas written")
    return 0


def printed(schema: Schema) -> str:
    """Return a schema as the files have it."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
