"""Changes the key that signs the ledger."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from drawdown.core.findings import Refused
from drawdown.ledger.acts.key_rotated import KIND, Why
from drawdown.ledger.key import BadKey
from drawdown.web.records.actions.rotate_key import rotate_key
from drawdown.web.records.local import OPERATOR, by_the_operator
from drawdown.web.records.log import NotOpen
from drawdown.web.records.sending import Sender


class Command(BaseCommand):
    """Called by `drawdown rotate-key`."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--why", choices=[each.value for each in Why], default=Why.ROUTINE)

    def handle(self, *args: Any, **options: Any) -> None:
        sender = Sender(OPERATOR, by_the_operator, timezone.now())
        try:
            receipt = rotate_key(Why(options["why"]), by=sender)
        except (Refused, NotOpen, BadKey, OSError) as error:
            raise CommandError(f"the key stays: {error}") from error
        new = KIND.body_of(receipt.act).new
        self.stdout.write(
            f"entry {receipt.index} is the last under the old key; from now on signs\n{new}\n"
            f'Tell every witness: drawdown witness trust "{new}"'
        )
