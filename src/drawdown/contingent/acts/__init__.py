"""The kinds of act on contingent-owned equipment."""

from __future__ import annotations

from drawdown.contingent.acts.claim import LOSS_CLAIMED, LOSS_DECIDED
from drawdown.contingent.acts.verify import EQUIPMENT_LISTED, EQUIPMENT_VERIFIED

KINDS = (EQUIPMENT_VERIFIED, EQUIPMENT_LISTED, LOSS_CLAIMED, LOSS_DECIDED)
