"""The closing tasks of a site: which ones it has, how long they take, what has to come first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from drawdown.plan.build.exact import ceil_of
from drawdown.plan.problem import Job
from drawdown.register.site import Category, Outcome, People, Site
from drawdown.rules.pack import RulePack, SiteType, SkipWhen, TaskRule, Timing

CIVILIANS = frozenset({Category.INTERNATIONAL_STAFF, Category.UNV, Category.NATIONAL_STAFF})
LIFTS = frozenset({"T46", "T47", "T48"})
"""Tasks that the lifts of a closing site stand for; a conversion has none of them."""
BEFORE_LIFTS = frozenset({"T43", "T44", "T17", "T29"})
"""What the first lift, UN-owned cargo and the last lift wait for (rule *lift-ready*)."""
SMALL = frozenset({SiteType.TOB, SiteType.ANNEX})


def rules_of(site: Site, pack: RulePack, people: Iterable[People]) -> list[TaskRule]:
    """Return the tasks of the pack that the site has (rule *tasks-complete*)."""
    civilians = any(p.site == site.id and p.category in CIVILIANS and p.count for p in people)
    kept = []
    for rule in pack.tasks:
        if rule.skip_when is SkipWhen.SMALL and site.type in SMALL:
            continue
        if rule.skip_when is SkipWhen.CONTINGENT_ONLY and not civilians:
            continue
        converts = site.outcome is Outcome.CONVERT
        if converts and (not rule.at_conversion or rule.id in LIFTS):
            continue
        kept.append(rule)
    return kept


def days_of(rule: TaskRule, site: Site, pack: RulePack, *, given: Mapping[str, int]) -> int:
    """Return the planned days of a task (rule *task-length*); movements have none here.

    `given` are the days of tasks that stand for a clearance or an approval.
    """
    if rule.id in given:
        return given[rule.id]
    if rule.timing is Timing.LEAD:
        return rule.likely
    if rule.timing is Timing.MOVEMENT:
        return 0
    share = pack.scaling.conversion_share if site.outcome is Outcome.CONVERT else 1
    return ceil_of(rule.likely, pack.scaling.factors[site.type], share)


def predecessors(rules: Iterable[TaskRule], pack: RulePack) -> dict[str, tuple[str, ...]]:
    """Return each task's predecessors in `rules`; an absent one stands for its own."""
    kept = {rule.id for rule in rules}
    every = {rule.id: rule.preds for rule in pack.tasks}

    def present(task: str) -> set[str]:
        found: set[str] = set()
        for pred in every[task]:
            found |= {pred} if pred in kept else present(pred)
        return found

    return {task: tuple(sorted(present(task))) for task in every if task in kept}


def in_order(preds: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the tasks so that each comes after its predecessors; there is no cycle."""
    placed: dict[str, None] = {}

    def place(task: str) -> None:
        if task in placed:
            return
        for pred in preds[task]:
            place(pred)
        placed[task] = None

    for task in sorted(preds):
        place(task)
    return list(placed)


def jobs_of(
    site: Site, pack: RulePack, people: Iterable[People], *, given: Mapping[str, int]
) -> dict[str, Job]:
    """Return the jobs of a site by task, each with the longest way from its start to the end."""
    rules = {rule.id: rule for rule in rules_of(site, pack, people)}
    preds = predecessors(rules.values(), pack)
    days = {task: days_of(rules[task], site, pack, given=given) for task in rules}
    tails = dict(days)
    for task in reversed(in_order(preds)):
        for pred in preds[task]:
            tails[pred] = max(tails[pred], days[pred] + tails[task])
    return {
        task: Job(
            task=task,
            days=days[task],
            preds=preds[task],
            crew=rule.crew,
            timing=rule.timing,
            tail=tails[task],
        )
        for task, rule in rules.items()
    }


def order_of(jobs: Mapping[str, Job]) -> tuple[str, ...]:
    """Return the tasks in an order that respects precedence and puts long tails first.

    What the lifts wait for comes before them, and before T45, whose people may ride on a lift.
    """
    needs = {task: set(job.preds) for task, job in jobs.items()}
    for task in (LIFTS | {"T45"}) & set(jobs):
        needs[task] |= BEFORE_LIFTS & set(jobs)
    order: list[str] = []
    while needs:
        ready = [task for task, missing in needs.items() if not missing]
        best = max(ready, key=lambda task: (jobs[task].tail, task))
        order.append(best)
        del needs[best]
        for missing in needs.values():
            missing.discard(best)
    return tuple(order)
