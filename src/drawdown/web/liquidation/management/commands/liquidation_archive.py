"""Writes the archive of the mission: ledger, sites, final documents and verifiers as one bag."""

from __future__ import annotations

import json
import tempfile
from argparse import ArgumentParser
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from drawdown.documents.bag import bag, zipped
from drawdown.ledger.act import BadAct
from drawdown.property.disposal.plan_pages import to_pdf, to_workbook
from drawdown.web.closing.queries import register
from drawdown.web.liquidation.papers import PAPERS
from drawdown.web.records.models import Topic

VERIFIERS = ("README.en.txt", "README.fr.txt", "verify.html", "verify.py")


class Command(BaseCommand):
    """Called by `drawdown liquidation archive`."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--as-of", default="")
        parser.add_argument("--out", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        given, out = options["as_of"], Path(options["out"])
        today = date.fromisoformat(given) if given else timezone.now().date()
        try:
            known = register()
            payload = {
                f"papers/{name}.{form}": lay_out(make(today))
                for name, make in PAPERS.items()
                for form, lay_out in (("pdf", to_pdf), ("xlsx", to_workbook))
            }
        except BadAct as error:
            raise CommandError(str(error)) from error
        payload |= self._bundles([site.id for site in known.sites])
        shipped = resources.files("drawdown.verifiers")
        payload |= {f"verify/{name}": shipped.joinpath(name).read_bytes() for name in VERIFIERS}
        name = f"{known.mission.id}-archive"
        about = [
            ("External-Description", f"Archive of {known.mission.name} at its liquidation"),
            ("External-Identifier", name),
            ("Source-Organization", known.mission.name),
        ]
        out.write_bytes(zipped(bag(payload, about, made=today), name))
        self.stdout.write(f"{out}: check it with sha512sum -c, and data/ledger.zip with verify.py")
        self.stdout.write(json.dumps({"bag": name, "files": len(payload), "as_of": str(today)}))

    def _bundles(self, sites: list[str]) -> dict[str, bytes]:
        """Return the whole ledger, and for each site what concerns it alone."""
        found = {}
        with tempfile.TemporaryDirectory(prefix="drawdown-archive-") as folder:
            for site in (None, *sites):
                if site and not Topic.objects.filter(topic=f"site:{site}").exists():
                    continue
                file = Path(folder) / f"{site or 'ledger'}.zip"
                call_command("bundle", str(file), site=site, without_personal=bool(site))
                found[f"sites/{site}.zip" if site else "ledger.zip"] = file.read_bytes()
        return found
