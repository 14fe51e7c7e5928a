"""The `drawdown` command: find the command named, load that one alone, and run it."""

from __future__ import annotations

import argparse
import ast
import os
import pkgutil
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import InspectLoader
from importlib.util import find_spec
from typing import Protocol, cast

from drawdown import __version__
from drawdown.cli import commands
from drawdown.cli.printing import print_findings
from drawdown.core.findings import Refused
from drawdown.core.nearest import nearest

DESCRIPTION = """\
The closing ledger for a field mission.

Exit codes: 0 done and nothing wrong; 1 something is wrong, and it is said; 2 the command is wrong.
`drawdown COMMAND --help` says more of a command."""
INTERRUPTED = 130
"""What a shell reports of a program that was stopped with Ctrl-C."""


class Command(Protocol):
    """What a module in `cli/commands/` gives."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Say what the command takes."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it, and return the exit code."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    chosen = parser(given).parse_args(given)
    try:
        code: int = chosen.run(chosen)
        sys.stdout.flush()
    except Refused as refused:
        print_findings(refused.findings, file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser with every command; only the one that is given knows its arguments."""
    found = argparse.ArgumentParser(
        prog="drawdown",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    found.add_argument("--version", action="version", version=f"drawdown {__version__}")
    known = names()
    chosen = next((word for word in given if not word.startswith("-")), None)
    if chosen is not None and chosen not in known:
        close = nearest(chosen, known)
        found.error(f"no command `{chosen}`: {f'is it `{close}`?' if close else ', '.join(known)}")
    subparsers = found.add_subparsers(required=True, metavar="COMMAND")
    for name in known:
        words = about(name)
        command = subparsers.add_parser(name, help=summary(words), description=words)
        if name == chosen:
            loaded = load(name)
            loaded.add_arguments(command)
            command.set_defaults(run=loaded.run)
    return found


def names() -> list[str]:
    """Return the names of the commands."""
    found = pkgutil.iter_modules(commands.__path__)
    return sorted(module.name.replace("_", "-") for module in found)


def load(name: str) -> Command:
    """Return a command. Some load a solver, which takes a second, so no other is loaded."""
    return cast("Command", import_module(_module(name)))


def about(name: str) -> str:
    """Return what a command's module says of itself, without loading it."""
    module = _module(name)
    spec = find_spec(module)
    if spec is None or not isinstance(spec.loader, InspectLoader):
        return ""
    return ast.get_docstring(ast.parse(spec.loader.get_source(module) or "")) or ""


def _module(name: str) -> str:
    """Return the name of a command's module."""
    return f"{commands.__name__}.{name.replace('-', '_')}"


def summary(words: str) -> str:
    """Return the part of a first sentence that says what is done."""
    return words.partition(": ")[2].partition("\n")[0].rstrip(".")
