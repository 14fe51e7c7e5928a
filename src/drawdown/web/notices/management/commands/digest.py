"""Sends everybody what waits for them, once a day; or prints it."""

from __future__ import annotations

import smtplib
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from drawdown.web.notices.digest import digests
from drawdown.web.notices.wishes import remember_sent


class Command(BaseCommand):
    """Called by `drawdown digest`."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--person")

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        found = list(digests(at, person=options["person"]))
        if options["dry_run"]:
            for each in found:
                self.stdout.write(f"To: {each.address}\nSubject: {each.subject}\n\n{each.text}\n")
            self.stdout.write(f"{len(found)} to send; nothing was sent")
            return
        if not settings.EMAIL_HOST:
            raise CommandError("set DRAWDOWN_SMTP_URL to send mail, or look with --dry-run")
        failed = 0
        for each in found:
            mail = EmailMessage(each.subject, each.text, to=[each.address])
            try:
                mail.send()
            except (smtplib.SMTPException, OSError) as error:
                failed += 1
                self.stderr.write(f"{each.person}: {error}")
            else:
                remember_sent(each.person, each.language, at.date())
        self.stdout.write(f"{len(found) - failed} sent, {failed} failed")
        if failed:
            raise CommandError("what failed is sent again at the next run")
