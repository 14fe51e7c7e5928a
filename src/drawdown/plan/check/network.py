"""The closing network of one site: which tasks it has, what stands before each of them."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from drawdown.plan.check.exact import exact
from drawdown.plan.check.facts import Facts
from drawdown.register.site import Category, Outcome, Site
from drawdown.rules.pack import SiteType, SkipWhen, TaskRule, Timing

COE_LIFT, UNOE_LIFT, LAST_LIFT = "T46", "T47", "T48"
LIFTS = frozenset({COE_LIFT, UNOE_LIFT, LAST_LIFT})
TEAM_NAMED = "T02"
PACKED, DANGER_CLEARED = "T17", "T29"
CLEARED, BOOKED = "T43", "T44"
PEOPLE_LEAVE, CHECKED_OUT = "T45", "T49"
SWEPT, SIGNED, GONE = "T52", "T56", "T57"
AFTERWARDS = frozenset({"T58", "T59", "T60", "T61", "T62", "T63"})

SMALL = frozenset({SiteType.TOB, SiteType.ANNEX})
CIVILIANS = (Category.INTERNATIONAL_STAFF, Category.UNV, Category.NATIONAL_STAFF)


def needs(facts: Facts, site: Site, rule: TaskRule) -> bool:
    """Return whether a site has a task of the rule pack."""
    if rule.skip_when is SkipWhen.SMALL and site.type in SMALL:
        return False
    if rule.skip_when is SkipWhen.CONTINGENT_ONLY and not facts.heads(site.id, *CIVILIANS):
        return False
    return site.outcome is Outcome.CLOSE or (rule.at_conversion and rule.id not in LIFTS)


def required(facts: Facts, site: Site) -> dict[str, TaskRule]:
    """Return the tasks of a site by id."""
    return {rule.id: rule for rule in facts.register.pack.tasks if needs(facts, site, rule)}


def predecessors(facts: Facts, site: Site, task: str) -> Iterator[str]:
    """Yield what stands before a task at a site, through predecessors that the site lacks."""
    seen: set[str] = set()
    waiting = list(facts.rules[task].preds)
    while waiting:
        pred = waiting.pop()
        if pred in seen or (pred, task) == (COE_LIFT, LAST_LIFT):
            continue
        seen.add(pred)
        if needs(facts, site, facts.rules[pred]):
            yield pred
        else:
            waiting.extend(facts.rules[pred].preds)


def ready(facts: Facts, site: Site, *tasks: str) -> int:
    """Return the first day after all of the tasks, or what stands before one the site lacks."""
    day = 0
    for task in tasks:
        if task not in facts.rules:
            continue
        has_it = needs(facts, site, facts.rules[task])
        awaited = (task,) if has_it else tuple(predecessors(facts, site, task))
        for name in awaited:
            if (site.id, name) in facts.tasks:
                day = max(day, facts.tasks[site.id, name].finish)
    return day


def days(facts: Facts, site: Site, rule: TaskRule) -> int | None:
    """Return the days that a task takes, none where the movements say it."""
    if rule.id == CLEARED:
        return facts.ask_days["convoy_first"]
    if rule.id in LIFTS | {PEOPLE_LEAVE, GONE}:
        return None
    if rule.timing is not Timing.WORK:
        return rule.likely
    scaling = facts.register.pack.scaling
    work = rule.likely * exact(scaling.factors[site.type])
    if site.outcome is Outcome.CONVERT:
        work *= exact(scaling.conversion_share)
    return ceil(work)
