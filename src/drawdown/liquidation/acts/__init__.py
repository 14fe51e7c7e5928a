"""The kinds of act of the liquidation: one module each for its phase and for open items."""

from __future__ import annotations

from drawdown.liquidation.acts.items import ITEM_KINDS
from drawdown.liquidation.acts.phase import LIQUIDATION_BEGUN, LIQUIDATION_CLOSED

KINDS = (LIQUIDATION_BEGUN, LIQUIDATION_CLOSED, *ITEM_KINDS)
