"""Says when each task of both tracks is done, and names those that are late."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from drawdown.ledger.act import BadAct
from drawdown.liquidation.lateness import Tracked
from drawdown.web.closing.days import day_given
from drawdown.web.liquidation.planning import tracks_on


class Command(BaseCommand):
    """Called by `drawdown liquidation tracks`."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--as-of", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        given = options["as_of"]
        today = day_given(given)
        try:
            found = tracks_on(today)
        except BadAct as error:
            raise CommandError(str(error)) from error
        self.stdout.write("days and order are estimates unless a mission put its own in")
        for each in found.tasks:
            self.stdout.write(_line(each))
        left = [each.now.last for each in found.tasks if each.now is not None]
        document = {
            "as_of": today.isoformat(),
            "begins": found.ground.begins.isoformat(),
            "ends": found.ground.ends.isoformat(),
            "tasks": len(found.tasks),
            "done": sum(each.done is not None for each in found.tasks),
            "last": max(left).isoformat() if left else None,
            "never_before": found.bound.isoformat(),
            "late": [each.first.key for each in found.late],
        }
        self.stdout.write(json.dumps(document))


def _line(each: Tracked) -> str:
    dates = each.now or each.first
    said = f"done {each.done}" if each.done else f"{dates.start} to {dates.last}"
    late = f"  LATE by {each.overdue} d: no act says that it is done" if each.overdue else ""
    late += f"  ENDS {each.beyond} d after the end" if each.beyond else ""
    where = f"{each.first.task.track:<14} {each.first.key:<16}"
    return f"{where} {said:<24} {each.first.task.office:<20} {each.first.task.name}{late}"
