"""What charts over time share: the grid of values, the months, and the day of the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drawdown.core.drawing import DateScale, Scale
from drawdown.progress.telling.words import Language
from drawdown.reports.pictures.svg import INK, LINE, QUIET, line, tag, words
from drawdown.reports.voice import Voice

SHORT = {
    Language.ENGLISH: [
        "Jan.",
        "Feb.",
        "March",
        "April",
        "May",
        "June",
        "July",
        "Aug.",
        "Sept.",
        "Oct.",
        "Nov.",
        "Dec.",
    ],
    Language.FRENCH: [
        "janv.",
        "févr.",
        "mars",
        "avril",
        "mai",
        "juin",
        "juil.",
        "août",
        "sept.",
        "oct.",
        "nov.",
        "déc.",
    ],
}
"""The months as each language shortens them."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The edges of a chart."""

    width: float
    height: float
    left: float = 52
    right: float = 12
    top: float = 16
    bottom: float = 22


def grid(marks: Sequence[float], up: Scale, frame: Frame, voice: Voice) -> str:
    """Return a line and a number for each mark."""
    parts = []
    for mark in marks:
        y = up(mark)
        parts.append(line(frame.left, y, frame.width - frame.right, y))
        parts.append(words(voice.number(round(mark)), frame.left - 6, y + 3, anchor="end"))
    return tag("g", *parts)


def months(across: DateScale, frame: Frame, voice: Voice, *, down: bool = False) -> str:
    """Return the name of each month below the chart, with a mark; `down` draws it through."""
    floor = frame.height - frame.bottom
    parts = [line(frame.left, floor, frame.width - frame.right, floor, stroke=INK)]
    for first in across.months():
        x = across(first)
        name = SHORT[voice.language][first.month - 1]
        name += f" {first.year}" if first.month == 1 else ""
        parts.append(line(x, frame.top if down else floor, x, floor + 4, stroke=LINE))
        if x < frame.width - frame.right - 24:
            parts.append(words(name, x + 3, floor + 13))
    return tag("g", *parts)


def mark_day(x: float, said: str, frame: Frame, *, stroke: str = QUIET) -> str:
    """Return an upright line with words at its head."""
    return tag(
        "g",
        line(x, frame.top - 2, x, frame.height - frame.bottom, stroke=stroke, dash="3 2"),
        words(said, x - 3, frame.top - 5, anchor="end", fill=stroke, size=9),
    )
