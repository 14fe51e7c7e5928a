"""Enters the synthetic register of the example through the same door as any table."""

from __future__ import annotations

import tempfile
from argparse import ArgumentParser
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from drawdown.core.findings import Refused
from drawdown.demo.synthetic_register import COLUMNS, synthetic_lines, write_table
from drawdown.property.acts.decide_list import Decision, ListDecided
from drawdown.property.intake.mapping import PropertyMapping
from drawdown.web.property import models
from drawdown.web.property.actions.compare import compare
from drawdown.web.property.actions.decide_list import decide_list
from drawdown.web.property.actions.save_mapping import save_mapping
from drawdown.web.records.local import OPERATOR, by_the_operator
from drawdown.web.records.sending import Sender
from drawdown.web.register.queries import current_snapshot, register_of

SEED = 2690
EXAMPLE = "minusma"
MAPPING = PropertyMapping(
    id="synthetic",
    name="Synthetic register of the example",
    columns={name: name for name in COLUMNS},
)


class Command(BaseCommand):
    """Called by `drawdown demo --property`."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--one-in", type=int, default=1, help="enter only every N-th line")

    def handle(self, *args: Any, **options: Any) -> None:
        snapshot = current_snapshot()
        if snapshot is None or snapshot.mission != EXAMPLE:
            raise CommandError("the synthetic register belongs to the example alone")
        if models.Item.objects.exists():
            self.stdout.write("property   is entered already")
            return
        register = register_of(snapshot)
        by = Sender(OPERATOR, by_the_operator, timezone.now())
        with tempfile.TemporaryDirectory(prefix="drawdown-synthetic-") as folder:
            path = Path(folder) / "synthetic-register.csv"
            lines = islice(synthetic_lines(register, seed=SEED), 0, None, options["one_in"])
            count = write_table(lines, path)
            save_mapping(MAPPING, by=by)
            try:
                listed = compare(path, MAPPING, on=register.mission.plan_start)
                body = ListDecided(listing=listed.digest, decision=Decision.APPLIED)
                decide_list(body, by=by)
            except Refused as no:
                raise CommandError("\n".join(str(each) for each in no.findings[:20])) from no
        self.stdout.write(f"property   {count} synthetic lines, marked so")
