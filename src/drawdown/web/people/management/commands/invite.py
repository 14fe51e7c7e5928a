"""Invites a person again, from the machine: for an administrator who has lost the way in."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from drawdown.core.findings import Refused
from drawdown.web.people.actions.invite_person import invite_person
from drawdown.web.people.actions.set_up import machine
from drawdown.web.people.login.invitations import address_of


class Command(BaseCommand):
    """The act says that the machine did it."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("person", help="the id of the person, p-…")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            secret = invite_person(options["person"], by=machine(timezone.now()))
        except Refused as no:
            raise CommandError("\n".join(str(finding) for finding in no.findings)) from no
        self.stdout.write(address_of(secret))
