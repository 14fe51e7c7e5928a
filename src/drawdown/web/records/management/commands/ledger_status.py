"""Says how the ledger stands: what is in it, what was signed, and whether it is whole."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from drawdown.core.reading.files import megabytes
from drawdown.ledger.store import DamagedLog
from drawdown.web.records.log import NotOpen, opened
from drawdown.web.records.state import LedgerState, ledger_state


class Command(BaseCommand):
    """Called by `drawdown status`."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--whole", action="store_true", help="recompute the whole tree")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            state = ledger_state()
            if options["whole"]:
                opened().log.audit()
        except NotOpen as error:
            raise CommandError(str(error)) from error
        except DamagedLog as error:
            raise CommandError(f"the ledger is damaged: {error}") from error
        if options["json"]:
            self.stdout.write(json.dumps(state.to_json(), indent=2))
            return
        for what, words in _lines(state, whole=options["whole"]):
            self.stdout.write(f"{what:<12} {words}")


def _lines(state: LedgerState, *, whole: bool) -> list[tuple[str, str]]:
    checked = "; recomputed from every entry, and the same" if whole else ""
    return [
        ("log", state.origin),
        ("mission", state.mission),
        ("entries", f"{state.size}, the last recorded {state.recorded}"),
        ("root", f"{state.root}{checked}"),
        ("signed with", state.key),
        ("witnesses", _witnesses(state)),
        *(("", f"{name}: {time or 'has not cosigned'}") for name, time in state.witnesses.items()),
        *(("", f"{number:>8} {kind}") for kind, number in state.kinds.items()),
        ("refused", f"{state.refusals}, of them {state.conflicts} kept for a person to settle"),
        ("evidence", f"{state.documents} documents, {megabytes(state.document_bytes)}"),
        ("database", state.database),
        ("free", megabytes(state.free_bytes)),
    ]


def _witnesses(state: LedgerState) -> str:
    if state.witnesses_wrong:
        return state.witnesses_wrong
    if not state.witnesses:
        return "the mission names none"
    return f"{state.cosignatures} cosignatures of {state.needed} needed, on the last checkpoint"
