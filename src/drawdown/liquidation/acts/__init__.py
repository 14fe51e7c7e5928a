"""The kinds of act of the liquidation: its phase, its tasks, its tables, its open items."""

from __future__ import annotations

from typing import Any

from drawdown.ledger.kind import Kind
from drawdown.liquidation.acts.items import ITEM_KINDS
from drawdown.liquidation.acts.phase import LIQUIDATION_BEGUN, LIQUIDATION_CLOSED
from drawdown.liquidation.acts.tables import TRACKS
from drawdown.liquidation.acts.tasks import TASK_DONE

KINDS: tuple[Kind[Any, Any], ...] = (
    LIQUIDATION_BEGUN,
    LIQUIDATION_CLOSED,
    TASK_DONE,
    *TRACKS.kinds,
    *ITEM_KINDS,
)
