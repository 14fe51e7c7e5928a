"""The plan as a Gantt chart: a line for each site in closing order, its tasks by stage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from drawdown.plan.schedule import Movement, MovementKind, Purpose, SitePlan, TaskPlan
from drawdown.register.site import Outcome, Site
from drawdown.web.ui import gantt
from drawdown.web.ui.formats import day_month, days_long, month
from drawdown.web.ui.gantt import Axis, Bar, Line, Mark, Row, Sign
from drawdown.web.ui.names import CREWS, named
from drawdown.web.works.index import PlanIndex
from drawdown.web.works.phases import NAMES, Phase, phase_of
from drawdown.web.works.why.chain import binding_chain
from drawdown.web.works.why.holds import (
    by_choice,
    hold_words,
    last_day,
    span_words,
    task_name,
    when,
)

BY_ROAD = frozenset({MovementKind.CONVOY, MovementKind.BARGE})

SIGNS: Mapping[Sign, Promise] = {
    Sign.SIGNED: lazy("signed over"),
    Sign.LEFT: lazy("last people leave"),
    Sign.CONVERTED: lazy("ready for liquidation"),
    Sign.CONVOY: lazy("convoys leave"),
}


def signs_of(index: PlanIndex) -> list[tuple[Promise, SafeString]]:
    """Return what the signs of a chart mean, those that may be shown."""
    shown = (sign for sign in SIGNS if index.shows_convoys or sign is not Sign.CONVOY)
    return [(SIGNS[sign], gantt.sign(sign)) for sign in shown]


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task on the chart and in words."""

    task: str
    name: str
    dates: str
    crew: str
    held: str
    binding: bool
    estimated: bool
    picture: SafeString


@dataclass(frozen=True, slots=True)
class Stage:
    """The tasks of one stage at one site."""

    phase: Phase
    name: str
    lines: tuple[TaskLine, ...]


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A site on the chart. `margin` is in days, negative when late; `stages` only when opened."""

    site: Site
    name: str
    ended: str
    margin: int
    margin_words: str
    picture: SafeString
    stages: tuple[Stage, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole picture."""

    symbols: SafeString
    head: SafeString
    backdrop: SafeString
    sites: tuple[SiteLine, ...]


def chart_of(index: PlanIndex, opened: Iterable[str] = ()) -> Chart:
    """Return the chart; the sites in `opened` show their tasks at once."""
    axis, lines, wanted = axis_of(index), lines_of(index), set(opened)
    return Chart(
        symbols=gantt.symbols(),
        head=gantt.head(axis, lines, month),
        backdrop=gantt.backdrop(axis, lines),
        sites=tuple(
            site_line(index, axis, end, opened=end.site in wanted or "all" in wanted)
            for end in index.closing_order
        ),
    )


def axis_of(index: PlanIndex) -> Axis:
    """Return the days that every picture of a plan shows."""
    return Axis(index.plan.days.first, index.horizon)


def lines_of(index: PlanIndex) -> tuple[Line, ...]:
    """Return the deadline and, inside the plan, the day of knowledge."""
    mission = index.register.mission
    lines = [Line(index.plan.deadline, "deadline", day_month(mission.deadline))]
    known = index.plan.days.day(mission.as_of)
    if 0 < known < index.horizon:
        lines.append(Line(known, "known", day_month(mission.as_of)))
    return tuple(lines)


def site_line_of(index: PlanIndex, site: str) -> SiteLine:
    """Return the line of one site with its tasks."""
    return site_line(index, axis_of(index), index.ends[site], opened=True)


def site_line(index: PlanIndex, axis: Axis, end: SitePlan, *, opened: bool = False) -> SiteLine:
    """Return the line of one site, with its tasks when it is opened."""
    margin = index.plan.deadline - end.ended
    return SiteLine(
        site=index.sites[end.site],
        name=index.places.name(end.site),
        ended=last_day(index, end.ended),
        margin=margin,
        margin_words=margin_words(margin),
        picture=gantt.row(axis, _summary(index, end)),
        stages=stages_of(index, axis, end.site) if opened else (),
        open=opened,
    )


