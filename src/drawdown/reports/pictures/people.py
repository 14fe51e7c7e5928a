"""The curve of people who have left: what was reported, and what the plan had foreseen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from drawdown.core.drawing import DateScale, Scale, line_path, step_path, ticks
from drawdown.progress.departures import people
from drawdown.reports.counting import figure
from drawdown.reports.personnel import reported_days
from drawdown.reports.pictures import axes
from drawdown.reports.pictures.svg import BLUE, GOLD, INK, RED, line, picture, tag, words
from drawdown.reports.report import Picture, Row
from drawdown.reports.shown import Frame, cell

BOX = axes.Frame(500, 190)
Series = Sequence[tuple[date, int]]


def draw(frame: Frame) -> tuple[Picture, ...]:
    """Return the curve; nothing where no departure was published and no plan is adopted."""
    material, voice = frame.material, frame.voice
    told = reported_days(frame)
    adopted = material.adopted
    planned = people(adopted.plan, material.history) if adopted else None
    if not told and planned is None:
        return ()
    mission = material.register.mission
    whole = figure(material, "people-all")
    total = whole.value if isinstance(whole.value, int) else planned.total if planned else 0
    first = min([mission.plan_start, *(day for day, _ in told)])
    last = max(mission.deadline, material.as_of)
    across = DateScale(first, last, BOX.left, BOX.width - BOX.right)
    marks = ticks(max([total, *(count for _, count in told)]))
    up = Scale(0, marks[-1], BOX.height - BOX.bottom, BOX.top)
    said = voice.word("chart.people")
    svg = picture(
        BOX.width,
        BOX.height,
        axes.grid(marks, up, BOX, voice),
        axes.months(across, BOX, voice),
        _total(up(total), voice.word("chart.people.total")) if total else "",
        _steps(planned.planned if planned else (), across, up, last),
        _dots(told, across, up),
        axes.mark_day(
            across(mission.deadline), voice.word("chart.people.deadline"), BOX, stroke=RED
        ),
        _legend(frame, planned=planned is not None),
    )
    rows = tuple(
        Row(material.rules.by_figure[name].named(voice.language), (cell(frame, known),))
        for name in ("people-departed", "people-all")
        if (known := figure(material, name)).value is not None
    )
    return (Picture(svg, said, f"{said}: {_told(frame, told)}", rows),)


def _told(frame: Frame, told: Series) -> str:
    voice = frame.voice
    return "; ".join(f"{voice.day(day)}, {voice.number(count)}" for day, count in told)


def _total(y: float, said: str) -> str:
    return tag(
        "g",
        line(BOX.left, y, BOX.width - BOX.right, y, stroke=INK, dash="1 2"),
        words(said, BOX.left + 4, y - 3, fill=INK, size=9),
    )


def _steps(series: Series, across: DateScale, up: Scale, last: date) -> str:
    inside = [(day, count) for day, count in series if day <= last]
    if not inside:
        return ""
    points = [(across(day), up(count)) for day, count in [*inside, (last, inside[-1][1])]]
    return tag("path", d=step_path(points), fill="none", stroke=GOLD, stroke_width=1.4)


def _dots(told: Series, across: DateScale, up: Scale) -> str:
    if not told:
        return ""
    points = [(across(day), up(count)) for day, count in told]
    return tag(
        "g",
        tag("path", d=line_path(points), fill="none", stroke=BLUE, stroke_width=1.6),
        *(tag("circle", cx=x, cy=y, r=2.4, fill=BLUE) for x, y in points),
    )


def _legend(frame: Frame, *, planned: bool) -> str:
    names = [("chart.people.reported", BLUE)]
    names += [("chart.people.planned", GOLD)] if planned else []
    parts, x, y = [], BOX.left + 12, BOX.top + 34
    for name, colour in names:
        parts.append(tag("line", x1=x, x2=x + 16, y1=y, y2=y, stroke=colour, stroke_width=2))
        parts.append(words(frame.voice.word(name), x + 21, y + 3))
        y += 13
    return tag("g", *parts)
