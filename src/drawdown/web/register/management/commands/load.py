"""Loads a mission folder as the register that is in force."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from drawdown.core.findings import Refused, errors
from drawdown.register.folder import load_folder
from drawdown.register.history import History
from drawdown.web.records.local import OPERATOR, by_the_operator
from drawdown.web.records.log import NotOpen
from drawdown.web.records.sending import Sender
from drawdown.web.register.actions.load_register import load_register


class Command(BaseCommand):
    """Called by `drawdown load`: whoever has this machine acts as its operator."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(options["folder"])
        loaded = load_folder(folder)
        if loaded.register is None:
            raise CommandError("\n".join(str(finding) for finding in errors(loaded.findings)))
        sender = Sender(OPERATOR, by_the_operator, timezone.now())
        origin = f"the folder {folder.resolve().name}"
        try:
            load_register(loaded.register, loaded.history or History(), origin=origin, by=sender)
        except (Refused, NotOpen) as no:
            raise CommandError(f"nothing was loaded: {no}") from no
        self.stdout.write(
            f"{folder}: loaded, {len(loaded.register.sites)} sites. Next: drawdown serve"
        )
