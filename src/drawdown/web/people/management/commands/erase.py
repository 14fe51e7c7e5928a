"""Removes the personal values of somebody; every proof still verifies."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from drawdown.core.findings import Refused
from drawdown.people.acts.erase_values import VALUES_ERASED
from drawdown.web.acts import HANDLERS
from drawdown.web.people.actions.erase_person import ErasedPerson, erase_person
from drawdown.web.people.actions.erase_values import ErasedValues, erase_values
from drawdown.web.people.models import Person
from drawdown.web.people.outside import kept_at
from drawdown.web.records.local import OPERATOR, by_the_operator
from drawdown.web.records.log import NotOpen
from drawdown.web.records.sending import Sender

COPIES = "Copies of the database made before today hold the values, too."


class Command(BaseCommand):
    """Called by `drawdown erase`: whoever has this machine acts as its operator."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("person", nargs="?")
        parser.add_argument("--act", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["act"] is not None:
            self._erase_outside(options["act"])
            return
        if not Person.objects.filter(id=options["person"]).exists():
            raise CommandError(f"nothing was erased: nobody is enrolled as {options['person']}")
        sender = Sender(OPERATOR, by_the_operator, timezone.now())
        try:
            erased = erase_person(options["person"], HANDLERS["person.erased"], by=sender)
        except (Refused, NotOpen, ValueError) as error:
            raise CommandError(f"nothing was erased: {error}") from error
        self._say(erased)
        for document in erased.documents:
            self.stdout.write(f"perhaps in the document {document.sha256}: {document.title}")
        self.stdout.write(COPIES)

    def _erase_outside(self, index: int) -> None:
        """Erase every name that an act gives of people who are not enrolled."""
        body = kept_at(index)
        if body is None:
            raise CommandError(f"nothing was erased: entry {index} holds no name that is kept")
        sender = Sender(OPERATOR, by_the_operator, timezone.now())
        try:
            erased = erase_values(body, HANDLERS[VALUES_ERASED.name], by=sender)
        except (Refused, NotOpen, ValueError) as error:
            raise CommandError(f"nothing was erased: {error}") from error
        self._say(erased)
        self.stdout.write(COPIES)

    def _say(self, erased: ErasedPerson | ErasedValues) -> None:
        index = erased.receipt.index
        self.stdout.write(f"{erased.values} values are removed; entry {index} says so")
        for bundle in erased.bundles:
            self.stdout.write(f"still in the bundle {bundle.bundle}, of {bundle.size} entries")
