"""The kinds of act of a hasty exit, which no ordinary gate can be passed by."""

from __future__ import annotations

from drawdown.leaving.acts.destroy import (
    DESTRUCTION_AUTHORISED,
    DESTRUCTION_LISTED,
    ITEM_DESTROYED,
    ITEM_SPARED,
    LOSS_NOTIFIED,
)
from drawdown.leaving.acts.order import EXIT_CALLED_OFF, EXIT_LEFT, EXIT_ORDERED

KINDS = (
    EXIT_ORDERED,
    EXIT_CALLED_OFF,
    DESTRUCTION_LISTED,
    DESTRUCTION_AUTHORISED,
    ITEM_DESTROYED,
    ITEM_SPARED,
    EXIT_LEFT,
    LOSS_NOTIFIED,
)
