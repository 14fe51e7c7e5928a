"""A picture of how full a yard is, day by day, against the room there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.safestring import SafeString

from drawdown.core.drawing import DateScale, Scale, step_path
from drawdown.web.ui.formats import month, number
from drawdown.web.ui.svg import group, picture, tag

WIDTH, HEIGHT = 560.0, 170.0
LEFT, RIGHT, TOP, BOTTOM = 44.0, 12.0, 22.0, 24.0


@dataclass(frozen=True, slots=True)
class YardCurve:
    """What to draw: how many stand there on each day from `first`, and how many may."""

    title: str
    description: str
    first: date
    levels: Sequence[int]
    room: int
    room_word: str
    deadline: date


def draw(curve: YardCurve) -> SafeString:
    """Return the picture."""
    last = curve.first + timedelta(days=max(len(curve.levels) - 1, 1))
    across = DateScale(curve.first, last, LEFT, WIDTH - RIGHT)
    up = Scale(0, max([curve.room, *curve.levels, 1]) * 1.12, HEIGHT - BOTTOM, TOP)
    points = [
        (across(curve.first + timedelta(days=day)), up(level))
        for day, level in enumerate(curve.levels)
    ]
    floor = HEIGHT - BOTTOM
    line = step_path(_corners(points))
    area = f"{line}V{floor}H{LEFT}Z"
    return picture(
        tag("path", d=area, class_="plan-area"),
        tag("path", d=line, class_="plan-line"),
        _line(up(curve.room), "total-line"),
        tag("text", curve.room_word, x=LEFT + 4, y=up(curve.room) - 5),
        tag("text", number(curve.room), x=LEFT - 6, y=up(curve.room) + 4, text_anchor="end"),
        tag("text", "0", x=LEFT - 6, y=floor + 4, text_anchor="end"),
        _line(floor, "axis"),
        _months(across),
        tag(
            "line",
            x1=across(curve.deadline),
            x2=across(curve.deadline),
            y1=TOP,
            y2=floor,
            class_="deadline",
        ),
        size=(WIDTH, HEIGHT),
        title=curve.title,
        description=curve.description,
    )


def _corners(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Only the days on which something changes, and the last: a yard stands still most days."""
    return [
        point
        for at, point in enumerate(points)
        if at in (0, len(points) - 1) or point[1] != points[at - 1][1]
    ]


def _line(y: float, class_: str) -> SafeString:
    return tag("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, class_=class_)


def _months(across: DateScale) -> SafeString:
    return group(
        *(
            tag("text", month(first), x=across(first) + 2, y=HEIGHT - 8)
            for first in across.months()
            if across(first) < WIDTH - RIGHT - 24
        )
    )
