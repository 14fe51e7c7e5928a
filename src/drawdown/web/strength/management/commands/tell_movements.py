"""Tells which movements and strengths of the example are public, in acts, up to a day."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from drawdown.core.provenance import Frozen
from drawdown.demo.movement_story import Mover
from drawdown.web.closing.actions.tell_story import Telling, tell_story
from drawdown.web.closing.management.commands.tell_demo import cast_of_the_example, refused_story
from drawdown.web.movement.actions.record import BY_KIND as MOVES
from drawdown.web.movement.actions.record import record
from drawdown.web.movement.queries import known_sites, movement_named
from drawdown.web.people.permission import by_the_table
from drawdown.web.records.door import RefusedAct
from drawdown.web.records.handler import table
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send
from drawdown.web.register.queries import current_snapshot, history_of, register_of
from drawdown.web.strength.handlers import HANDLERS

COUNTS = table(HANDLERS)


class Command(BaseCommand):
    """Called by `drawdown demo`, which has told the closing of sites before."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--as-of", required=True, help="the day to tell up to: 2023-12-08")

    def handle(self, *args: Any, **options: Any) -> None:
        until = date.fromisoformat(options["as_of"])
        snapshot = current_snapshot()
        if snapshot is None:
            raise CommandError("nothing is loaded: tell the closing of sites first")
        mover = Mover(register_of(snapshot), history_of(snapshot))
        telling = Telling(
            cast_of_the_example(), by_the_table, report=told, kinds={**MOVES, **COUNTS}
        )
        try:
            count = tell_story(mover.story(until), telling)
        except RefusedAct as error:
            raise refused_story(error) from error
        self.stdout.write(
            f"moved      {count} acts on movements and strength; reconstructed, and marked so"
        )


def told(
    kind: str, body: Frozen, documents: Iterable[str], *, by: Sender, sites: Iterable[str] = ()
) -> Receipt:
    """Send an act of the story on a movement, or on strength."""
    if kind in COUNTS:
        return send(COUNTS[kind], body, About(evidence=documents), by=by)
    said = body.model_dump()
    file = movement_named(said["movement"])
    ends = file.places if file is not None else (said["origin"], said["destination"])
    end = ends[1] if kind == "movement.received" else ends[0]
    return record(kind, body, documents, by=by, sites=[end] if end in known_sites() else [])
