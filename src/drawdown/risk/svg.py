"""Drawing primitives: elements of a picture that stands alone, scales, the days of an axis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from html import escape

from drawdown.core.days import DayCount

STYLE = """
svg { font: 12px system-ui, sans-serif; fill: #222; background: #fff; }
.grid { stroke: #ddd; } .axis { stroke: #666; } .deadline { stroke: #b3261e; stroke-width: 2; }
.curve { fill: none; stroke: #1f5f8b; stroke-width: 2; } .planned { stroke: #222; stroke-width: 2; }
.range { fill: #a9c9de; } .middle { fill: #1f5f8b; } .bar { fill: #1f5f8b; }
.late { fill: #b3261e; } .small { font-size: 11px; fill: #555; } .title { font-weight: 600; }
@media (prefers-color-scheme: dark) {
svg { fill: #eee; background: #1c1c1c; } .grid { stroke: #444; } .small { fill: #bbb; }
.planned { stroke: #eee; } }
"""
"""A picture is a file of its own, so it carries its own colours."""


def tag(name: str, *children: str, **attributes: str | float | None) -> str:
    """Return an element; `class_` becomes `class`, `text_anchor` `text-anchor`, `None` is left out.

    Children are markup: text goes through `text`.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(children)}</{name}>"


def text(
    words: str, x: float, y: float, *, class_: str | None = None, anchor: str | None = None
) -> str:
    """Return escaped words at a place."""
    return tag("text", escape(words), x=x, y=y, class_=class_, text_anchor=anchor)


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> str:
    """Return a line."""
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def picture(*children: str, width: float, height: float, title: str, description: str) -> str:
    """Return a whole SVG document that says in words what it shows."""
    return tag(
        "svg",
        tag("title", escape(title)),
        tag("desc", escape(description)),
        tag("style", STYLE),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        role="img",
    )


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from `first` to `last` on the line from `start` to `end`."""

    calendar: DayCount
    first: int
    last: int
    start: float
    end: float

    def __call__(self, day: float) -> float:
        inside = min(max(day, self.first), self.last)
        return self.start + (inside - self.first) / max(self.last - self.first, 1) * (
            self.end - self.start
        )

    def months(self) -> Iterator[tuple[float, str]]:
        """Yield place and name of every first of a month."""
        current = self.calendar.date(self.first).replace(day=1)
        while self.calendar.day(current) <= self.last:
            if self.calendar.day(current) >= self.first:
                yield self(self.calendar.day(current)), current.strftime("%Y-%m")
            current = (current + timedelta(days=32)).replace(day=1)


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return escape(value)
    return f"{value:.1f}".removesuffix(".0")
