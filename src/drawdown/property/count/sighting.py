"""A sighting: how many pieces of a line a count saw at a site, and what became of a difference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Cause(StrEnum):
    """Why a count saw something else than the account has."""

    MOVED = "moved"
    """Taken to another place, or brought from there, and nobody recorded it."""
    RECORDED_TWICE = "recorded_twice"
    NEVER_RECORDED = "never_recorded"
    GONE_BEFORE = "gone_before"
    """Sold, given or destroyed before, and not yet recorded."""
    LOST = "lost"
    STOLEN = "stolen"
    MISCOUNTED = "miscounted"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Explained:
    """Who explained a difference, why it is there, on which day."""

    cause: Cause
    words: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Sighting:
    """What a count saw of a line at a site; the last one of a line there counts."""

    line: str
    owner: str
    expected: int
    """Pieces that the account had there at that moment."""
    counted: int
    by: str
    on: date
    explained: Explained | None = None
    settled: bool = False
    """Whether somebody else accepted the difference."""

    @property
    def variance(self) -> int:
        """How many pieces more were seen than the account had; fewer is below zero."""
        return self.counted - self.expected

    @property
    def open(self) -> bool:
        """Whether there is a difference that nobody accepted yet."""
        return self.variance != 0 and not self.settled

    @property
    def authors(self) -> frozenset[str]:
        """Who saw it, and who explained it: neither accepts it."""
        return frozenset({self.by, *({self.explained.by} if self.explained else ())})
