"""Incidents by month: a bar for each month, and its number."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from drawdown.core.drawing import Scale
from drawdown.progress.telling.words import MONTHS
from drawdown.reports.incidents import lines_of
from drawdown.reports.pictures import axes
from drawdown.reports.pictures.svg import INK, RED, line, picture, tag, words
from drawdown.reports.report import Picture
from drawdown.reports.shown import Frame

BOX = axes.Frame(500, 120, top=12)


def draw(frame: Frame) -> tuple[Picture, ...]:
    """Return the bars from the first month of the mission's closing on; nothing without lines."""
    voice, material = frame.voice, frame.material
    lines = lines_of(material)
    if not lines:
        return ()
    counts = Counter(line_.day.replace(day=1) for line_ in lines)
    months = _months(min(counts), material.as_of)
    step = -(-max(counts.values()) // 4)
    marks = [float(step * n) for n in range(-(-max(counts.values()) // step) + 1)]
    up = Scale(0, marks[-1], BOX.height - BOX.bottom, BOX.top)
    floor = BOX.height - BOX.bottom
    wide = (BOX.width - BOX.left - BOX.right) / len(months)
    bars = []
    for place, first in enumerate(months):
        x, count = BOX.left + wide * place, counts.get(first, 0)
        name = f"{MONTHS[voice.language][first.month - 1]} {first.year}"
        bars.append(words(name, x + wide / 2, floor + 13, anchor="middle", size=8.5))
        if count:
            bar = min(wide * 0.5, 40)
            bars.append(
                tag(
                    "rect",
                    x=x + (wide - bar) / 2,
                    y=up(count),
                    width=bar,
                    height=floor - up(count),
                    fill=RED,
                )
            )
    svg = picture(
        BOX.width,
        BOX.height,
        axes.grid(marks, up, BOX, voice),
        line(BOX.left, floor, BOX.width - BOX.right, floor, stroke=INK),
        *bars,
    )
    said = voice.word("chart.incidents")
    told = "; ".join(
        f"{MONTHS[voice.language][m.month - 1]} {m.year}: {counts[m]}"
        for m in months
        if m in counts
    )
    return (Picture(svg, said, told),)


def _months(first: date, last: date) -> list[date]:
    found = []
    while first <= last:
        found.append(first)
        first = (first + timedelta(days=32)).replace(day=1)
    return found
