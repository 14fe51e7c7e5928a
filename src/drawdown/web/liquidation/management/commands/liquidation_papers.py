"""Writes the final documents of the liquidation into a folder, as PDF and as workbooks."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from drawdown.ledger.act import BadAct
from drawdown.property.disposal.plan_pages import to_pdf, to_workbook
from drawdown.web.closing.days import day_given
from drawdown.web.liquidation.papers import PAPERS


class Command(BaseCommand):
    """Called by `drawdown liquidation papers`."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--as-of", default="")
        parser.add_argument("--out", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        given, folder = options["as_of"], Path(options["out"])
        today = day_given(given)
        folder.mkdir(parents=True, exist_ok=True)
        said = {}
        for name, make in PAPERS.items():
            try:
                document = make(today)
            except BadAct as error:
                raise CommandError(str(error)) from error
            (folder / f"{name}.pdf").write_bytes(to_pdf(document))
            (folder / f"{name}.xlsx").write_bytes(to_workbook(document))
            said[name] = document.ties_out
            self.stdout.write(f"{name}: {len(document.rows)} rows, ties out: {document.ties_out}")
        self.stdout.write(json.dumps({"as_of": today.isoformat(), "ties_out": said}))
