"""The kinds of act on what a mission leaves behind."""

from __future__ import annotations

from drawdown.legacy.acts.attach import LEGACY_ATTACHED
from drawdown.legacy.acts.hand_over import LEGACY_HANDED_OVER
from drawdown.legacy.acts.publish import LEGACY_PUBLISHED
from drawdown.legacy.acts.record import LEGACY_IMPORTED, LEGACY_RECORDED
from drawdown.legacy.acts.withdraw import LEGACY_WITHDRAWN

KINDS = (
    LEGACY_RECORDED,
    LEGACY_IMPORTED,
    LEGACY_ATTACHED,
    LEGACY_HANDED_OVER,
    LEGACY_PUBLISHED,
    LEGACY_WITHDRAWN,
)
