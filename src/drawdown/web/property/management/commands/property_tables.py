"""Imports, exports and checks the property register; whoever has this machine is its operator."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_date

from drawdown.core.findings import Refused
from drawdown.property.acts.decide_list import Decision, ListDecided, OnConflict, OnMissing
from drawdown.property.balance import differences
from drawdown.property.export import write_csv, write_workbook
from drawdown.property.intake.listing import entries
from drawdown.property.intake.mapping import read_mapping
from drawdown.property.line import Line
from drawdown.web.property import models
from drawdown.web.property.actions.compare import compare
from drawdown.web.property.actions.decide_list import decide_list
from drawdown.web.property.actions.save_mapping import save_mapping
from drawdown.web.property.queries import (
    CHUNK,
    line_of,
    lines_at,
    out_of_balance,
    postings_of,
    rows_of,
)
from drawdown.web.records.local import OPERATOR, by_the_operator
from drawdown.web.records.log import NotOpen
from drawdown.web.records.sending import Sender
from drawdown.web.store import documents

SHOWN = 20


class Command(BaseCommand):
    """Called by `drawdown property`."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=("import", "export", "check"))
        parser.add_argument("file", nargs="?", default="")
        for name in ("mapping", "on", "conflicts", "missing"):
            parser.add_argument(f"--{name}")
        parser.add_argument("--sheet", action="append")
        parser.add_argument("--apply", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, f"_{options['what']}")(options)
        except (Refused, NotOpen) as no:
            found = no.findings if isinstance(no, Refused) else (no,)
            raise CommandError("\n".join(str(each) for each in found[:SHOWN])) from no

    def _import(self, options: dict[str, Any]) -> None:
        """Compare a table, say the differences, and apply the list where that is asked for."""
        by = Sender(OPERATOR, by_the_operator, timezone.now())
        mapping = read_mapping(Path(options["mapping"]))
        on = parse_date(options["on"] or "") or by.at.date()
        save_mapping(mapping, by=by)
        compared = compare(
            Path(options["file"]), mapping, on=on, sheets=tuple(options["sheet"] or ())
        )
        counts = ", ".join(f"{count} {what}" for what, count in compared.listing.counts.items())
        self.stdout.write(f"{compared.listing.rows} rows: {counts or 'nothing new'}")
        shown = 0
        for each in entries(compared.listing, documents().get):
            if each.fields and (shown := shown + 1) <= SHOWN:
                said = "; ".join(
                    f"{name} {ours} -> {theirs}" for name, (_, ours, theirs) in each.fields.items()
                )
                self.stdout.write(f"  {each.line} {each.what}: {said}")
        if not options["apply"]:
            self.stdout.write(f"Nothing was written. The list: /property/import/{compared.digest}")
            return
        body = ListDecided(
            listing=compared.digest,
            decision=Decision.APPLIED,
            conflicts=OnConflict(options["conflicts"]) if options["conflicts"] else None,
            missing=OnMissing(options["missing"]) if options["missing"] else None,
        )
        self.stdout.write(f"applied by act {decide_list(body, by=by).index}")

    def _export(self, options: dict[str, Any]) -> None:
        path = Path(options["file"])
        try:
            if path.suffix == ".xlsx":
                count = write_workbook(_all_lines(), path)
            else:
                with path.open("w", encoding="utf-8-sig", newline="") as file:
                    count = write_csv(_all_lines(), file)
        except OSError as error:
            raise CommandError(f"{path}: {error}") from error
        self.stdout.write(f"{path}: {count} lines")

    def _check(self, _options: dict[str, Any]) -> None:
        """Say whether the account adds up; name every line where it does not."""
        wrong = 0
        for place, owner, _, _ in out_of_balance():
            for name in lines_at(place, owner):
                rows = rows_of([name])[name]
                held = {(name, row.place): row.quantity for row in rows if row.quantity}
                for finding in differences(held, postings_of(name)):
                    wrong += 1
                    self.stderr.write(str(finding))
        if wrong:
            raise CommandError(f"{wrong} differences")
        self.stdout.write(f"{models.Item.objects.count()} lines: the account adds up")


def _all_lines() -> Iterator[Line]:
    for row in models.Item.objects.filter(quantity__gt=0).order_by("id").iterator(chunk_size=CHUNK):
        yield line_of(row)
