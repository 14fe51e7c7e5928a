"""The kinds of act on strength."""

from __future__ import annotations

from drawdown.strength.acts.guard import GUARD_SET
from drawdown.strength.acts.report import STRENGTH_REPORTED

KINDS = (STRENGTH_REPORTED, GUARD_SET)
