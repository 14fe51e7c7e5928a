"""A curve of what has left by each day, against the total and the deadline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from drawdown.core.drawing import DateScale, Scale, line_path, step_path, ticks
from drawdown.web.ui.formats import day_month, month, number
from drawdown.web.ui.svg import group, picture, tag

WIDTH, HEIGHT = 520.0, 280.0
LEFT, RIGHT, TOP, BOTTOM = 60.0, 14.0, 26.0, 28.0


@dataclass(frozen=True, slots=True)
class Curve:
    """What to draw: `second` is a lighter planned line, `reported` what really happened."""

    title: str
    description: str
    first: date
    last: date
    deadline: date
    deadline_word: str
    total: int
    total_word: str
    planned: Sequence[tuple[date, int]]
    second: Sequence[tuple[date, int]] = ()
    reported: Sequence[tuple[date, int]] = ()


def draw(curve: Curve) -> SafeString:
    """Return the picture."""
    across = DateScale(curve.first, curve.last, LEFT, WIDTH - RIGHT)
    highest = max([curve.total, *(value for _, value in curve.reported)])
    marks = ticks(highest)
    up = Scale(0, marks[-1], HEIGHT - BOTTOM, TOP)
    return picture(
        _grid(marks, across=across, up=up),
        _total(curve, across=across, up=up),
        _second(curve, across=across, up=up),
        _planned(curve, across=across, up=up),
        _reported(curve, across=across, up=up),
        _deadline(curve, across=across),
        size=(WIDTH, HEIGHT),
        title=curve.title,
        description=curve.description,
    )


def _grid(marks: Sequence[float], *, across: DateScale, up: Scale) -> SafeString:
    lines = [
        group(
            tag("line", x1=LEFT, x2=WIDTH - RIGHT, y1=up(mark), y2=up(mark), class_="grid"),
            tag("text", number(mark), x=LEFT - 7, y=up(mark) + 4, text_anchor="end"),
        )
        for mark in marks
    ]
    months = [
        group(
            tag(
                "line",
                x1=across(first),
                x2=across(first),
                y1=HEIGHT - BOTTOM,
                y2=HEIGHT - BOTTOM + 4,
                class_="axis",
            ),
            tag("text", month(first), x=across(first) + 3, y=HEIGHT - BOTTOM + 17),
        )
        for first in across.months()
        if across(first) < WIDTH - RIGHT - 20
    ]
    floor = tag(
        "line", x1=LEFT, x2=WIDTH - RIGHT, y1=HEIGHT - BOTTOM, y2=HEIGHT - BOTTOM, class_="axis"
    )
    return group(*lines, *months, floor)


def _total(curve: Curve, *, across: DateScale, up: Scale) -> SafeString:
    y = up(curve.total)
    return group(
        tag("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, class_="total-line"),
        tag("text", curve.total_word, x=LEFT + 4, y=y - 5),
    )


def _second(curve: Curve, *, across: DateScale, up: Scale) -> SafeString:
    if not curve.second:
        return group()
    points = _points(curve.second, curve=curve, across=across, up=up)
    return group(tag("path", d=step_path(points), class_="second-line"))


def _planned(curve: Curve, *, across: DateScale, up: Scale) -> SafeString:
    points = _points(curve.planned, curve=curve, across=across, up=up)
    path = step_path(points)
    ground = f"{path}V{up(0):.1f}H{points[0][0]:.1f}Z"
    return group(tag("path", d=ground, class_="plan-area"), tag("path", d=path, class_="plan-line"))


def _reported(curve: Curve, *, across: DateScale, up: Scale) -> SafeString:
    if not curve.reported:
        return group()
    points = [
        (across(day), up(value))
        for day, value in curve.reported
        if curve.first <= day <= curve.last
    ]
    dots = [
        tag(
            "circle",
            tag("title", f"{day_month(day)}: {number(value)}"),
            cx=across(day),
            cy=up(value),
            r=3.5,
            class_="real-dot",
        )
        for day, value in curve.reported
        if curve.first <= day <= curve.last
    ]
    return group(tag("path", d=line_path(points), class_="real-line"), *dots)


def _deadline(curve: Curve, *, across: DateScale) -> SafeString:
    x = across(curve.deadline)
    return group(
        tag("line", x1=x, x2=x, y1=TOP - 8, y2=HEIGHT - BOTTOM, class_="deadline"),
        tag(
            "text", curve.deadline_word, x=x, y=TOP - 12, text_anchor="end", class_="deadline-word"
        ),
    )


def _points(
    series: Sequence[tuple[date, int]], *, curve: Curve, across: DateScale, up: Scale
) -> list[tuple[float, float]]:
    inside = [(day, value) for day, value in series if day <= curve.last]
    end = (curve.last, inside[-1][1])
    return [(across(day), up(value)) for day, value in [*inside, end]]
