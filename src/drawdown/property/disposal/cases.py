"""Cases before the review board: how old they are, which are late, when the board is through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil


@dataclass(frozen=True, slots=True)
class Case:
    """A case by its days; nothing for what has not happened."""

    id: str
    opened: date
    decided: date | None = None
    due: date | None = None
    """When what was decided is to be carried out."""
    executed: date | None = None

    def __post_init__(self) -> None:
        days = [day for day in (self.opened, self.decided, self.executed) if day is not None]
        if days != sorted(days) or (self.executed and not self.decided):
            raise ValueError(f"the days of {self.id} are not in order")

    def open_on(self, day: date) -> bool:
        """Return whether the board still owes a decision on a day."""
        return self.opened <= day and (self.decided is None or self.decided > day)

    def age(self, day: date) -> int:
        """Return how many days it has waited for its decision, on a day."""
        until = day if self.decided is None else min(day, self.decided)
        return max((until - self.opened).days, 0)

    def late_on(self, day: date) -> bool:
        """Return whether it was decided and not carried out in time; without a day it is late."""
        if self.decided is None or self.decided > day:
            return False
        undone = self.executed is None or self.executed > day
        return undone and (self.due is None or self.due < day)


def through_by(cases: Sequence[Case], day: date, *, days: int) -> date | None:
    """Return when the open cases are decided at the pace of the last `days`, if none are added.

    Nothing when the board decided none of them: a forecast would be a wish.
    """
    waiting = sum(case.open_on(day) for case in cases)
    since = day - timedelta(days=days)
    decided = sum(case.decided is not None and since < case.decided <= day for case in cases)
    if waiting and not decided:
        return None
    return day + timedelta(days=ceil(Fraction(waiting * days, decided))) if waiting else day
