"""Shows the closing rules in force, proposes an edited copy, puts another's copy in force."""

from __future__ import annotations

import shutil
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from drawdown.core.findings import Refused, errors
from drawdown.core.reading.files import Folder
from drawdown.rules.closing_reading import SHIPPED, read_closing
from drawdown.rules.pack_reading import CLOSING, packs_folder
from drawdown.web.closing.queries import RULES, rules, shipped
from drawdown.web.records.local import OPERATOR, by_the_operator
from drawdown.web.records.log import NotOpen
from drawdown.web.records.sending import Sender


class Command(BaseCommand):
    """Called by `drawdown rules`: whoever has this machine acts as its operator."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--export", metavar="FOLDER")
        parser.add_argument("--propose", metavar="FOLDER")
        parser.add_argument("--adopt", metavar="VERSION")
        parser.add_argument("--reason", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["export"]:
            self._export(Path(options["export"]))
        elif options["propose"]:
            self._propose(Path(options["propose"]), _said(options["reason"]))
        elif options["adopt"]:
            self._adopt(options["adopt"], _said(options["reason"]))
        else:
            self._show()

    def _show(self) -> None:
        known = rules()
        self.stdout.write(f"in force     {known.id} {known.version} {known.digest}")
        first = shipped()
        self.stdout.write(f"shipped      {first.id} {first.version} {first.digest}")
        for row in RULES.forced().reverse():
            self.stdout.write(
                f"entry {row.entry:<6} {_named(row)} since {row.at.date()}: {row.reason}"
            )
        for row in RULES.waiting():
            self.stdout.write(
                f"proposed     {_named(row)} by {row.person} on {row.at.date()}: {row.reason}"
            )

    def _export(self, folder: Path) -> None:
        """Copy the shipped tables, with their comments and sources, to be edited."""
        try:
            shutil.copytree(packs_folder() / SHIPPED / CLOSING, folder)
        except OSError as error:
            raise CommandError(f"nothing was copied: {error}") from error
        self.stdout.write(
            f"{folder}: the shipped closing rules. Edit them, change `version` in closing.yaml,"
            f" then: drawdown rules --propose {folder} --reason WHY"
        )

    def _propose(self, folder: Path, reason: str) -> None:
        files = Folder(folder)
        edited = read_closing(files)
        if edited is None:
            wrong = [str(finding) for finding in errors(files.findings)]
            raise CommandError("\n".join(wrong) or f"{folder} is not a folder of rules")
        try:
            receipt = RULES.propose(edited, reason=reason, by=_operator())
        except (Refused, NotOpen) as no:
            raise CommandError(f"nothing changed: {no}") from no
        self.stdout.write(
            f"proposed     {edited.id} {edited.version} {edited.digest}, entry {receipt.index};"
            " another person puts it in force, on the page of the rules"
        )

    def _adopt(self, version: str, reason: str) -> None:
        """Put in force what somebody proposed on the page; never what this operator proposed."""
        waiting = [row for row in RULES.waiting() if version in (row.version, row.digest)]
        if len(waiting) != 1:
            known = ", ".join(row.version for row in RULES.waiting()) or "none"
            raise CommandError(f"no version {version!r} is proposed; waiting: {known}")
        try:
            receipt = RULES.adopt(waiting[0], reason=reason, by=_operator())
        except (Refused, NotOpen) as no:
            raise CommandError(f"nothing changed: {no}") from no
        self.stdout.write(f"in force     {_named(waiting[0])}, entry {receipt.index}")


def _named(row: Any) -> str:
    return f"{RULES.held(row.digest).id} {row.version} {row.digest}"


def _said(reason: str) -> str:
    if not reason:
        raise CommandError("say why: --reason 'the closure guide asks for it'")
    return reason


def _operator() -> Sender:
    return Sender(OPERATOR, by_the_operator, timezone.now())
