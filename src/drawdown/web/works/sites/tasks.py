"""The tasks of one site in words: who leads, when, what paper comes out of it, and who signs."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.plan.schedule import TaskPlan
from drawdown.web.ui.names import CREWS, named
from drawdown.web.works.index import PlanIndex
from drawdown.web.works.phases import NAMES, Phase, phase_of
from drawdown.web.works.why.holds import hold_words, span_words, task_name


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task as a row of a table."""

    task: str
    name: str
    lead: str
    dates: str
    days: int
    estimated: bool
    output: str
    signs: str
    crew: str
    held: str


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """The tasks of one stage."""

    phase: Phase
    name: str
    rows: tuple[TaskRow, ...]


def task_groups(index: PlanIndex, site: str) -> tuple[TaskGroup, ...]:
    """Return the tasks of a site by stage, each in the order in which they begin."""
    groups = (
        TaskGroup(
            phase,
            str(NAMES[phase]),
            tuple(
                task_row(index, task)
                for task in index.tasks_of[site]
                if phase_of(task.task) is phase
            ),
        )
        for phase in Phase
    )
    return tuple(group for group in groups if group.rows)


def task_row(index: PlanIndex, task: TaskPlan) -> TaskRow:
    """Return one task in words; one that the rules do not know keeps its id."""
    rule = index.rules.get(task.task)
    return TaskRow(
        task=task.task,
        name=task_name(index, task.task),
        lead=rule.lead if rule else "",
        dates=span_words(index, task.start, task.finish),
        days=task.finish - task.start,
        estimated=rule.estimated("likely") if rule else False,
        output=rule.output if rule else "",
        signs=rule.signs if rule else "",
        crew=named(CREWS, task.crew) if task.crew else "",
        held=hold_words(index, task),
    )
