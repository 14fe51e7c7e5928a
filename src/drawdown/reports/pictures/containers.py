"""Containers that leave their sites: what the plan foresees; counts where there are any."""

from __future__ import annotations

from drawdown.core.drawing import DateScale, Scale, step_path, ticks
from drawdown.progress.departures import containers_off_site
from drawdown.reports.counting import figure
from drawdown.reports.pictures import axes
from drawdown.reports.pictures.svg import GOLD, INK, line, picture, tag, words
from drawdown.reports.report import Picture, Row
from drawdown.reports.shown import Frame, cell

BOX = axes.Frame(500, 150)
FIGURES = ("containers", "containers-planned", "containers-counted")


def draw(frame: Frame) -> tuple[Picture, ...]:
    """Return the curve of the plan, with the figures below it; nothing without a plan."""
    material, voice = frame.material, frame.voice
    if material.adopted is None:
        return ()
    mission = material.register.mission
    leaving = containers_off_site(material.adopted.plan)
    last = max(mission.deadline, material.as_of)
    across = DateScale(mission.plan_start, last, BOX.left, BOX.width - BOX.right)
    marks = ticks(max([leaving.total, *(count for _, count in leaving.planned)]))
    up = Scale(0, marks[-1], BOX.height - BOX.bottom, BOX.top)
    inside = [(day, count) for day, count in leaving.planned if day <= last]
    points = [(across(day), up(n)) for day, n in [*inside, (last, inside[-1][1])]]
    total = up(leaving.total)
    svg = picture(
        BOX.width,
        BOX.height,
        axes.grid(marks, up, BOX, voice),
        axes.months(across, BOX, voice),
        line(BOX.left, total, BOX.width - BOX.right, total, stroke=INK, dash="1 2"),
        words(voice.word("chart.containers.total"), BOX.left + 4, total - 3, fill=INK, size=9),
        tag("path", d=step_path(points), fill="none", stroke=GOLD, stroke_width=1.6),
        axes.mark_day(across(material.as_of), voice.day(material.as_of), BOX),
    )
    rows = []
    for name in FIGURES:
        label = material.rules.by_figure[name].named(voice.language)
        rows.append(Row(label, (cell(frame, figure(material, name)),)))
    said = voice.word("chart.containers")
    told = "; ".join(f"{row.label}: {row.cells[0].text}" for row in rows)
    return (Picture(svg, f"{said} ({voice.word('chart.containers.planned')})", told, tuple(rows)),)
