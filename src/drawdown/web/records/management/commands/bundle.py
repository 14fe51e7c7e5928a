"""Writes a bundle: one file with which a stranger checks the ledger, or a site's part of it."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from drawdown.core.reading.files import megabytes
from drawdown.ledger.bundle.make import BadLedger
from drawdown.ledger.key import BadKey
from drawdown.web.records.actions.hand_out import hand_out
from drawdown.web.records.local import OPERATOR, by_the_operator
from drawdown.web.records.log import NotOpen
from drawdown.web.records.models import Topic
from drawdown.web.records.sending import Sender
from drawdown.web.records.witnesses import BadWitnesses


class Command(BaseCommand):
    """Called by `drawdown bundle`."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("out", type=Path)
        parser.add_argument("--site")
        parser.add_argument("--without-personal", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        out, site = Path(options["out"]), options["site"]
        if site and not Topic.objects.filter(topic=f"site:{site}").exists():
            raise CommandError(f"no act concerns a site `{site}`")
        sender = Sender(OPERATOR, by_the_operator, timezone.now())
        try:
            manifest = hand_out(
                out, site=site, personal_values=not options["without_personal"], by=sender
            )
        except (NotOpen, BadLedger, BadKey, BadWitnesses, OSError) as error:
            raise CommandError(f"no bundle was made: {error}") from error
        size = megabytes(out.stat().st_size)
        self.stdout.write(
            f"{out}: {manifest.size} entries, {len(manifest.files)} files, {size}, "
            f"{len(manifest.withheld)} documents withheld. Next: drawdown verify {out}"
        )
