"""Writes the rows of this application; nothing else does."""

from __future__ import annotations

from drawdown.ledger.act import Act
from drawdown.liquidation import apply as liquidation
from drawdown.liquidation.file import LiquidationFile
from drawdown.web.liquidation import models
from drawdown.web.liquidation.queries import BEGUN, ENTRY, stored_entry, stored_phase


def phase_changed(act: Act, index: int) -> None:
    """Write the phase as an act leaves it."""
    after = liquidation.apply(stored_phase(), act)
    begun = BEGUN.write(after.begun) if after.begun else None
    models.Phase.objects.update_or_create(
        id=1, defaults={"begun": begun, "closed_on": after.closed_on}
    )


def item_changed(act: Act, index: int) -> None:
    """Write what is known of an item as an act leaves it."""
    item = str(act.body["item"])
    known = stored_entry(item)
    file = LiquidationFile(entries={} if known is None else {item: known})
    after = liquidation.apply(file, act).entries[item]
    models.Item.objects.update_or_create(item=item, defaults={"content": ENTRY.write(after)})


def task_done(act: Act, index: int) -> None:
    """Write the day on which a task is done."""
    for key, day in liquidation.apply(LiquidationFile(), act).done.items():
        models.Task.objects.update_or_create(key=key, defaults={"done_on": day})
