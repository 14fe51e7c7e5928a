"""Calendars: what is taken on which day, and when enough is free."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from drawdown.plan.swift.columns import (
    ARRIVAL,
    LEG_DAY,
    LEG_WEEK,
    ON_LEVEL,
)
from drawdown.plan.swift.compiler import inner

if TYPE_CHECKING:
    from drawdown.plan.swift.tables import Books

    Array = np.ndarray[Any, np.dtype[Any]]


@inner
def log(books: Books, kind: int, row: int, first: int, end: int, amount: int) -> None:
    """Note what has been taken, so that it can be given back."""
    at = books.logged[0]
    books.taken[at, 0] = kind
    books.taken[at, 1] = row
    books.taken[at, 2] = first
    books.taken[at, 3] = end
    books.taken[at, 4] = amount
    books.logged[0] = at + 1


@inner
def take(books: Books, row: int, first: int, end: int, amount: int) -> None:
    """Take an amount of a resource from `first` to `end - 1`, or give it back."""
    last = min(end, books.level.shape[1])
    for day in range(max(first, 0), last):
        books.level[row, day] += amount
    log(books, ON_LEVEL, row, first, end, amount)


@inner
def undo(books: Books) -> None:
    """Give back everything that has been noted."""
    for at in range(books.logged[0]):
        kind, row = books.taken[at, 0], books.taken[at, 1]
        first, end, amount = books.taken[at, 2], books.taken[at, 3], books.taken[at, 4]
        if kind == ON_LEVEL:
            last = min(end, books.level.shape[1])
            for day in range(max(first, 0), last):
                books.level[row, day] -= amount
        elif kind == LEG_WEEK:
            books.leg_weeks[row, first] -= amount
        elif kind == LEG_DAY:
            books.leg_days[row, first] -= amount
        elif kind == ARRIVAL:
            books.arrivals[row, first] -= amount
        else:
            books.flights[row, first] -= amount
    books.logged[0] = 0


@inner
def first_free(level: Array, capacity: int, first: int, length: int) -> int:
    """Return the first day from `first` on which one unit is free for `length` days."""
    run = 0
    day = first
    while day < len(level):
        if level[day] < capacity:
            run += 1
            if run == length:
                return day - length + 1
        else:
            run = 0
        day += 1
    return len(level)


@inner
def last_free(level: Array, capacity: int, first: int, latest: int, length: int) -> int:
    """Return the last day from `latest` down to `first` with one unit free for `length` days."""
    start = latest
    while start > first:
        full = -1
        for day in range(start, min(start + length, len(level))):
            if level[day] >= capacity:
                full = day
                break
        if full < 0:
            return start
        start = full - length
    return first


@inner
def is_free(level: Array, capacity: int, first: int, end: int, amount: int) -> bool:
    """Return whether an amount is free on every day from `first` to `end - 1`."""
    for day in range(max(first, 0), min(end, len(level))):
        if level[day] + amount > capacity:
            return False
    return True
