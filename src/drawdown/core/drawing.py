"""Drawing in numbers: scales, ticks, and the data of paths."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

Coordinate = float | int


def line_path(points: list[tuple[float, float]]) -> str:
    """Return path data for a line through the points."""
    return "".join(
        f"{'L' if index else 'M'}{compact(x)} {compact(y)}" for index, (x, y) in enumerate(points)
    )


def step_path(points: list[tuple[float, float]]) -> str:
    """Return path data for a line that stays level until the next point: a count over time."""
    parts: list[str] = []
    for index, (x, y) in enumerate(points):
        parts.append(f"H{compact(x)}V{compact(y)}" if index else f"M{compact(x)} {compact(y)}")
    return "".join(parts)


def compact(value: Coordinate) -> str:
    """Return a coordinate with at most one decimal and no trailing zero."""
    text = f"{value:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps the numbers from `low` to `high` onto the line from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        if self.high == self.low:
            return self.start
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class DateScale:
    """Maps the days from `first` to `last` onto the line from `start` to `end`."""

    first: date
    last: date
    start: float
    end: float

    def __call__(self, value: date) -> float:
        span = max((self.last - self.first).days, 1)
        return self.start + (value - self.first).days / span * (self.end - self.start)

    def months(self) -> Iterator[date]:
        """Yield the first of every month that lies inside."""
        current = self.first.replace(day=1)
        while current <= self.last:
            if current >= self.first:
                yield current
            current = (current + timedelta(days=32)).replace(day=1)


def ticks(high: float, about: int = 4) -> list[float]:
    """Return round values from 0 up to the first one that is not below `high`."""
    if high <= 0:
        return [0.0, 1.0]
    raw = high / about
    magnitude = 10 ** math.floor(math.log10(raw))
    step = next(factor * magnitude for factor in (1, 2, 2.5, 5, 10) if factor * magnitude >= raw)
    return [step * index for index in range(math.ceil(high / step - 1e-9) + 1)]
