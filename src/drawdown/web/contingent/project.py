"""Writes the rows of this application; nothing else does."""

from __future__ import annotations

from drawdown.contingent.apply import apply
from drawdown.ledger.act import Act
from drawdown.web.contingent import models
from drawdown.web.contingent.queries import UNIT, holding_of


def equipment_changed(act: Act, index: int) -> None:
    """Write the file of a contingent as an act leaves it."""
    lines = [str(each["line"]) for each in act.body.get("lines", ())]
    after = apply(holding_of(str(act.body["unit"]), lines), act)
    models.UnitFile.objects.update_or_create(
        unit=after.unit, defaults={"content": UNIT.write(after)}
    )
