"""Calendars: how much of a resource is taken on each day, and when enough of it is free."""

from __future__ import annotations


class Calendar:
    """A resource with the same capacity on every day.

    `full` has bit `d` set when nothing is left on day `d`, so that a single unit is found with a
    few operations on one integer; larger amounts look at the days themselves.
    """

    __slots__ = ("capacity", "full", "level")

    def __init__(self, capacity: int, horizon: int) -> None:
        self.capacity = capacity
        self.level = [0] * horizon
        self.full = 0 if capacity > 0 else (1 << horizon) - 1

    def copy(self) -> Calendar:
        """Return an independent copy."""
        twin = Calendar.__new__(Calendar)
        twin.capacity, twin.level, twin.full = self.capacity, self.level.copy(), self.full
        return twin

    def is_free(self, first: int, end: int, amount: int = 1) -> bool:
        """Return whether `amount` is free on every day from `first` to `end - 1`."""
        if end <= first or amount <= 0:
            return True
        if amount == 1:
            return not self.full >> first & ((1 << (end - first)) - 1)
        return max(self.level[first:end]) + amount <= self.capacity

    def first_free(self, first: int, length: int) -> int:
        """Return the first day from `first` on which one unit is free for `length` days."""
        window = (1 << length) - 1
        while taken := self.full >> first & window:
            first += taken.bit_length()
            if first >= len(self.level):
                return first
        return first

    def last_free(self, first: int, latest: int, length: int) -> int:
        """Return the last day from `latest` down to `first` with one unit free for `length` days.

        Returns `first` when there is none later; the caller knows that it is free then.
        """
        window = (1 << length) - 1
        while latest > first and (taken := self.full >> latest & window):
            latest += (taken & -taken).bit_length() - 1 - length
        return max(first, latest)

    def last_full(self, first: int, end: int) -> int | None:
        """Return the last day from `first` to `end - 1` on which nothing is left."""
        taken = self.full >> first & ((1 << max(end - first, 0)) - 1)
        return first + taken.bit_length() - 1 if taken else None

    def take(self, first: int, end: int, amount: int = 1) -> None:
        """Take an amount from `first` to `end - 1`; the caller has made sure that it is free."""
        level, capacity = self.level, self.capacity
        for day in range(max(first, 0), min(end, len(level))):
            level[day] += amount
            if level[day] >= capacity:
                self.full |= 1 << day

    def give_back(self, first: int, end: int, amount: int = 1) -> None:
        """Give an amount back that had been taken."""
        for day in range(max(first, 0), min(end, len(self.level))):
            self.level[day] -= amount
            if self.level[day] < self.capacity:
                self.full &= ~(1 << day)


class LegBook:
    """Who enters each direction of each leg on which day (rule *leg-capacity*)."""

    __slots__ = ("days", "weeks")

    def __init__(self) -> None:
        self.weeks: dict[tuple[str, bool, int], int] = {}
        self.days: dict[tuple[str, bool], int] = {}

    def copy(self) -> LegBook:
        """Return an independent copy."""
        twin = LegBook()
        twin.weeks, twin.days = self.weeks.copy(), self.days.copy()
        return twin

    def may_enter(self, key: tuple[str, bool], day: int, per_week: int, spacing: int) -> bool:
        """Return whether one more convoy may enter on a day."""
        if self.weeks.get((*key, day // 7), 0) >= per_week:
            return False
        if spacing > 1:
            first = max(day - spacing + 1, 0)
            window = (1 << (day + spacing - first)) - 1
            return not self.days.get(key, 0) >> first & window
        if spacing == 1:
            return not self.days.get(key, 0) >> day & 1
        return True

    def enter(self, key: tuple[str, bool], day: int) -> None:
        """Book an entry."""
        week = (*key, day // 7)
        self.weeks[week] = self.weeks.get(week, 0) + 1
        self.days[key] = self.days.get(key, 0) | 1 << day


class WeekBook:
    """How often something has been used in each week (rule *seats*)."""

    __slots__ = ("used",)

    def __init__(self) -> None:
        self.used: dict[tuple[str, int], int] = {}

    def copy(self) -> WeekBook:
        """Return an independent copy."""
        twin = WeekBook()
        twin.used = self.used.copy()
        return twin

    def left(self, key: str, day: int, per_week: int) -> int:
        """Return how many uses are left in the week of a day."""
        return per_week - self.used.get((key, day // 7), 0)

    def use(self, key: str, day: int) -> None:
        """Book one use."""
        week = (key, day // 7)
        self.used[week] = self.used.get(week, 0) + 1
