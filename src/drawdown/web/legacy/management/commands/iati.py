"""Writes projects of the legacy as IATI 2.03: of the folder, and as acts recorded them."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from drawdown.legacy.iati import Publisher, export, schema_faults
from drawdown.web.legacy.queries import everything
from drawdown.web.register.queries import current_snapshot, register_of


class Command(BaseCommand):
    """Called by `drawdown iati --ledger`."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--org", required=True)
        parser.add_argument("--country", required=True)
        parser.add_argument("--schema", default="")
        parser.add_argument("--out", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        snapshot = current_snapshot()
        if snapshot is None:
            raise CommandError("no register is loaded yet")
        name = register_of(snapshot).mission.name
        try:
            publisher = Publisher(options["org"], name, options["country"])
        except ValueError as error:
            raise CommandError(str(error)) from error
        made = export([left.entry for left in everything()], publisher, at=timezone.now())
        Path(options["out"]).write_bytes(made.content)
        for entry in made.left_out:
            self.stdout.write(f"left out, for want of a date: {entry.id}")
        schema = options["schema"]
        faults = list(schema_faults(made.content, Path(schema))) if schema else []
        for fault in faults:
            self.stdout.write(str(fault))
        last = {"activities": made.activities, "left_out": len(made.left_out)}
        last |= {"checked": bool(schema), "faults": len(faults)}
        self.stdout.write(json.dumps(last))
        if faults:
            raise CommandError("the schema speaks against it")
