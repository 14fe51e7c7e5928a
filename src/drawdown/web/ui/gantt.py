"""A Gantt chart, row by row: time runs in percent of the width, so that it fits screen and paper.

Pure functions from data to markup. Colour and type come from classes; the few symbols are defined
once per page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from html import escape
from math import ceil

from django.utils.safestring import SafeString, mark_safe

WEEK = 7
NARROWEST = 700
"""Width in pixels that the stylesheet gives a chart at the least: words are placed to fit it."""
LETTER = 6.0
"""Mean width in pixels of a letter of the words beside a bar."""
MARGIN = 10
BESIDE_MARKS = 18
"""Pixels between the bars, or the marks, and the words."""
WEEK_NAME = 19
"""Pixels that the name of a week needs in the head."""


class Sign(StrEnum):
    """The symbols that stand on a row: each has a shape of its own, colour is not needed."""

    SIGNED = "signed"
    LEFT = "left"
    CONVERTED = "converted"
    CONVOY = "convoy"


_SHAPES = {
    Sign.SIGNED: '<path id="sign-signed" class="sign sign-signed" d="M0-6.5L6.5 0L0 6.5L-6.5 0Z"/>',
    Sign.LEFT: '<path id="sign-left" class="sign sign-left" d="M4-5.5L12.5 0L4 5.5Z"/>',
    Sign.CONVERTED: (
        '<path id="sign-converted" class="sign sign-converted" d="M-5.5-5.5H5.5V5.5H-5.5Z"/>'
    ),
    Sign.CONVOY: '<path id="sign-convoy" class="sign sign-convoy" d="M0 8.5V14"/>',
}


@dataclass(frozen=True, slots=True)
class Axis:
    """The days shown, counted from `first`."""

    first: date
    days: int

    def percent(self, day: float) -> float:
        """Return where a day lies, in percent of the width."""
        return 100 * day / self.days

    def at(self, day: float) -> str:
        """Return the same as an attribute."""
        return f"{self.percent(day):.2f}%"


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days, `finish` excluded. `tone` names its class."""

    start: int
    finish: int
    tone: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A symbol on a day."""

    day: int
    sign: Sign
    title: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A day that runs through all rows: the deadline, the day of knowledge."""

    day: int
    kind: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `words` stand beside its bars; `spoken` is what a screen reader says of it.

    With `beside`, words that find no room beside the bars are left out instead of put inside.
    """

    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...] = ()
    words: str = ""
    spoken: str = ""
    emphasis: bool = False
    beside: bool = False


def symbols() -> SafeString:
    """Return the definitions that rows refer to: once per page, before the first row."""
    return _markup(
        f'<svg class="gantt-symbols" width="0" height="0" aria-hidden="true">'
        f"<defs>{''.join(_SHAPES.values())}</defs></svg>"
    )


def sign(kind: Sign) -> SafeString:
    """Return one symbol alone, for a legend."""
    return _markup(
        f'<svg class="gantt-key" viewBox="-8 -8 16 16" aria-hidden="true">'
        f'<use href="#sign-{kind}"{_LIFTED.get(kind, "")}/></svg>'
    )


_LIFTED = {Sign.CONVOY: ' y="-11"'}


def head(axis: Axis, lines: Iterable[Line], month: Callable[[date], str]) -> SafeString:
    """Return the head of the chart: months, the first day of every week, words of the lines."""
    parts = []
    for start, end in _months(axis):
        if end - start > WEEK:
            parts.append(
                f'<text class="gantt-month" x="{axis.at(start)}" dx="4" y="13">'
                f"{escape(month(axis.first + timedelta(days=start)))}</text>"
            )
    parts += [
        f'<text class="gantt-week" x="{axis.at(day)}" dx="3" y="29">{_number(axis, day)}</text>'
        for day in range(0, axis.days - 2, WEEK * _every(axis))
    ]
    parts += [
        f'<text class="gantt-word gantt-word-{line.kind}" x="{axis.at(line.day)}" dx="-4" y="13">'
        f"{escape(line.word)}</text>"
        for line in lines
        if line.word
    ]
    return _markup(
        f'<svg class="gantt-head" width="100%" aria-hidden="true">{"".join(parts)}</svg>'
    )


def backdrop(axis: Axis, lines: Iterable[Line]) -> SafeString:
    """Return what lies behind all rows: every other month shaded, weeks, lines."""
    parts = [
        f'<rect class="gantt-shade" x="{axis.at(start)}" width="{axis.at(end - start)}"'
        ' height="100%"/>'
        for index, (start, end) in enumerate(_months(axis))
        if index % 2
    ]
    parts += [_upright(axis, day, "gantt-weekline") for day in range(WEEK, axis.days, WEEK)]
    parts += [_upright(axis, line.day, f"gantt-line gantt-line-{line.kind}") for line in lines]
    return _markup(
        '<svg class="gantt-backdrop" width="100%" height="100%" aria-hidden="true">'
        f"{''.join(parts)}</svg>"
    )


def row(axis: Axis, content: Row) -> SafeString:
    """Return the bars, marks and words of one row. What lies beyond the axis ends in an arrow."""
    parts = [_bar(axis, bar) for bar in content.bars if bar.start < axis.days]
    if any(bar.finish > axis.days for bar in content.bars):
        parts.append('<svg class="gantt-beyond" x="100%" y="50%"><path d="M-7-4L-2 0L-7 4"/></svg>')
    parts += [_mark(axis, mark) for mark in content.marks if 0 <= mark.day <= axis.days]
    if content.words:
        parts.append(_words(axis, content))
    emphasis = " gantt-binding" if content.emphasis else ""
    spoken = (
        f' role="img" aria-label="{escape(content.spoken)}"'
        if content.spoken
        else ' aria-hidden="true"'
    )
    return _markup(f'<svg class="gantt-row{emphasis}" width="100%"{spoken}>{"".join(parts)}</svg>')


def _bar(axis: Axis, bar: Bar) -> str:
    title = f"<title>{escape(bar.title)}</title>" if bar.title else ""
    start = max(bar.start, 0)
    if bar.finish <= bar.start:  # takes no time: a tick, so that it is seen
        return (
            f'<line class="tick {bar.tone}" x1="{axis.at(start)}" x2="{axis.at(start)}"'
            f' y1="25%" y2="75%">{title}</line>'
        )
    width = axis.at(min(bar.finish, axis.days) - start)
    return (
        f'<rect class="bar {bar.tone}" x="{axis.at(start)}" y="25%" width="{width}" height="50%"'
        f' rx="2">{title}</rect>'
    )


def _mark(axis: Axis, mark: Mark) -> str:
    title = f"<title>{escape(mark.title)}</title>" if mark.title else ""
    return f'<use href="#sign-{mark.sign}" x="{axis.at(mark.day + 0.5)}" y="50%">{title}</use>'


def _words(axis: Axis, content: Row) -> str:
    """The words go right of the row's bars, else left of them, else inside."""
    days = [day for bar in content.bars for day in (bar.start, bar.finish)]
    days += [mark.day + 1 for mark in content.marks]
    first = axis.percent(max(min(days, default=0), 0))
    last = axis.percent(min(max(days, default=0), axis.days))
    margin = BESIDE_MARKS if content.marks else MARGIN
    needed = 100 * (len(content.words) * LETTER + margin) / NARROWEST
    fits_inside = last - first >= needed
    if content.beside and max(first, 100 - last) < needed:
        return ""
    if 100 - last >= needed or (100 - last >= first and not fits_inside):
        place = f'class="gantt-words" x="{last:.2f}%" dx="{margin}"'
    elif first >= needed or not fits_inside:
        place = f'class="gantt-words ends" x="{first:.2f}%" dx="-{margin}"'
    else:
        place = f'class="gantt-words inside" x="{first:.2f}%" dx="6"'
    return f'<text {place} y="50%">{escape(content.words)}</text>'


def _upright(axis: Axis, day: int, class_: str) -> str:
    return f'<line class="{class_}" x1="{axis.at(day)}" x2="{axis.at(day)}" y2="100%"/>'


def _months(axis: Axis) -> list[tuple[int, int]]:
    """The first and last day of every month shown, the last one excluded."""
    starts = [0]
    current = axis.first
    while True:
        current = (current.replace(day=1) + timedelta(days=32)).replace(day=1)
        if (current - axis.first).days >= axis.days:
            break
        starts.append((current - axis.first).days)
    return list(zip(starts, [*starts[1:], axis.days], strict=True))


def _every(axis: Axis) -> int:
    """Which weeks are named, so that names do not touch: every one, every second."""
    return max(1, ceil(axis.days / WEEK * WEEK_NAME / NARROWEST))


def _number(axis: Axis, day: int) -> int:
    return (axis.first + timedelta(days=day)).day


def _markup(text: str) -> SafeString:
    """Everything that comes from outside has been escaped where it was written."""
    return mark_safe(text)  # noqa: S308
