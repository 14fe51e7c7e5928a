"""Builds the pack of a site or part from its records and writes it into a folder."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from drawdown.core.canonical import digest
from drawdown.core.nearest import suggestion
from drawdown.documents.content import DamagedDocument, NoSuchDocument
from drawdown.documents.render import RECORD, BadPaper, Make, record_of, render
from drawdown.ledger.act import BadAct
from drawdown.register.site import Site
from drawdown.signing.build import build, number_of
from drawdown.signing.case import case_of
from drawdown.web.closing.pack import pictures_of, source_of
from drawdown.web.closing.queries import register


class Command(BaseCommand):
    """Called by `drawdown handover`."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("site")
        parser.add_argument("--out", required=True)
        parser.add_argument("--part")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            source = source_of(_site(options["site"]), options["part"])
            paper = build(source)
            pictures = pictures_of(paper)
            files = {
                "pack.pdf": render(paper, pictures),
                "reading.pdf": render(paper, pictures, make=Make.READING),
                RECORD: record_of(paper),
            }
        except (BadAct, BadPaper, NoSuchDocument, DamagedDocument) as error:
            raise CommandError(str(error)) from error
        folder = Path(options["out"])
        name = f"{number_of(source).lower()}-v{source.version}"
        folder.mkdir(parents=True, exist_ok=True)
        written = {}
        for ending, content in files.items():
            path = folder / f"{name}-{ending}"
            path.write_bytes(content)
            written[path.name] = digest(content)
            self.stdout.write(f"wrote      {path}  sha256 {digest(content)}")
        if source.reconstructed:
            self.stdout.write("marked     it rests on reconstructed evidence, and says so")
        said = {"case": case_of(source), "files": written, "version": source.version}
        self.stdout.write(json.dumps(said, sort_keys=True))


def _site(name: str) -> Site:
    """Return a site by its id or by another name that the register knows."""
    known = register()
    try:
        return known.site(name)
    except KeyError as error:
        nearest = suggestion(name, [site.id for site in known.sites])
        raise CommandError(f"there is no site `{name}` in the register: {nearest}") from error
