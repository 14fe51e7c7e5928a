"""The tasks of an adopted plan as work, with their float, before anybody has reported anything."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from drawdown.plan.schedule import Plan, TaskPlan
from drawdown.progress.task import Work

Works = Mapping[str, Mapping[str, Work]]
"""The work of a mission: by site, then by task."""


def works_of(plan: Plan, baseline: Plan | None = None) -> Works:
    """Return the work that a plan asks for; slip is counted against `baseline`, else the plan."""
    rules = {rule.id: rule for rule in plan.register_.pack.tasks}
    first = {(task.site, task.task): task for task in (baseline or plan).tasks}
    counted = baseline or plan
    ended = {site.site: site.ended for site in plan.sites}
    tasks_of: dict[str, dict[str, TaskPlan]] = {}
    for task in plan.tasks:
        tasks_of.setdefault(task.site, {})[task.task] = task
    found: dict[str, dict[str, Work]] = {}
    for site, tasks in tasks_of.items():
        preds = {
            task: tuple(p for p in rules[task].preds if p in tasks) if task in rules else ()
            for task in tasks
        }
        slack = floats(tasks, preds, ended.get(site, 0))
        for name, task in tasks.items():
            rule = rules.get(name)
            before = first.get((site, name))
            due = plan.days.date(task.finish) - timedelta(days=1)
            found.setdefault(site, {})[name] = Work(
                site=site,
                task=name,
                section=rule.lead if rule else "",
                output=rule.output if rule else "",
                preds=preds[name],
                planned_start=plan.days.date(task.start),
                due=due,
                baseline_due=(
                    counted.days.date(before.finish) - timedelta(days=1) if before else due
                ),
                float_days=slack[name],
            )
    return found


def floats(
    tasks: Mapping[str, TaskPlan], preds: Mapping[str, tuple[str, ...]], ended: int
) -> Mapping[str, int]:
    """Return by how many days each task of a site may slip before the site's end slips.

    What follows a task keeps its own days of work; teams and roads are not looked at. A task that
    nothing follows, and that ends after the site, may not slip at all.
    """
    followers: dict[str, list[str]] = {name: [] for name in tasks}
    for name, names in preds.items():
        for before in names:
            followers[before].append(name)
    latest: dict[str, int] = {}
    for name in sorted(tasks, key=lambda n: (tasks[n].finish, tasks[n].start), reverse=True):
        _latest(name, tasks, followers, ended, latest)
    return {name: max(0, latest[name] - task.finish) for name, task in tasks.items()}


def _latest(
    name: str,
    tasks: Mapping[str, TaskPlan],
    followers: Mapping[str, list[str]],
    ended: int,
    latest: dict[str, int],
) -> int:
    """Return the latest finish of a task, having found those of what follows it."""
    if name not in latest:
        latest[name] = min(
            (
                _latest(after, tasks, followers, ended, latest)
                - (tasks[after].finish - tasks[after].start)
                for after in followers[name]
            ),
            default=max(ended, tasks[name].finish),
        )
    return latest[name]
