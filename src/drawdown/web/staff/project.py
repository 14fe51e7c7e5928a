"""Writes the rows of this application; nothing else does."""

from __future__ import annotations

from drawdown.ledger.act import Act
from drawdown.staff.apply import apply
from drawdown.web.staff import models
from drawdown.web.staff.queries import LEAVER, file_of


def leaver_changed(act: Act, index: int) -> None:
    """Write the file of a person as an act leaves it."""
    after = apply(file_of(str(act.body["person"])), act)
    models.Leaver.objects.update_or_create(
        person=after.person,
        defaults={"last_day": after.last_day, "content": LEAVER.write(after)},
    )
