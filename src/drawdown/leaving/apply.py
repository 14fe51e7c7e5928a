"""What an accepted act makes of the file of a hasty exit: pure, so that rows can be made again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from drawdown.leaving.acts.destroy import (
    DESTRUCTION_AUTHORISED,
    DESTRUCTION_LISTED,
    ITEM_DESTROYED,
    ITEM_SPARED,
    LOSS_NOTIFIED,
)
from drawdown.leaving.acts.order import EXIT_CALLED_OFF, EXIT_LEFT, EXIT_ORDERED
from drawdown.leaving.file import ExitFile, Fate
from drawdown.ledger.act import Act


def apply(file: ExitFile, act: Act) -> ExitFile:
    """Return the file after an act that was decided on it; `ValueError` for another kind."""
    by = act.actor.person
    match act.kind:
        case EXIT_ORDERED.name:
            return replace(file, order=EXIT_ORDERED.body_of(act).to_order(by))
        case EXIT_CALLED_OFF.name:
            return _called_off(file)
        case EXIT_LEFT.name:
            return replace(file, departure=EXIT_LEFT.body_of(act).to_departure())
        case DESTRUCTION_LISTED.name:
            item = DESTRUCTION_LISTED.body_of(act).to_item(by)
            return replace(file, items={**file.items, item.id: item})
        case DESTRUCTION_AUTHORISED.name:
            said = DESTRUCTION_AUTHORISED.body_of(act)
            authority = said.to_authority(by)
            return _changed(file, said.items, authority=authority, fate=Fate.AUTHORISED)
        case ITEM_DESTROYED.name:
            done = ITEM_DESTROYED.body_of(act)
            return _changed(
                file,
                (done.item,),
                fate=Fate.DESTROYED,
                fate_on=done.on,
                fate_by=by,
                witnesses=done.witnesses,
                photos=done.photos,
            )
        case ITEM_SPARED.name:
            spared = ITEM_SPARED.body_of(act)
            fate = Fate(spared.fate)
            more = {"fate_on": spared.on, "fate_by": by, "why_spared": spared.reason}
            return _changed(file, (spared.item,), fate=fate, **more)
        case LOSS_NOTIFIED.name:
            told = LOSS_NOTIFIED.body_of(act)
            return _changed(file, told.items, case=told.case, notice=told.document)
    raise ValueError(f"{act.kind} says nothing of an exit")


def _called_off(file: ExitFile) -> ExitFile:
    """Nothing may be destroyed any more: authorities that were not used end with the order."""
    earlier = (*file.earlier, *((file.order,) if file.order else ()))
    unused = [item.id for item in file.of_fate(Fate.AUTHORISED)]
    calm = _changed(file, unused, authority=None, fate=Fate.LISTED)
    return replace(calm, order=None, earlier=earlier)


def _changed(file: ExitFile, names: Iterable[str], **change: Any) -> ExitFile:
    items = {name: replace(file.items[name], **change) for name in names}
    return replace(file, items={**file.items, **items})
