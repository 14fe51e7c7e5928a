"""`drawdown rebuild`: make every table again from the ledger and the documents it names.

The whole ledger is recomputed first; where it is damaged nothing is changed. Says which tables held
other rows than the acts give.
"""

from __future__ import annotations

import argparse

from drawdown.web.command import run_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing: the state is that of `DRAWDOWN_HOME`."""


def run(_: argparse.Namespace) -> int:
    """Rebuild; exit code 1 when the ledger or a document is damaged."""
    return run_command("rebuild")
