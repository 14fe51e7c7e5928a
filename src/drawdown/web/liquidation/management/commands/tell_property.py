"""Tells what became of the synthetic property of the example, in acts, up to a day."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from drawdown.core.provenance import Frozen
from drawdown.demo.property_story import Disposer
from drawdown.demo.synthetic_register import synthetic_lines
from drawdown.web.closing.actions.tell_story import Telling, tell_story
from drawdown.web.closing.management.commands.tell_demo import cast_of_the_example
from drawdown.web.movement.actions.record import BY_KIND as MOVES
from drawdown.web.people.permission import by_the_table
from drawdown.web.property.disposal import disposal_rules
from drawdown.web.property.handlers import BY_KIND
from drawdown.web.property.management.commands.synthetic_property import SEED
from drawdown.web.property.models import Item
from drawdown.web.records.door import RefusedAct
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send
from drawdown.web.register.queries import current_snapshot, history_of, register_of
from drawdown.web.strength.management.commands.tell_movements import told as moved


class Command(BaseCommand):
    """Called by `drawdown demo --property`, once the synthetic lines are entered."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--as-of", required=True, help="the day to tell up to: 2024-11-15")

    def handle(self, *args: Any, **options: Any) -> None:
        snapshot = current_snapshot()
        if snapshot is None:
            raise CommandError("nothing is loaded: tell the closing of sites first")
        register = register_of(snapshot)
        entered = set(Item.objects.values_list("line", flat=True))
        lines = [each for each in synthetic_lines(register, seed=SEED) if each.line in entered]
        disposer = Disposer(register.mission, history_of(snapshot), lines, disposal_rules())
        telling = Telling(
            cast_of_the_example(), by_the_table, report=told, kinds={**BY_KIND, **MOVES}
        )
        try:
            count = tell_story(disposer.story(date.fromisoformat(options["as_of"])), telling)
        except RefusedAct as error:
            raise CommandError(f"the ledger refuses an act of the story: {error}") from error
        self.stdout.write(f"disposed   {count} acts on synthetic property, marked so")


def told(
    kind: str, body: Frozen, documents: Iterable[str], *, by: Sender, sites: Iterable[str] = ()
) -> Receipt:
    """Send an act of the story on property, or on a movement of it."""
    if kind in MOVES:
        return moved(kind, body, documents, by=by, sites=sites)
    said = body.model_dump()
    subjects = [f"site:{said['site']}"]
    about = About(
        subjects=subjects, sites=[said["site"]], evidence=documents, rules=said.get("rules")
    )
    return send(BY_KIND[kind], body, about, by=by)
