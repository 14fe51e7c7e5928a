"""Writes the archive of the mission: ledger, sites, final documents and verifiers as one bag.

Everything is laid out in a folder and goes into the bag piece by piece. Without personal values no
name of a person is in it; every proof holds, since acts know such values by a salted digest alone.
"""

from __future__ import annotations

import io
import json
import tempfile
from argparse import ArgumentParser
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from drawdown.documents.bag import write_bag
from drawdown.ledger.act import BadAct
from drawdown.property.disposal.plan_pages import to_pdf, to_workbook
from drawdown.web.closing.days import day_given
from drawdown.web.closing.queries import register
from drawdown.web.liquidation.papers import PAPERS
from drawdown.web.records.models import Topic

VERIFIERS = ("README.en.txt", "README.fr.txt", "verify.html", "verify.py")
READ_ME = """{mission}
{made}

papers/      final documents, English and French, as PDF and workbook
             documents définitifs, en anglais et en français, PDF et classeur
ledger.zip   every act, with the documents that acts name
             tous les actes, avec les documents qu’ils nomment
sites/       the same for each site alone / la même chose pour chaque site
verify/      three ways to check ledger.zip and sites/: a page, a script, a description
             trois façons de contrôler ledger.zip et sites/ : une page, un script, une notice

Personal values / Données personnelles : {personal}

Nothing of this needs the software that made it. Whole: `sha512sum -c manifest-sha512.txt` beside
the folder data. Genuine: open verify/verify.html in a browser and give it ledger.zip, or run
`python3 verify/verify.py ledger.zip`.

Rien de cela n’exige le logiciel qui l’a produit. Intégrité : `sha512sum -c manifest-sha512.txt` à
côté du dossier data. Authenticité : ouvrir verify/verify.html dans un navigateur et lui donner
ledger.zip, ou lancer `python3 verify/verify.py ledger.zip`.
"""

LEFT_OUT = """left out of ledger.zip; papers that acts name are as they were
signed / omises de ledger.zip ; les documents nommés par les actes sont tels que signés"""


class Command(BaseCommand):
    """Called by `drawdown liquidation archive`."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--as-of", default="")
        parser.add_argument("--out", required=True)
        parser.add_argument("--without-personal", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        given, out = options["as_of"], Path(options["out"])
        today = day_given(given)
        bare = bool(options["without_personal"])
        with tempfile.TemporaryDirectory(prefix="drawdown-archive-", dir=out.parent) as folder:
            place = Path(folder)
            try:
                mission = register().mission
                self._lay_out(place, today, bare=bare)
            except BadAct as error:
                raise CommandError(str(error)) from error
            name = f"{mission.id}-archive"
            about = [
                ("External-Description", f"Archive of {mission.name} at its liquidation"),
                ("External-Identifier", name),
                ("Source-Organization", mission.name),
                ("Internal-Sender-Description",
                 "without personal values" if bare else "with personal values: keep it as such"),
            ]  # fmt: skip
            files = {
                file.relative_to(place).as_posix(): file
                for file in place.rglob("*")
                if file.is_file()
            }
            partial = place / ".partial"
            with partial.open("wb") as target:
                write_bag(target, files, about, made=today, folder=name)
            partial.replace(out)
        self.stdout.write(f"{out}: check it with sha512sum -c, and data/ledger.zip with verify.py")
        said = {"bag": name, "files": len(files), "as_of": str(today), "personal": not bare}
        self.stdout.write(json.dumps(said))

    def _lay_out(self, place: Path, today: date, *, bare: bool) -> None:
        """Write every file of the archive into a folder, as it will stand under `data`."""
        for folder in ("papers", "sites", "verify"):
            (place / folder).mkdir()
        for name, make in PAPERS.items():
            document = make(today)
            (place / f"papers/{name}.pdf").write_bytes(to_pdf(document))
            (place / f"papers/{name}.xlsx").write_bytes(to_workbook(document))
        quiet = io.StringIO()
        whole = str(place / "ledger.zip")
        call_command("bundle", whole, without_personal=bare, stdout=quiet)
        for site in register().sites:
            if Topic.objects.filter(topic=f"site:{site.id}").exists():
                file = str(place / f"sites/{site.id}.zip")
                call_command("bundle", file, site=site.id, without_personal=True, stdout=quiet)
        shipped = resources.files("drawdown.verifiers")
        for name in VERIFIERS:
            (place / "verify" / name).write_bytes(shipped.joinpath(name).read_bytes())
        words = LEFT_OUT if bare else "in ledger.zip / dans ledger.zip"
        text = READ_ME.format(mission=register().mission.name, made=today, personal=words)
        (place / "README.txt").write_text(text, encoding="utf-8")
