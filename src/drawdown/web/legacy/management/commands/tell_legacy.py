"""Tells what the example's office in Mopti leaves; what was told before stays."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from drawdown.web.closing.management.commands.tell_demo import cast_of_the_example, refused_story
from drawdown.web.legacy.actions.tell_legacy import tell_legacy
from drawdown.web.records.door import RefusedAct


class Command(BaseCommand):
    """Called by `drawdown demo`, once the statement on Sévaré is told."""

    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = tell_legacy(cast_of_the_example())
        except RefusedAct as error:
            raise refused_story(error) from error
        self.stdout.write(f"opened     {count} acts on what stays in Mopti; reconstructed")
