"""The kinds of act of the liquidation: its phase, its tasks, its tables, its open items."""

from __future__ import annotations

from drawdown.liquidation.acts.items import ITEM_KINDS
from drawdown.liquidation.acts.phase import LIQUIDATION_BEGUN, LIQUIDATION_CLOSED
from drawdown.liquidation.acts.tables import TRACKS_ADOPTED, TRACKS_PROPOSED
from drawdown.liquidation.acts.tasks import TASK_DONE

KINDS = (
    LIQUIDATION_BEGUN,
    LIQUIDATION_CLOSED,
    TASK_DONE,
    TRACKS_PROPOSED,
    TRACKS_ADOPTED,
    *ITEM_KINDS,
)
