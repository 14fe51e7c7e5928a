"""A posting: so many pieces of a line came, went or moved, on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Way(StrEnum):
    """How pieces come into the account, move in it, and go out of it. Nothing else changes it."""

    ENTERED = "entered"
    """By the register of the enterprise system."""
    FOUND = "found"
    """By a count or a receipt: more was there than was known."""
    MOVED = "moved"
    """From one place to another: departure and receipt of a movement are one each."""
    LEFT = "left"
    """Out of the mission: redeployed, or home with its contingent."""
    GIVEN = "given"
    """Title has passed; what is only in somebody's custody remains ours."""
    SOLD = "sold"
    DESTROYED = "destroyed"
    LOST = "lost"
    """Missing at a count or a receipt, stolen, looted, destroyed by others."""
    WITHDRAWN = "withdrawn"
    """The entry was wrong: the enterprise system has taken it back."""


IN = frozenset({Way.ENTERED, Way.FOUND})
OUT = frozenset({Way.LEFT, Way.GIVEN, Way.SOLD, Way.DESTROYED, Way.LOST, Way.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Posting:
    """One change of the account. `to` is the other place of what moved, and of nothing else."""

    line: str
    owner: str
    way: Way
    quantity: int
    day: date
    place: str
    to: str | None = None

    def __post_init__(self) -> None:
        if self.quantity <= 0:
            raise ValueError(f"{self.quantity} pieces {self.way}")
        if (self.to is not None) != (self.way is Way.MOVED) or self.to == self.place:
            raise ValueError(f"{self.way} from {self.place} to {self.to}")

    def parts(self) -> tuple[tuple[str, int], ...]:
        """Return what it changes: each place, and by how many pieces."""
        if self.way in IN:
            return ((self.place, self.quantity),)
        if self.to is None:
            return ((self.place, -self.quantity),)
        return ((self.place, -self.quantity), (self.to, self.quantity))
