"""Tells how the example's sites closed, in acts, up to a day; what was told before stays."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from drawdown.demo.cast import plays
from drawdown.demo.closing_story import Teller
from drawdown.demo.pack_story import DAY
from drawdown.demo.told import Told
from drawdown.demo.work_story import work_done
from drawdown.ledger.act import Actor, PersonId
from drawdown.web.closing.actions.tell_pack import ToldTooFar, tell_pack
from drawdown.web.closing.actions.tell_story import Cast, Telling, tell_story
from drawdown.web.closing.clearances.lines import adopted
from drawdown.web.closing.queries import every_file, rules, works
from drawdown.web.people.actions.enrol_cast import enrol_cast
from drawdown.web.people.permission import by_the_table
from drawdown.web.people.queries import standing
from drawdown.web.records.door import RefusedAct
from drawdown.web.records.log import opened
from drawdown.web.register.queries import current_snapshot, history_of, register_of
from drawdown.web.works.actions.first_plan import first_plan

EXAMPLE = "minusma"
ROUNDS = 2
"""Plans to try: enough for a plan in time, and the same plan, hence the same story, each time."""


class Command(BaseCommand):
    """Called by `drawdown demo`."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--as-of", required=True, help="the day to tell up to: 2023-12-08")
        parser.add_argument("--planned", action="store_true", help="make a short plan before")

    def handle(self, *args: Any, **options: Any) -> None:
        until = date.fromisoformat(options["as_of"])
        call_command("prepare", unplanned=True, stdout=self.stdout)
        snapshot = current_snapshot()
        if snapshot is None or snapshot.mission != EXAMPLE:
            raise CommandError(
                "this state holds another mission: name an empty folder in DRAWDOWN_HOME"
            )
        register = register_of(snapshot)
        if options["planned"]:
            first_plan(snapshot, register.costs.currency, self._say, rounds=ROUNDS)
        enrol_cast(since=register.mission.plan_start, at=timezone.now())
        teller = Teller(rules(), register, history_of(snapshot), adopted())
        try:
            telling = Telling(cast_of_the_example(), by_the_table, self._progress())
            count = self._told(teller, until, telling) + self._worked(until, telling)
        except RefusedAct as error:
            raise refused_story(error) from error
        self.stdout.write(f"told       {count} acts up to {until}; reconstructed, and marked so")

    def _say(self, what: str, words: str) -> None:
        self.stdout.write(f"{what:<10} {words}")
        self.stdout.flush()

    def _told(self, teller: Teller, until: date, telling: Telling) -> int:
        """Tell the story, and the pack of Sévaré on its day, between what is before and after."""
        count = tell_story(teller.story(min(until, DAY)), telling)
        if until < DAY:
            return count
        try:
            count += tell_pack(telling)
        except ToldTooFar as error:
            self.stdout.write(f"no pack    {error}: an empty DRAWDOWN_HOME gets the signed pack")
        call_command("tell_statement", stdout=self.stdout)
        call_command("tell_legacy", stdout=self.stdout)
        return count + tell_story(teller.story(until), telling)

    def _worked(self, until: date, telling: Telling) -> int:
        """Tell the work of signed sites as done, where a plan says what it is."""
        signed = {
            file.site: file.passed["G6"].on
            for file in every_file()
            if file.part is None and "G6" in file.passed and file.passed["G6"].on <= until
        }
        owed = frozenset(rule.task for rule in rules().requirements if rule.gate == "G7")
        return tell_story(work_done(works(), signed, owed), telling)

    def _progress(self) -> Any:
        """Say each change of state as it is told."""
        seen: Counter[str] = Counter()

        def tell(told: Told) -> None:
            seen[told.kind] += 1
            if told.kind == "site.moved":
                where = "/".join(str(told.body[k]) for k in ("site", "part") if k in told.body)
                self.stdout.write(f"{told.on}  {where}: {told.body['to']}")
                self.stdout.flush()

        return tell


def cast_of_the_example() -> Cast:
    """Return who plays each office; raises `CommandError` where nobody is enrolled for it."""
    known = standing(opened().mission)

    def cast(role: str, site: str) -> Actor:
        part = plays(role, site)
        if PersonId(part.person) not in known.persons:
            raise CommandError(f"{part.name}, who plays {role}, is not enrolled")
        return Actor(person=PersonId(part.person), capacity=role, delegation=None)

    return cast


def refused_story(error: RefusedAct) -> CommandError:
    """Return what to say where the ledger refuses an act of the story: which state, what to do."""
    return CommandError(
        f"the ledger in {settings.ENVIRONMENT.home} refuses an act of the story: {error}\n"
        "Another version told it otherwise, or somebody acted in it since. What was told before"
        " stands. To hear the whole story, name an empty folder: DRAWDOWN_HOME=FOLDER drawdown demo"
    )
