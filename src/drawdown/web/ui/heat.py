"""Heat: how much of a capacity is used, as one of six levels beside a number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

STEPS = (0.25, 0.5, 0.75, 0.95)
"""Shares at which the next level begins; anything above zero is level 1 at least."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One use of a capacity. `share` is none where there is no capacity to divide by."""

    used: float
    share: float | None

    @property
    def level(self) -> int:
        """The level of the colour, 0 for no use to 5 for full."""
        if not self.used:
            return 0
        if self.share is None:
            return 5
        return 1 + sum(self.share >= step for step in STEPS)

    @property
    def over(self) -> bool:
        """Whether more is used than there is: a fault, and marked as one."""
        return bool(self.used) if self.share is None else self.share > 1 + 1e-9

    @property
    def percent(self) -> int | None:
        """The share in whole percent, never 0 for something used nor 100 for less than all."""
        if self.share is None:
            return None
        whole = round(100 * self.share)
        if self.used and not whole:
            return 1
        return 99 if whole == 100 and self.share < 1 - 1e-9 else whole


def cell(used: float, capacity: float) -> Cell:
    """Return the cell of a use; some use of no capacity has no share and is too much."""
    return Cell(used, used / capacity if capacity else (None if used else 0.0))


def cells(row: Iterable[Cell]) -> SafeString:
    """Return the cells of a table row: the number in each, whatever its colour."""
    return mark_safe("".join(map(_markup, row)))  # noqa: S308 - numbers alone


def _markup(found: Cell) -> str:
    over = " heat-over" if found.over else ""
    number = "!" if found.percent is None else found.percent
    return f'<td class="heat-{found.level}{over}">{number}</td>'
