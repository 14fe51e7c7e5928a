"""Draws the line of time of a site: a lane for the site and for each part, bars and marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from drawdown.core.drawing import DateScale
from drawdown.web.closing.sites.timeline import Lane, Mark, Timeline
from drawdown.web.ui.formats import day_month, day_short, month
from drawdown.web.ui.svg import group, picture, tag

WIDTH = 760.0
HEAD = 26.0
LANE = 92.0
EDGE = 8.0
LETTER = 7.2
"""Width of a letter of a word on a bar."""


def draw(line: Timeline) -> SafeString:
    """Return the picture; its table stands beside it."""
    scale = DateScale(line.first, line.last, EDGE, WIDTH - EDGE)
    height = HEAD + LANE * len(line.lanes) + 20
    return picture(
        _months(scale, height),
        *(_lane(lane, scale, HEAD + LANE * place, line) for place, lane in enumerate(line.lanes)),
        _today(scale, line.today, height),
        size=(WIDTH, height),
        title=_("Timeline of the closing"),
        description=_("The table below says the same."),
        class_="chart line-of-time",
    )


def _months(scale: DateScale, height: float) -> SafeString:
    months = list(scale.months())
    every = max(1, len(months) // 14 + 1)
    parts = []
    for first in months[::every]:
        x = scale(first)
        words = month(first) if first.month > 1 else f"{month(first)} {first.year}"
        parts.append(tag("line", x1=x, x2=x, y1=HEAD - 6, y2=height, class_="grid"))
        parts.append(tag("text", words, x=x + 3, y=HEAD - 12))
    return group(*parts)


def _today(scale: DateScale, today: date, height: float) -> SafeString:
    x = scale(today)
    return group(
        tag("line", x1=x, x2=x, y1=4, y2=height, class_="deadline"),
        tag(
            "text",
            day_month(today),
            x=x - 4,
            y=height - 5,
            text_anchor="end",
            class_="deadline-word",
        ),
    )


def _lane(lane: Lane, scale: DateScale, top: float, line: Timeline) -> SafeString:
    parts: list[SafeString] = [tag("text", lane.name, x=EDGE, y=top + 12, class_="strong")]
    for span in lane.spans:
        end = min(span.last or line.today, line.last)
        x, width = scale(span.first), max(2.0, scale(end) - scale(span.first))
        words = f"{span.words}, {day_short(span.first)}"
        bar = tag("rect", tag("title", words), x=x, y=top + 20, width=width, height=20)
        fits = len(span.words) * LETTER < width - 8
        name = [tag("text", span.words, x=x + 5, y=top + 34, class_="bar-word")] if fits else []
        parts.append(group(bar, *name, class_=f"bar {span.state}"))
    parts += _marks(lane.marks, scale, top + 52)
    return group(*parts)


def _marks(marks: Sequence[Mark], scale: DateScale, y: float) -> Iterator[SafeString]:
    """Yield marks; gates of one day stand together, and another row takes what would overlap."""
    free = [-99.0] * 3
    for day in sorted({mark.day for mark in marks}):
        own = [mark for mark in marks if mark.day == day]
        gates = " ".join(sorted(mark.short for mark in own if mark.kind == "gate"))
        x = scale(day)
        row = next((row for row in range(3) if x - 8 > free[row]), free.index(min(free)))
        words = f"{day_short(day)}: " + "; ".join(mark.words for mark in own)
        shape = _shape("gate" if gates else own[0].kind, x, y + row * 16)
        anchor, at = ("end", x - 8) if x > WIDTH - 90 else ("start", x + 8)
        text = [tag("text", gates, x=at, y=y + row * 16 + 4, text_anchor=anchor)] if gates else []
        free[row] = x + 12 + len(gates) * LETTER
        yield group(tag("title", words), shape, *text)


def _shape(kind: str, x: float, y: float) -> SafeString:
    if kind == "gate":
        return tag("circle", cx=x, cy=y, r=5, class_="gate-dot")
    if kind == "planned":
        return tag("path", d=f"M{x:.1f} {y - 6:.1f}l6 6-6 6-6-6z", class_="planned-mark")
    return tag("rect", x=x - 4.5, y=y - 4.5, width=9, height=9, class_="paper-mark")
