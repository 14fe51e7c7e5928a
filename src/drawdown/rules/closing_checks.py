"""Checks of closing rules: every name they use exists, and every state can be reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drawdown.core.catalogue import ID_TWICE, NO_WAY_TO_STATE, UNKNOWN_IN_RULES
from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.core.reading.files import Folder
from drawdown.rules.closing import ACCELERATED, ClosingRules, StateKind

DERIVED = "partly_handed_over"
"""Nobody moves a site there: it follows from the states of its parts."""


def check_closing(rules: ClosingRules, folder: Folder) -> list[Finding]:
    """Return what is wrong with closing rules; `folder` gives the files their names."""
    checks = (ids_are_unique, states_exist, gates_exist, evidence_exists, states_are_reached)
    return [finding for check in checks for finding in check(rules, folder)]


def ids_are_unique(rules: ClosingRules, folder: Folder) -> Iterator[Finding]:
    """No state, gate, piece of evidence or line of the checklist stands twice."""
    yield from _twice(folder, "states.csv", "state", [rule.id for rule in rules.states])
    yield from _twice(folder, "gates.csv", "gate", [rule.id for rule in rules.gates])
    asked = [rule.id for rule in rules.requirements] + [rule.id for rule in rules.evidence]
    yield from _twice(folder, "evidence.csv", "piece of evidence", asked)
    yield from _twice(folder, "checklist.csv", "line", [rule.id for rule in rules.checklist])
    looks = [str(rule.after) for rule in rules.checks]
    yield from _twice(folder, "checks.csv", "day", looks)
    ways = [f"{rule.from_} to {rule.to}" for rule in rules.transitions]
    yield from _twice(folder, "transitions.csv", "change of state", ways)


def states_exist(rules: ClosingRules, folder: Folder) -> Iterator[Finding]:
    """A change of state leads from a state to a state."""
    used = [name for rule in rules.transitions for name in (rule.from_, rule.to)]
    known = {rule.id for rule in rules.states}
    yield from _unknown(folder, "transitions.csv", "state", used, known)


def gates_exist(rules: ClosingRules, folder: Folder) -> Iterator[Finding]:
    """Evidence and changes of state name gates that exist."""
    known = {rule.id for rule in rules.gates}
    asked = [rule.gate for rule in rules.requirements]
    yield from _unknown(folder, "requirements.csv", "gate", asked, known)
    needed = [gate for rule in rules.transitions for gate in rule.gates]
    yield from _unknown(folder, "transitions.csv", "gate", needed, known)


def evidence_exists(rules: ClosingRules, folder: Folder) -> Iterator[Finding]:
    """Changes of state and steps of a hasty exit name evidence that exists."""
    known = set(rules.wording)
    asked = [n for rule in rules.transitions for n in rule.requires if n != ACCELERATED]
    yield from _unknown(folder, "transitions.csv", "piece of evidence", asked, known)
    steps = [name for rule in rules.accelerated for name in rule.evidence]
    yield from _unknown(folder, "accelerated.csv", "piece of evidence", steps, known)
    lines = [rule.speaks_of for rule in rules.checklist if rule.speaks_of]
    yield from _unknown(folder, "checklist.csv", "piece of evidence", lines, known)
    looks = [rule.evidence for rule in rules.checks]
    yield from _unknown(folder, "checks.csv", "piece of evidence", looks, known)


def states_are_reached(rules: ClosingRules, folder: Folder) -> Iterator[Finding]:
    """From the first state of the chain a way leads to every other, but to the derived one."""
    chain = sorted(
        (rule.order, rule.id)
        for rule in rules.states
        if rule.kind is StateKind.MAIN and rule.order is not None
    )
    if not chain:
        return
    reached, waiting = {chain[0][1]}, [chain[0][1]]
    while waiting:
        here = waiting.pop()
        new = {rule.to for rule in rules.transitions if rule.from_ == here} - reached
        reached |= new
        waiting += new
    for rule in rules.states:
        if rule.id not in reached and rule.id != DERIVED:
            yield NO_WAY_TO_STATE.at(Place(folder.name("transitions.csv")), state=rule.id)


def _twice(folder: Folder, file: str, what: str, ids: Iterable[str]) -> Iterator[Finding]:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            place = Place(folder.name(file))
            yield ID_TWICE.at(place, what=what, id=name, first="above")
        seen.add(name)


def _unknown(
    folder: Folder, file: str, what: str, used: Iterable[str], known: set[str]
) -> Iterator[Finding]:
    for name in dict.fromkeys(used):
        if name not in known:
            place = Place(folder.name(file))
            yield UNKNOWN_IN_RULES.at(place, what=what, id=name, nearest=suggestion(name, known))
