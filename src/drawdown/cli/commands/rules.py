"""`drawdown rules`: show the closing rules, copy them, propose an edited copy, put one in force.

Each decision names the version of the rules that it was taken under, and keeps it. The ledger
records the change as acts with their reason: one person proposes, another puts it in force. The
operator of this machine is one of them, and never both.
"""

from __future__ import annotations

import argparse

from drawdown.web.command import run_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what to do with the rules; nothing shows them."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--export", metavar="FOLDER", help="copy the shipped rules there, to edit")
    what.add_argument("--propose", metavar="FOLDER", help="propose the rules of a folder")
    what.add_argument(
        "--adopt", metavar="VERSION", help="put a version in force that somebody else proposed"
    )
    parser.add_argument("--reason", default="", help="why they change; the ledger keeps it")


def run(arguments: argparse.Namespace) -> int:
    """Do it; exit code 1, and why, when it cannot be."""
    return run_command(
        "closing_rules",
        export=arguments.export,
        propose=arguments.propose,
        adopt=arguments.adopt,
        reason=arguments.reason,
    )