def stages_of(index: PlanIndex, axis: Axis, site: str) -> tuple[Stage, ...]:
    """Return the tasks of a site by stage, each in the order in which they begin."""
    binding = {
        step.subject.task
        for step in binding_chain(index, site)
        if isinstance(step.subject, TaskPlan) and step.subject.site == site
    }
    tasks = index.tasks_of[site]
    stages = []
    for phase in Phase:
        lines = tuple(
            task_line(index, axis, task, binding=task.task in binding)
            for task in tasks
            if phase_of(task.task) is phase
        )
        if lines:
            stages.append(Stage(phase, str(NAMES[phase]), lines))
    return tuple(stages)


def task_line(index: PlanIndex, axis: Axis, task: TaskPlan, *, binding: bool) -> TaskLine:
    """Return one task on the chart."""
    rule = index.rules.get(task.task)
    held = hold_words(index, task)
    dates = span_words(index, task.start, task.finish)
    crew = named(CREWS, task.crew) if task.crew else ""
    words = "" if by_choice(task) else held
    if task.start >= axis.days:
        words = _("begins %(date)s") % {"date": when(index, task.start)}
    bar = Bar(task.start, task.finish, f"phase-{phase_of(task.task)}")
    spoken = ", ".join(filter(None, [dates, crew, held]))
    return TaskLine(
        task=task.task,
        name=task_name(index, task.task),
        dates=dates,
        crew=crew,
        held=held,
        binding=binding,
        estimated=rule.estimated("likely") if rule else False,
        picture=gantt.row(axis, Row((bar,), words=words, spoken=spoken, emphasis=binding)),
    )


def _summary(index: PlanIndex, end: SitePlan) -> Row:
    tasks = index.tasks_of[end.site]
    first = min((task.start for task in tasks), default=0)
    leaving = [m for m in index.movements.values() if m.site == end.site and m.kind in BY_ROAD]
    closing = end.outcome is Outcome.CLOSE
    bars = [Bar(first, end.signed if closing and end.signed else end.ended, "span")]
    if end.late_days:
        bars.append(Bar(index.plan.deadline, end.ended, "over"))
    lifts = [m for m in leaving if m.purpose is Purpose.LIFT]
    if lifts:
        load = index.register.movement.convoys.load_days
        start = max(min(m.depart for m in lifts) - load, 0)
        bars.append(Bar(start, max(m.depart for m in lifts) + 1, "phase-move"))
    words = _end_words(index, end)
    return Row(
        bars=tuple(bars),
        marks=(*_departures(index, leaving), *_signs(index, end)),
        words=words,
        beside=True,
        spoken=_("%(site)s: %(words)s, %(margin)s")
        % {
            "site": index.places.name(end.site),
            "words": words,
            "margin": margin_words(index.plan.deadline - end.ended),
        },
    )


def margin_words(days: int) -> str:
    """Return how far before or after the deadline something ends."""
    if days < 0:
        return _("%(days)s late") % {"days": days_long(-days)}
    return _("%(days)s to spare") % {"days": days_long(days)}


def departures_words(count: int) -> str:
    """Return how many convoys and barges leave."""
    return ngettext("%(count)s departure", "%(count)s departures", count) % {"count": count}


def _end_words(index: PlanIndex, end: SitePlan) -> str:
    left = last_day(index, end.ended)
    if end.outcome is Outcome.CONVERT:
        return _("converted %(date)s") % {"date": left}
    if end.signed is None:
        return _("not signed; last people leave %(date)s") % {"date": left}
    return _("signed %(signed)s, left %(left)s") % {
        "signed": last_day(index, end.signed),
        "left": left,
    }


def _departures(index: PlanIndex, leaving: list[Movement]) -> list[Mark]:
    """One tick a day, however many leave on it."""
    by_day: dict[int, int] = {}
    for movement in leaving:
        by_day[movement.depart] = by_day.get(movement.depart, 0) + 1
    return [
        Mark(
            day,
            Sign.CONVOY,
            f"{when(index, day)}: {departures_words(count)}",
        )
        for day, count in sorted(by_day.items())
    ]


def _signs(index: PlanIndex, end: SitePlan) -> list[Mark]:
    left = _("last people leave %(date)s") % {"date": last_day(index, end.ended)}
    if end.outcome is Outcome.CONVERT:
        return [Mark(end.ended - 1, Sign.CONVERTED, _end_words(index, end))]
    marks = [Mark(end.ended - 1, Sign.LEFT, left)]
    if end.signed is not None:
        title = _("signed %(date)s") % {"date": last_day(index, end.signed)}
        marks.insert(0, Mark(end.signed - 1, Sign.SIGNED, title))
    return marks
