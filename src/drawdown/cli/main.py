"""The `drawdown` command: find the command named and run it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from drawdown import __version__
from drawdown.cli import check, example, init, plan, serve

COMMANDS = (example, init, check, plan, serve)


def parser() -> argparse.ArgumentParser:
    """Return the parser with every command."""
    found = argparse.ArgumentParser(
        prog="drawdown", description="The closing ledger for a field mission."
    )
    found.add_argument("--version", action="version", version=f"drawdown {__version__}")
    commands = found.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_parser(commands)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    chosen = parser().parse_args(arguments)
    code: int = chosen.run(chosen)
    return code
