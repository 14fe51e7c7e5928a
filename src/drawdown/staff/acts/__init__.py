"""The kinds of act on persons who leave."""

from __future__ import annotations

from typing import Any

from drawdown.ledger.kind import Kind
from drawdown.staff.acts.check_out_list import CHECK_OUT_LIST
from drawdown.staff.acts.leave import CHECK_OUT_SETTLED, LAST_DAY_SET, SEPARATION_DECIDED

ON_PERSONS = (LAST_DAY_SET, CHECK_OUT_SETTLED, SEPARATION_DECIDED)
KINDS: tuple[Kind[Any, Any], ...] = (*ON_PERSONS, *CHECK_OUT_LIST.kinds)
