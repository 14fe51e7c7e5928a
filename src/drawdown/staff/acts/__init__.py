"""The kinds of act on persons who leave."""

from __future__ import annotations

from drawdown.staff.acts.leave import CHECK_OUT_SETTLED, LAST_DAY_SET, SEPARATION_DECIDED

KINDS = (LAST_DAY_SET, CHECK_OUT_SETTLED, SEPARATION_DECIDED)
