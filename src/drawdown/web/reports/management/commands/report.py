"""Builds a report from the ledger and writes it into a folder: the PDF and its workbook."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from drawdown.core.canonical import digest
from drawdown.documents.typesetting import BadPaper
from drawdown.progress.telling.words import Language
from drawdown.reports.material import Position
from drawdown.web.acts import HANDLERS
from drawdown.web.records.log import NotOpen
from drawdown.web.records.rebuild import as_at
from drawdown.web.reports.making import MAKERS, Wanted, file_of, report_of
from drawdown.web.reports.queries import NothingToReport, last_day, position_at
from drawdown.web.reports.templates_kept import rules_in_force


class Command(BaseCommand):
    """Called by `drawdown report`."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind")
        parser.add_argument("--lang", required=True)
        parser.add_argument("--as-of", required=True)
        parser.add_argument("--out", required=True)
        parser.add_argument("--at", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        size = options["at"]
        if not size:
            return self._write(options, None)
        try:
            where = position_at(size)
        except (NothingToReport, NotOpen) as error:
            raise CommandError(str(error)) from error
        with as_at(HANDLERS, size, self._tell):
            self.stderr.write(f"replayed   {size} entries; what stands now stays as it is")
            return self._write(options, where)

    def _tell(self, acts: int) -> None:
        self.stderr.write(f"replaying  {acts} entries")

    def _known(self, kind: str, where: Position | None) -> None:
        """Refuse a report that has no template; names those that have one."""
        templates = rules_in_force(before=where.size if where else None).templates
        if kind not in {template.id for template in templates}:
            known = ", ".join(template.id for template in templates)
            raise CommandError(f"no report is called {kind}: name one of {known}")

    def _write(self, options: Mapping[str, Any], where: Position | None) -> None:
        folder = Path(options["out"])
        try:
            day = date.fromisoformat(options["as_of"]) if options["as_of"] else last_day(where)
            self._known(options["kind"], where)
            wanted = Wanted(options["kind"], Language(options["lang"]), day, where)
            report, _ = report_of(wanted)
            files = {f"{wanted.name}.{ending}": file_of(wanted, ending) for ending in MAKERS}
        except (NothingToReport, BadPaper) as error:
            raise CommandError(str(error)) from error
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
            self.stdout.write(f"wrote      {folder / name}  sha256 {digest(content)}")
        if report.reconstructed:
            self.stdout.write("marked     it rests on reconstructed evidence, and says so")
        said = {
            "kind": wanted.kind,
            "language": wanted.language.value,
            "as_of": day.isoformat(),
            "ledger_size": report.position.size if report.position else None,
            "figures": len(report.figures),
            "unknown": len(report.unknown),
            "files": {name: digest(content) for name, content in files.items()},
        }
        self.stdout.write(json.dumps(said, sort_keys=True))
