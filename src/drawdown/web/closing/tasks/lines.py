"""Tasks of the adopted plan as lines of a list: whose, when due, how late, how much it may slip."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from drawdown.progress.task import Work
from drawdown.rules.pack import TaskRule
from drawdown.web.closing.queries import register
from drawdown.web.closing.words import STAGES, said, section_name
from drawdown.web.ui.names import named


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on a task."""

    by: str
    on: date
    text: str


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task."""

    site: str
    site_name: str
    task: str
    name: str
    section: str
    lead: str
    """The section as the rules name it."""
    person: str
    person_id: str
    stage: str
    stage_words: str
    planned_start: date
    due: date
    started: date | None
    done: date | None
    over: date | None
    """The day since which nobody has to do it."""
    slip: int
    float_days: int
    overdue: bool
    reason: str
    """What blocks it, and who can lift it."""
    output: str
    comments: tuple[Remark, ...]
    """The newest first."""

    @property
    def pushes(self) -> int:
        """Days by which the slip exceeds the float: the site's end moves by them."""
        return max(0, self.slip - self.float_days)


def lines_of(works: Iterable[Work], names: Mapping[str, str], today: date) -> list[TaskLine]:
    """Return tasks as lines, what is due first before the others."""
    known = {rule.id: rule for rule in register().pack.tasks}
    sites = {site.id: site.name for site in register().sites}
    lines = [_line(work, known.get(work.task), sites, names, today) for work in works]
    return sorted(lines, key=lambda line: (line.due, line.site, line.task))


def _line(
    work: Work,
    rule: TaskRule | None,
    sites: Mapping[str, str],
    names: Mapping[str, str],
    today: date,
) -> TaskLine:
    told = work.reported
    block = told.blocks[-1] if told.blocked and told.blocks else None
    return TaskLine(
        site=work.site,
        site_name=sites.get(work.site, work.site),
        task=work.task,
        name=said(rule.task, rule.task_fr) if rule else work.task,
        section=section_name(work.section),
        lead=work.section,
        person=names.get(told.person, told.person) if told.person else "",
        person_id=told.person or "",
        stage=work.stage,
        stage_words=named(STAGES, work.stage),
        planned_start=work.planned_start,
        due=work.due,
        started=work.started,
        done=work.done,
        over=work.over,
        slip=work.slip(today),
        float_days=work.float_days,
        overdue=work.overdue(today),
        reason=" · ".join(filter(None, (block.reason, block.lifted_by))) if block else "",
        output=work.output,
        comments=tuple(
            Remark(names.get(each.by, each.by), each.on, each.text)
            for each in reversed(told.comments)
        ),
    )
