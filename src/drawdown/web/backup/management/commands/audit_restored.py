"""Recomputes a restored ledger and compares it with what the backup says of it."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from drawdown.core.findings import Place
from drawdown.ledger.lines import print_base64
from drawdown.ledger.store import DamagedLog
from drawdown.web.backup import faults
from drawdown.web.records.log import NotOpen, opened


class Command(BaseCommand):
    """Called by `drawdown restore`."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--entries", type=int, required=True)
        parser.add_argument("--root", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            ledger = opened()
            checkpoint = ledger.log.audit()
        except (NotOpen, DamagedLog) as error:
            raise CommandError(f"the ledger that was restored is damaged: {error}") from error
        size, root = checkpoint.size, print_base64(checkpoint.root)
        if (size, root) != (options["entries"], options["root"]):
            finding = faults.OTHER_LEDGER.at(
                Place("the ledger"),
                size=size,
                root=root,
                number=options["entries"],
                expected=options["root"],
            )
            raise CommandError(str(finding))
        self.stderr.write(f"{ledger.mission}: {size} entries lead to the root {root}, as before")
