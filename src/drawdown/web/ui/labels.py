"""Finds a place for each label beside its point, so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LETTER = 0.56
"""Mean width of a letter as a share of the type size."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """An area that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Rectangle) -> float:
        """Return the area that both cover."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(wide, 0) * max(high, 0)


@dataclass(frozen=True, slots=True)
class Label:
    """Where a label stands: the start, middle or end of its first line's foot."""

    x: float
    y: float
    anchor: str


def place(
    points: list[tuple[float, float]],
    texts: Sequence[tuple[str, ...]],
    *,
    radius: float,
    size: float,
    area: tuple[float, float],
    kept_free: Sequence[tuple[float, float]] = (),
) -> list[Label]:
    """Return a label position for each point, the first of eight places that covers least.

    `kept_free` are centres of other marks of the same radius that no label should cover.
    """
    marks = [*points, *kept_free]
    taken = [Rectangle(x - radius, y - radius, x + radius, y + radius) for x, y in marks]
    edge = Rectangle(0, 0, *area)
    labels = []
    for (x, y), lines in zip(points, texts, strict=True):
        wide = max(len(line) for line in lines) * size * LETTER
        high = size * 1.2 * len(lines)
        best = min(
            _candidates(x, y, radius=radius + 3, wide=wide, high=high),
            key=lambda found: _cost(found[1], taken, edge),
        )
        label, box = best
        taken.append(box)
        labels.append(Label(label.x, label.y + size * 0.9, label.anchor))
    return labels


def _candidates(
    x: float, y: float, *, radius: float, wide: float, high: float
) -> list[tuple[Label, Rectangle]]:
    found = []
    for anchor, left in (("start", x + radius), ("end", x - radius - wide)):
        for top in (y - high / 2, y - high, y - radius * 0.4):
            start = left if anchor == "start" else left + wide
            found.append((Label(start, top, anchor), Rectangle(left, top, left + wide, top + high)))
    found += [
        (Label(x, top, "middle"), Rectangle(x - wide / 2, top, x + wide / 2, top + high))
        for top in (y - radius - high, y + radius)
    ]
    return found


def _cost(box: Rectangle, taken: list[Rectangle], edge: Rectangle) -> float:
    area = (box.right - box.left) * (box.bottom - box.top)
    outside = area - box.overlap(edge)
    return sum(box.overlap(other) for other in taken) + outside * 3
