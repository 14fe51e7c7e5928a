"""The two tracks as a chart: a block for each place, a row for each task, what is late in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from drawdown.liquidation.lateness import Tracked
from drawdown.liquidation.tasks import MISSION, LiquidationTask, Team, Track
from drawdown.web.liquidation.asks import in_french, office_name
from drawdown.web.liquidation.planning import Tracks
from drawdown.web.ui import gantt
from drawdown.web.ui.formats import day_month, day_short, days_long, month
from drawdown.web.ui.gantt import Axis, Bar, Line, Row

TRACKS: Mapping[Track, Promise] = {
    Track.TECHNICAL: lazy("Technical track"),
    Track.ADMINISTRATIVE: lazy("Administrative track"),
}
TONES = {"property": "phase-property", "environment": "phase-environment", "vessel": "phase-move",
         "transport": "phase-move", "closure": "phase-handover", "": "phase-after"}  # fmt: skip
TONE = "phase-support"


@dataclass(frozen=True, slots=True)
class TrackLine:
    """One task in words and on the chart."""

    task: str
    name: str
    office: str
    dates: str
    late: str
    done: bool
    estimated: bool
    picture: SafeString


@dataclass(frozen=True, slots=True)
class Block:
    """The tasks of one track at one place."""

    track: Promise
    place: str
    id: str
    ends: str
    late: int
    lines: tuple[TrackLine, ...]


@dataclass(frozen=True, slots=True)
class TrackChart:
    """The whole picture."""

    head: SafeString
    backdrop: SafeString
    blocks: tuple[Block, ...]


def task_words(task: LiquidationTask) -> str:
    """Return what a task is called in the reader's language."""
    return task.name_fr if in_french() else task.name


def team_words(team: Team) -> str:
    """Return what a team is called in the reader's language."""
    return team.name_fr if in_french() else team.name


def place_words(place: str, names: Mapping[str, str]) -> str:
    """Return the name of a site, or that something is done once for the whole mission."""
    return _("Whole mission") if place == MISSION else names.get(place, place)


def late_words(each: Tracked) -> str:
    """Return in words how a task is late; nothing for one that is not."""
    said = []
    if each.overdue:
        said.append(
            _("was due on %(day)s, %(days)s ago")
            % {"day": day_short(each.first.last), "days": days_long(each.overdue)}
        )
    if each.beyond and each.now:
        said.append(
            _("will end on %(day)s, %(days)s after the end")
            % {"day": day_short(each.now.last), "days": days_long(each.beyond)}
        )
    if each.overdue:
        said.append(_("no act says that it is done"))
    return "; ".join(said)


def chart_of(found: Tracks, today: date, names: Mapping[str, str]) -> TrackChart:
    """Return the chart of both tracks."""
    axis = _axis(found)
    lines = [Line((found.ground.ends - axis.first).days + 1, "deadline", _day(found.ground.ends))]
    if axis.first < today:
        lines.append(Line((today - axis.first).days, "known", _day(today)))
    blocks = []
    for track in Track:
        of_track = [each for each in found.tasks if each.first.task.track is track]
        for place in dict.fromkeys(each.first.place for each in of_track):
            here = [each for each in of_track if each.first.place == place]
            blocks.append(_block(track, place, here, axis, names))
    return TrackChart(gantt.head(axis, lines, month), gantt.backdrop(axis, lines), tuple(blocks))


def _axis(found: Tracks) -> Axis:
    last = max((each.now or each.first).finish for each in found.tasks)
    end = max(last, found.ground.ends)
    return Axis(found.ground.begins, (end - found.ground.begins).days + 8)


def _block(
    track: Track, place: str, here: Iterable[Tracked], axis: Axis, names: Mapping[str, str]
) -> Block:
    rows = sorted(here, key=lambda each: (each.first.start, each.first.key))
    ends = max((each.done or (each.now or each.first).last) for each in rows)
    return Block(
        track=TRACKS[track],
        place=place_words(place, names),
        id=f"{track}-{place}",
        ends=day_short(ends),
        late=sum(each.late for each in rows),
        lines=tuple(_line(each, axis) for each in rows),
    )


def _line(each: Tracked, axis: Axis) -> TrackLine:
    task, late = each.first.task, late_words(each)
    dates = each.now or each.first
    if each.done is not None:
        said = _("done on %(day)s") % {"day": day_short(each.done)}
        bars = [_bar(axis, min(each.first.start, each.done), each.done, "span")]
    else:
        said = f"{day_short(dates.start)} – {day_short(dates.last)}"
        bars = [_bar(axis, dates.start, dates.finish, TONES.get(task.team, TONE))]
        if each.overdue:
            bars.insert(0, _bar(axis, each.first.start, each.first.finish, "span"))
    name = task_words(task)
    spoken = ", ".join(filter(None, [name, said, late]))
    return TrackLine(
        task=task.task,
        name=name,
        office=office_name(task.office),
        dates=said,
        late=late,
        done=each.done is not None,
        estimated=task.inferred,
        picture=gantt.row(axis, Row(tuple(bars), spoken=spoken, emphasis=each.late)),
    )


def _bar(axis: Axis, start: date, finish: date, tone: str) -> Bar:
    return Bar((start - axis.first).days, (finish - axis.first).days, tone)


def _day(value: date) -> str:
    return day_month(value)
