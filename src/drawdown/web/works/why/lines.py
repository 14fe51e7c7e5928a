"""What holds each date, ready to be shown: the binding chain of every site as bar and words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as lazy

from drawdown.plan.schedule import TaskPlan
from drawdown.register.site import Site
from drawdown.rules.pack import Timing
from drawdown.web.ui import gantt
from drawdown.web.ui.formats import days_long
from drawdown.web.ui.gantt import Axis, Bar, Row
from drawdown.web.works.index import PlanIndex
from drawdown.web.works.plan.timeline import axis_of
from drawdown.web.works.why.chain import Step, binding_chain
from drawdown.web.works.why.holds import (
    by_choice,
    hold_words,
    last_day,
    movement_name,
    span_words,
    task_name,
)

WAITING = "waiting"
SLACK = "slack"

KINDS: Mapping[str, Promise] = {
    Timing.WORK: lazy("work"),
    Timing.LEAD: lazy("lead times"),
    Timing.MOVEMENT: lazy("movement"),
    WAITING: lazy("waiting"),
    SLACK: lazy("slack"),
}


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step in words. `elsewhere` names the site where it is not the chain's own."""

    code: str
    name: str
    elsewhere: str
    dates: str
    days: int
    waited: int
    slack: bool
    held: str


@dataclass(frozen=True, slots=True)
class ChainLine:
    """The chain of one site, and the days of it by what they are spent on."""

    site: Site
    name: str
    ended: str
    steps: tuple[StepLine, ...]
    words: str
    picture: SafeString

    @property
    def backwards(self) -> tuple[StepLine, ...]:
        """The steps as a person asks for them: why this day, why that one, back to day 0."""
        return self.steps[::-1]


def chain_lines(index: PlanIndex) -> tuple[ChainLine, ...]:
    """Return the chain of every site in closing order."""
    axis = axis_of(index)
    return tuple(chain_line(index, axis, end.site) for end in index.closing_order)


def chain_line(index: PlanIndex, axis: Axis, site: str) -> ChainLine:
    """Return the chain of one site."""
    steps = binding_chain(index, site)
    spent = dict.fromkeys(KINDS, 0)
    bars = []
    for step in steps:
        kind = kind_of(index, step)
        spent[kind] += step.days
        if step.waited:
            idle = SLACK if by_choice(step.subject) else WAITING
            spent[idle] += step.waited
            title = f"{days_long(step.waited)}: {hold_words(index, step.subject)}"
            bars.append(Bar(step.start - step.waited, step.start, f"chain-{idle}", title))
        if step.days:
            bars.append(Bar(step.start, step.finish, f"chain-{kind}", step_name(index, step)))
    words = _spent_words(spent)
    return ChainLine(
        site=index.sites[site],
        name=index.places.name(site),
        ended=last_day(index, index.ends[site].ended),
        steps=tuple(step_line(index, step, site) for step in steps),
        words=words,
        picture=gantt.row(axis, Row(tuple(bars))),
    )


def step_line(index: PlanIndex, step: Step, site: str) -> StepLine:
    """Return a step in words."""
    subject = step.subject
    task = isinstance(subject, TaskPlan)
    return StepLine(
        code=subject.task if isinstance(subject, TaskPlan) else "",
        name=step_name(index, step),
        elsewhere=index.places.name(subject.site) if task and subject.site != site else "",
        dates=span_words(index, step.start, step.finish),
        days=step.days,
        waited=step.waited,
        slack=by_choice(step.subject),
        held=hold_words(index, subject),
    )


def step_name(index: PlanIndex, step: Step) -> str:
    """Return what a step is called."""
    if isinstance(step.subject, TaskPlan):
        return task_name(index, step.subject.task)
    return movement_name(index, step.subject)


def kind_of(index: PlanIndex, step: Step) -> str:
    """Return what the days of a step are: work, lead time or movement."""
    if isinstance(step.subject, TaskPlan) and step.subject.task in index.rules:
        return index.rules[step.subject.task].timing
    return Timing.MOVEMENT


def _spent_words(spent: dict[str, int]) -> str:
    """Only what days are really spent on: "work 30 days, waiting 4 days"."""
    return ", ".join(f"{KINDS[kind]} {days_long(days)}" for kind, days in spent.items() if days)
