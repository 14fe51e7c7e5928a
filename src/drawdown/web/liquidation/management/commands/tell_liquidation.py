"""Tells how the example was liquidated, in acts, up to a day; what was told before stays."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from drawdown.demo.liquidation_story import Liquidator
from drawdown.web.closing.actions.tell_story import Telling, tell_story
from drawdown.web.closing.management.commands.tell_demo import cast_of_the_example, refused_story
from drawdown.web.liquidation.actions.record import record
from drawdown.web.liquidation.handlers import BY_KIND
from drawdown.web.people.permission import by_the_table
from drawdown.web.records.door import RefusedAct
from drawdown.web.register.queries import current_snapshot, history_of, register_of

BEGINS = date(2024, 1, 1)
"""The first day of the liquidation of the example."""


class Command(BaseCommand):
    """Called by `drawdown demo`, which has told the closing of sites up to the last day before."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--as-of", required=True, help="the day to tell up to: 2024-11-15")
        parser.add_argument("--planned", action="store_true", help="make a short plan before")

    def handle(self, *args: Any, **options: Any) -> None:
        until = date.fromisoformat(options["as_of"])
        for stop in sorted({min(until, BEGINS), until}):
            self._tell(stop, planned=options["planned"])

    def _tell(self, until: date, *, planned: bool) -> None:
        """Tell the closing of sites and the movements up to a day, then the liquidation up to it.

        The gate into liquidation asks how sites stood on its day, and a liquidation task waits for
        what is still on its way, however often the story was interrupted.
        """
        call_command("tell_demo", as_of=until.isoformat(), planned=planned, stdout=self.stdout)
        call_command("tell_movements", as_of=until.isoformat(), stdout=self.stdout)
        snapshot = current_snapshot()
        assert snapshot is not None  # noqa: S101 -- the command above has said so
        mission = register_of(snapshot).mission
        if until <= mission.deadline:
            return
        liquidator = Liquidator(mission, history_of(snapshot))
        telling = Telling(cast_of_the_example(), by_the_table, report=record, kinds=BY_KIND)
        try:
            count = tell_story(liquidator.story(until), telling)
        except RefusedAct as error:
            raise refused_story(error) from error
        self.stdout.write(f"liquidated {count} acts up to {until}; reconstructed, and marked so")
