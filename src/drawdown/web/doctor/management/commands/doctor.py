"""Says what is wrong with this installation, and changes nothing."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from drawdown.web.doctor.examining import examine
from drawdown.web.doctor.installation import Installation, look
from drawdown.web.doctor.setting_checks import CHECKS
from drawdown.web.doctor.telling import is_wrong, last_line, lines


class Command(BaseCommand):
    """Called by `drawdown doctor`."""

    help = __doc__ or ""
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quick", action="store_true", help="leave out what takes time")

    def handle(self, *args: Any, **options: Any) -> None:
        at = Installation(settings.ENVIRONMENT, os.environ, timezone.now())
        found = [*look(CHECKS, at), *examine(at, quick=options["quick"])]
        for line in lines(found):
            self.stdout.write(line)
        self.stdout.write(last_line(found, at))
        if is_wrong(found):
            raise CommandError("something is wrong with this installation; see above")
