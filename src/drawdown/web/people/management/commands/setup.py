"""Sets up a real mission in an empty home: what `drawdown setup` runs."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from drawdown.people.reading import shipped_rights
from drawdown.people.rights import Bound
from drawdown.web.environment import SET_UP
from drawdown.web.people.actions.set_up import First, set_up
from drawdown.web.people.login.invitations import address_of
from drawdown.web.people.models import Person
from drawdown.web.records.models import Entry


class Command(BaseCommand):
    """Refuses a home that holds anything."""

    help = __doc__ or ""
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--mission", required=True)
        parser.add_argument("--origin", required=True)
        parser.add_argument("--name", required=True)
        parser.add_argument("--email", required=True)
        parser.add_argument("--role", action="append", default=[])

    def handle(self, *args: Any, **options: Any) -> None:
        for role in options["role"]:
            known = shipped_rights().role(role)
            if known is None or known.bound is not Bound.MISSION:
                raise CommandError(f"no office `{role}` of the whole mission: see rights.md")
        call_command("migrate", interactive=False, verbosity=0)
        if Entry.objects.exists() or Person.objects.exists():
            raise CommandError(f"{settings.ENVIRONMENT.home} holds a mission already")
        first = First(
            mission=options["mission"],
            origin=options["origin"],
            name=options["name"],
            email=options["email"],
            roles=tuple(options["role"]),
        )
        # Before the first person, so that a home half set up is never taken for the example.
        (settings.ENVIRONMENT.home / SET_UP).write_text(first.mission + "\n", encoding="utf-8")
        self.stdout.write(address_of(set_up(first, at=timezone.now())))
        self.stderr.write(
            f"{first.mission} is set up. Next: drawdown load FOLDER, then drawdown serve; "
            "open this address and choose a password"
        )
