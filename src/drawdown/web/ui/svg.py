"""Drawing primitives: SVG elements without inline style, scales, and ticks.

Colour and type come from classes in the stylesheet, so a picture follows theme and print styles.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

Coordinate = float | int


def tag(name: str, *children: str, **attributes: str | Coordinate | None) -> SafeString:
    """Return an element: `class_` becomes `class`, `text_anchor` `text-anchor`; `None` is left out.

    Children are escaped unless they are safe, so a site called `<b>` stays text.
    """
    written = "".join(
        f' {_attribute(key)}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    content = "".join(conditional_escape(child) for child in children)
    # Every part is escaped above.
    return mark_safe(f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>")  # noqa: S308


def group(*children: str, **attributes: str | Coordinate | None) -> SafeString:
    """Return a `g` element."""
    return tag("g", *children, **attributes)


def picture(
    *children: str,
    size: tuple[float, float],
    title: str,
    class_: str = "chart",
    description: str = "",
    role: str = "img",
    stretch: bool = False,
) -> SafeString:
    """Return an `svg` element that scales to its place and says in words what it shows.

    One that is stretched fills its place without keeping its shape. One that holds links has the
    role `group`, so that they stay reachable.
    """
    words = [tag("title", title)]
    if description:
        words.append(tag("desc", description))
    width, height = size
    return tag(
        "svg",
        *words,
        *children,
        class_=class_,
        viewBox=f"0 0 {compact(width)} {compact(height)}",
        role=role,
        preserveAspectRatio="none" if stretch else None,
        aria_label=title,
    )


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


def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: str | Coordinate) -> str:
    return compact(value) if isinstance(value, int | float) else str(conditional_escape(value))
