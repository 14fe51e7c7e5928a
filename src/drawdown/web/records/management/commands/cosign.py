"""Collects the cosignatures of the witnesses on the last checkpoint."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from drawdown.core.strict_json import read
from drawdown.ledger.note import MAX_BYTES
from drawdown.web.records.actions.cosign import Asked, ask_witnesses, request_for, take_answer
from drawdown.web.records.log import NotOpen
from drawdown.web.records.witnesses import WITNESSES


class Command(BaseCommand):
    """Called by `drawdown cosign`."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--request", type=Path)
        parser.add_argument("--seen", type=int, default=0)
        parser.add_argument("--answer", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if place := options["request"]:
                Path(place).write_bytes(request_for(options["seen"]))
                self.stdout.write(
                    f"{place}: carry it to the witness.\n"
                    f"There: drawdown witness sign {place} ANSWER\n"
                    "Here: drawdown cosign --answer ANSWER, before the next act"
                )
                return
            if place := options["answer"]:
                asked = take_answer(read(Path(place), max_bytes=MAX_BYTES).decode())
            else:
                asked = ask_witnesses()
        except (NotOpen, ValueError, OSError) as error:
            raise CommandError(f"nothing was cosigned: {error}") from error
        self._say(asked)

    def _say(self, asked: Asked) -> None:
        """Print who cosigned and who did not; too few are an error."""
        reasons = dict(asked.missing)
        for name, time in asked.standing.times:
            words = f"cosigned {time.isoformat()}" if time else reasons.get(name, "not asked")
            self.stdout.write(f"{name}: {words}")
        found, need = asked.standing.found, asked.standing.need
        if not asked.standing.times:
            raise CommandError(f"the mission names no witnesses: write {WITNESSES} in its home")
        said = f"the checkpoint of {asked.size} entries has {found} cosignatures of {need} needed"
        if found < need:
            raise CommandError(said)
        self.stdout.write(said)
