"""The kinds of act about people: one module each, with its body and its decision."""

from __future__ import annotations

from typing import Any

from drawdown.ledger.kind import Kind
from drawdown.people.acts import (
    correct,
    end,
    enrol,
    erase,
    erase_values,
    give_capacity,
    give_delegation,
    invite,
    leave,
)

KINDS: tuple[Kind[Any, Any], ...] = (
    enrol.KIND,
    correct.KIND,
    leave.KIND,
    erase.KIND,
    erase_values.VALUES_ERASED,
    invite.KIND,
    give_capacity.KIND,
    end.CAPACITY_ENDED,
    give_delegation.KIND,
    end.DELEGATION_ENDED,
)
