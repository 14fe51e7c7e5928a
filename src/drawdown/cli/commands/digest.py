"""`drawdown digest`: send everybody by e-mail what waits for them, once a day.

Run it every morning. Whoever got their mail today gets no second; whoever has nothing waiting gets
none. DRAWDOWN_SMTP_URL names the mail server.
"""

from __future__ import annotations

import argparse

from drawdown.web.command import run_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take whom to send to, and whether to send at all."""
    parser.add_argument("--dry-run", action="store_true", help="print the mails, send nothing")
    parser.add_argument("--person", help="this person alone, p-…, even a second time today")


def run(arguments: argparse.Namespace) -> int:
    """Send; exit code 1 when a mail could not be sent."""
    return run_command("digest", dry_run=arguments.dry_run, person=arguments.person)
