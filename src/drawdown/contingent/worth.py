"""What claimed pieces are worth by the register: pieces times the residual value of one.

An unknown value is never zero: pieces without one are counted apart. A damaged piece counts whole,
since no register says what a damage takes from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from drawdown.contingent.file import Claimed, Why

Value = tuple[int, str]
"""The residual value of one piece in minor units, and its currency."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What pieces are worth together."""

    amounts: Mapping[str, int]
    """Minor units by currency."""
    priced: int
    """Pieces with a value."""
    unpriced: int
    """Pieces without one."""
    damaged: int
    """Of those with a value, the damaged ones: what they are worth at most."""


def worth_of(lines: Iterable[Claimed], values: Mapping[str, Value]) -> Worth:
    """Return what claimed pieces are worth; `values` holds only lines whose value is known."""
    amounts: Counter[str] = Counter()
    priced = unpriced = damaged = 0
    for each in lines:
        known = values.get(each.line)
        if known is None:
            unpriced += each.quantity
            continue
        value, currency = known
        amounts[currency] += value * each.quantity
        priced += each.quantity
        damaged += each.quantity if each.why is Why.DAMAGED else 0
    return Worth(dict(amounts), priced, unpriced, damaged)
