"""Writes the figures of released statements as open data into a folder."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from drawdown.core.canonical import digest
from drawdown.web.reports.opened import open_files
from drawdown.web.reports.queries import NothingToReport


class Command(BaseCommand):
    """Called by `drawdown open-data`."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--as-of", required=True)
        parser.add_argument("--out", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(options["out"])
        asked = options["as_of"]
        day = date.fromisoformat(asked) if asked else timezone.now().date()
        try:
            files, figures = open_files(day)
        except NothingToReport as error:
            raise CommandError(str(error)) from error
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
            self.stdout.write(f"wrote      {folder / name}  sha256 {digest(content)}")
        hashes = {name: digest(content) for name, content in files.items()}
        said = {"as_of": day.isoformat(), "figures": len(figures), "files": hashes}
        self.stdout.write(json.dumps(said, sort_keys=True))
