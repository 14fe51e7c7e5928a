"""Writes the pack of a site or part into a folder: as signed, else built from its records."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from drawdown.core.canonical import digest
from drawdown.core.nearest import suggestion
from drawdown.documents.content import DamagedDocument, NoSuchDocument
from drawdown.documents.render import RECORD, Make, record_of, render
from drawdown.documents.typesetting import BadPaper
from drawdown.ledger.act import BadAct
from drawdown.register.site import Site
from drawdown.signing.build import build, number_of
from drawdown.signing.case import case_of
from drawdown.signing.source import Source
from drawdown.web.closing.packs.handed_out import files_of
from drawdown.web.closing.packs.source import pictures_of, source_of
from drawdown.web.closing.queries import register


class Command(BaseCommand):
    """Called by `drawdown handover`."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("site")
        parser.add_argument("--out", required=True)
        parser.add_argument("--part")
        parser.add_argument("--next", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            source = source_of(_site(options["site"]), options["part"])
            last = source.pack.last
            signed = last is not None and last.complete and not options.get("next")
            if last is not None and signed:
                version = last.number
                files = files_of(f"{number_of(source).lower()}-v{version}", last)
            else:
                version = source.version
                files = _built(source, f"{number_of(source).lower()}-v{version}")
        except (BadAct, BadPaper, NoSuchDocument, DamagedDocument) as error:
            raise CommandError(str(error)) from error
        written = self._write(files, Path(options["out"]))
        if source.reconstructed:
            self.stdout.write("marked     it rests on reconstructed evidence, and says so")
        said = {
            "case": case_of(source),
            "files": written,
            "signed": signed,
            "version": version,
        }
        self.stdout.write(json.dumps(said, sort_keys=True))

    def _write(self, files: Mapping[str, bytes], folder: Path) -> dict[str, str]:
        """Write the files and return the hash of each."""
        folder.mkdir(parents=True, exist_ok=True)
        written = {}
        for name, content in files.items():
            (folder / name).write_bytes(content)
            written[name] = digest(content)
            self.stdout.write(f"wrote      {folder / name}  sha256 {digest(content)}")
        return written


def _built(source: Source, name: str) -> Mapping[str, bytes]:
    """Return the next version: for signing, for reading, and as data."""
    paper = build(source)
    pictures = pictures_of(paper)
    return {
        f"{name}-pack.pdf": render(paper, pictures),
        f"{name}-reading.pdf": render(paper, pictures, make=Make.READING),
        f"{name}-{RECORD}": record_of(paper),
    }


def _site(name: str) -> Site:
    """Return a site by its id or by another name that the register knows."""
    known = register()
    try:
        return known.site(name)
    except KeyError as error:
        nearest = suggestion(name, [site.id for site in known.sites])
        raise CommandError(f"there is no site `{name}` in the register: {nearest}") from error
