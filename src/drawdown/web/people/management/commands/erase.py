"""Removes the personal values of somebody; every proof still verifies."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from drawdown.core.findings import Refused
from drawdown.web.acts import HANDLERS
from drawdown.web.people.actions.erase_person import erase_person
from drawdown.web.people.models import Person
from drawdown.web.records.local import OPERATOR, by_the_operator
from drawdown.web.records.log import NotOpen
from drawdown.web.records.sending import Sender


class Command(BaseCommand):
    """Called by `drawdown erase`: whoever has this machine acts as its operator."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("person")

    def handle(self, *args: Any, **options: Any) -> None:
        if not Person.objects.filter(id=options["person"]).exists():
            raise CommandError(f"nothing was erased: nobody is enrolled as {options['person']}")
        sender = Sender(OPERATOR, by_the_operator, timezone.now())
        try:
            erased = erase_person(options["person"], HANDLERS["person.erased"], by=sender)
        except (Refused, NotOpen, ValueError) as error:
            raise CommandError(f"nothing was erased: {error}") from error
        index = erased.receipt.index
        self.stdout.write(f"{erased.values} values are removed; entry {index} says so")
        for bundle in erased.bundles:
            self.stdout.write(f"still in the bundle {bundle.bundle}, of {bundle.size} entries")
        for document in erased.documents:
            self.stdout.write(f"perhaps in the document {document.sha256}: {document.title}")
        self.stdout.write("Copies of the database made before today hold the values, too.")
