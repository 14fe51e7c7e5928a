"""Planning days, counted from the first day of a plan, and the dates they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

WEEK = 7


@dataclass(frozen=True, slots=True)
class DayCount:
    """Day 0 is `first`. A finish or an arrival is the day *after* the last day it takes."""

    first: date

    def day(self, when: date) -> int:
        """Return the day number of a date (negative before the first day)."""
        return (when - self.first).days

    def date(self, day: int) -> date:
        """Return the date of a day number."""
        return self.first + timedelta(days=day)

    def week(self, day: int) -> int:
        """Return the number of the seven-day week, counted from day 0, that a day lies in."""
        return day // WEEK
