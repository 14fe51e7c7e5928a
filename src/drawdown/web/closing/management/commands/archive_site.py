"""Packs a closed site for an archive, or collects everything about one thing, into a ZIP."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from drawdown.core.findings import Refused
from drawdown.web.closing.queries import site_of
from drawdown.web.records.local import OPERATOR, by_the_operator
from drawdown.web.records.sending import Sender
from drawdown.web.signing.actions.archive_site import archive_site
from drawdown.web.signing.actions.collect_dispute import NothingFound, collect_dispute


class Command(BaseCommand):
    """Called by `drawdown archive`."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("site")
        parser.add_argument("--out", required=True)
        parser.add_argument("--dispute")

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        by = Sender(OPERATOR, by_the_operator, at)
        try:
            site = site_of(options["site"])
            thing = options["dispute"]
            content = (
                collect_dispute(site, thing, by=by) if thing else archive_site(site, by=by, at=at)
            )
        except NothingFound as error:
            raise CommandError(f"no act on this site names `{error}`") from error
        except Refused as error:
            raise CommandError(str(error)) from error
        Path(options["out"]).write_bytes(content)
        self.stdout.write(f"wrote      {options['out']}  {len(content)} bytes")
