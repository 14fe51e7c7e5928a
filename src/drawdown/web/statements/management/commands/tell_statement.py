"""Tells how the example's statement on Sévaré came out; what was told before stays."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from drawdown.web.closing.management.commands.tell_demo import cast_of_the_example, refused_story
from drawdown.web.records.door import RefusedAct
from drawdown.web.statements.actions.tell_statement import ToldTooFar, tell_statement


class Command(BaseCommand):
    """Called by `drawdown demo`, once the closing of sites is told up to its day."""

    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = tell_statement(cast_of_the_example())
        except RefusedAct as error:
            raise refused_story(error) from error
        except ToldTooFar as error:
            self.stdout.write(f"no text    {error}: an empty DRAWDOWN_HOME gets the statement")
            return
        self.stdout.write(f"released   {count} acts on the statement of Sévaré; reconstructed")
