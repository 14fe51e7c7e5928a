"""Brings the state up to date before pages are served: tables, static files, a planned mission."""

from __future__ import annotations

import secrets
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy

from drawdown.core.findings import errors
from drawdown.examples import minusma_folder
from drawdown.register.folder import load_folder
from drawdown.register.history import History
from drawdown.register.model import Register
from drawdown.web.people.actions.enrol_cast import enrol_cast
from drawdown.web.people.who import is_example
from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.records.local import OPERATOR, by_the_operator
from drawdown.web.records.sending import Sender
from drawdown.web.register.actions.load_register import load_register
from drawdown.web.register.models import Snapshot
from drawdown.web.register.queries import current_snapshot, register_of
from drawdown.web.static_files import collect_static_files
from drawdown.web.ui.formats import day
from drawdown.web.works.actions.first_plan import first_plan
from drawdown.web.works.running.runs import runs_interrupted

EXAMPLE = lazy("the example that comes with drawdown")


class Command(BaseCommand):
    """Run by `serve` at every start; does nothing that was done before."""

    help = __doc__ or ""
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--alone",
            action="store_true",
            help="no other server uses this state, so runs left open belong to nobody",
        )
        parser.add_argument(
            "--unplanned", action="store_true", help="leave planning to whoever asks for it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self._say("database", settings.ENVIRONMENT.database_label())
        self._refuse_older_state()
        call_command("migrate", interactive=False, verbosity=0)
        collect_static_files()
        if options["alone"]:
            runs_interrupted(at=timezone.now())
        snapshot = current_snapshot()
        if is_example():
            snapshot = snapshot or self._load_example()
            enrol_cast(since=register_of(snapshot).mission.as_of, at=timezone.now())
        if snapshot is None:
            self._say("mission", "set up, and no register yet: drawdown load FOLDER")
            return
        register = register_of(snapshot)
        self._say(
            "mission",
            f"{register.mission.acronym or register.mission.name}, {len(register.sites)} sites,"
            f" as of {day(register.mission.as_of)}: {snapshot.origin}",
        )
        if is_example() and not options["unplanned"]:
            first_plan(snapshot, register.costs.currency, self._say)

    def _refuse_older_state(self) -> None:
        """A state of before there was a ledger holds rows that no act accounts for."""
        tables = connection.introspection.table_names()
        if "register_snapshot" in tables and "records_entry" not in tables:
            raise CommandError(
                "this state was made before there was a ledger, and holds what no act accounts "
                f"for: move {settings.ENVIRONMENT.home} away, and start again"
            )

    def _load_example(self) -> Snapshot:
        loaded = load_folder(minusma_folder())
        wrong = errors(loaded.findings)
        if loaded.register is None or wrong:
            raise CommandError("\n".join(str(finding) for finding in wrong))
        register = loaded.register
        open_ledger(register.mission.id, origin=_name_of(register), at=timezone.now())
        return load_register(
            register,
            loaded.history or History(),
            origin=str(EXAMPLE),
            by=Sender(OPERATOR, by_the_operator, timezone.now()),
        )

    def _say(self, what: str, words: str) -> None:
        self.stdout.write(f"{what:<10} {words}")
        self.stdout.flush()


def _name_of(register: Register) -> str:
    """Return a name for the log that no other installation has."""
    return f"drawdown.local/{register.mission.id}/{secrets.token_hex(4)}"
