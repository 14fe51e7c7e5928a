"""Makes every table again from the ledger and its documents, and says whether that changed it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from drawdown.documents.content import DamagedDocument, NoSuchDocument
from drawdown.ledger.store import DamagedLog
from drawdown.web.acts import HANDLERS
from drawdown.web.records.log import NotOpen
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.records.rebuilt import remember


class Command(BaseCommand):
    """Called by `drawdown rebuild`."""

    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        before = every_row()
        try:
            rebuilt = rebuild(HANDLERS)
        except NotOpen as error:
            raise CommandError(str(error)) from error
        except DamagedLog as error:
            raise CommandError(f"nothing was changed; the ledger is damaged: {error}") from error
        except (NoSuchDocument, DamagedDocument) as error:
            raise CommandError(f"nothing was changed; a document is missing: {error}") from error
        after = every_row()
        other = [table for table, rows in after.items() if rows != before[table]]
        remember(timezone.now(), rebuilt.acts, other)
        for table in other:
            self.stdout.write(f"{table}: held other rows than the acts say; it is as they say now")
        same = "every row is the same" if not other else f"{len(other)} tables had other rows"
        self.stdout.write(f"{rebuilt.acts} acts gave {rebuilt.rows} rows; {same}")
