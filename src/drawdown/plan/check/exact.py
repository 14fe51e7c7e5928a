"""Exact numbers: decimal digits as fractions, and the stretches of days above a limit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache
from math import floor

HALF = Fraction(1, 2)


@cache
def exact(number: float) -> Fraction:
    """Return a number of the register as its decimal digits say it."""
    return Fraction(str(number))


def to_cent(amount: Fraction) -> Fraction:
    """Return the amount rounded to the nearest cent, a half upwards."""
    return Fraction(floor(amount * 100 + HALF), 100)


def overloads(
    uses: Iterable[tuple[int, int, int]], limit: int
) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield each stretch of days on which uses (from, until, amount) pass a limit, its peak."""
    changes: defaultdict[int, int] = defaultdict(int)
    for start, until, amount in uses:
        changes[start] += amount
        changes[max(start, until)] -= amount  # what ends before it begins takes nothing
    load = peak = 0
    began: int | None = None
    for day in sorted(changes):
        load += changes[day]
        if load > limit:
            began, peak = (day, load) if began is None else (began, max(peak, load))
        elif began is not None:
            yield (began, day - 1), peak
            began = None
