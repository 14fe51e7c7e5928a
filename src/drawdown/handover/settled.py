"""Tasks that the state of a site settles: their gate is passed, or no way on asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from drawdown.handover.file import SiteFile
from drawdown.progress.task import Work
from drawdown.rules.closing import ClosingRules


def settle(rules: ClosingRules, file: SiteFile, works: Mapping[str, Work]) -> dict[str, Work]:
    """Return the work of a site, where gates that were passed settle the tasks that led to them.

    A gate is passed on evidence, so the tasks of that evidence, and all that had to come before
    them, were done, though nobody reported it. Where no way ahead asks for a gate, as in a site
    that was left without a handover, nobody waits for its tasks either.
    """
    days = {gate: passage.on for gate, passage in file.passed.items()}
    open_gates = _ahead(rules, file.state) - set(days)
    if file.since is not None:
        moot = {gate.id for gate in rules.gates} - open_gates - set(days)
        days |= dict.fromkeys(moot, file.since)
    owed = {rule.task for rule in rules.requirements if rule.gate in open_gates}
    since: dict[str, date] = {}
    for rule in rules.requirements:
        if rule.gate in days and rule.task in works:
            for task in _with_all_before(rule.task, works):
                since[task] = min(since.get(task, days[rule.gate]), days[rule.gate])
    return {
        name: replace(work, settled=since[name]) if name in since.keys() - owed else work
        for name, work in works.items()
    }


def _ahead(rules: ClosingRules, state: str) -> set[str]:
    """Return the gates that any way on from a state still asks for."""
    gates: set[str] = set()
    waiting, seen = [state], {state}
    while waiting:
        here = waiting.pop()
        for rule in rules.transitions:
            if rule.from_ == here:
                gates |= set(rule.gates)
                if rule.to not in seen:
                    seen.add(rule.to)
                    waiting.append(rule.to)
    return gates


def _with_all_before(task: str, works: Mapping[str, Work]) -> Iterable[str]:
    """Return a task and everything that has to be done before it."""
    found, waiting = {task}, [task]
    while waiting:
        new = {name for name in works[waiting.pop()].preds if name in works} - found
        found |= new
        waiting += new
    return found
