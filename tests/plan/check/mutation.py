"""Mutations: small changes to a correct plan, each with the rule that it breaks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from drawdown.plan.schedule import Movement, Plan
from drawdown.register.model import Register

Change = Callable[[Plan], Plan]


@dataclass(frozen=True)
class Mutation:
    """A change that breaks one rule; `also` are the rules that cannot but break with it."""

    rule: str
    sentence: str
    change: Change
    also: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return f"{self.rule}: {self.sentence}"


def breaks(rule: str, sentence: str, *changes: Change, also: str = "") -> Mutation:
    """Return the mutation that makes the changes one after the other."""

    def change(plan: Plan) -> Plan:
        for each in changes:
            plan = each(plan)
        return plan

    return Mutation(rule, sentence, change, frozenset(also.split()))


def of(field: str, key: Callable[[Any], str], name: str, updates: dict[str, Any]) -> Change:
    """Return the change of one entry of a field of the plan."""

    def change(plan: Plan) -> Plan:
        entries = getattr(plan, field)
        assert [key(entry) for entry in entries].count(name) == 1
        changed = tuple(
            entry.model_copy(update=updates) if key(entry) == name else entry for entry in entries
        )
        return plan.model_copy(update={field: changed})

    return change


def movement(name: str, /, **updates: Any) -> Change:
    """Return the change of a movement."""
    return of("movements", lambda entry: str(entry.id), name, updates)


def task(name: str, /, **updates: Any) -> Change:
    """Return the change of a task, named `site/task`."""
    return of("tasks", lambda entry: f"{entry.site}/{entry.task}", name, updates)


def site(name: str, /, **updates: Any) -> Change:
    """Return the change of how a site ends."""
    return of("sites", lambda entry: str(entry.site), name, updates)


def part(name: str, /, **updates: Any) -> Change:
    """Return the change of a part of the cost."""
    return of("costs", lambda entry: str(entry.name), name, updates)


def whole(**updates: Any) -> Change:
    """Return the change of fields of the plan itself."""
    return lambda plan: plan.model_copy(update=updates)


def without(name: str) -> Change:
    """Return the change that takes a movement out of the plan."""

    def change(plan: Plan) -> Plan:
        kept = tuple(entry for entry in plan.movements if entry.id != name)
        assert len(kept) < len(plan.movements)
        return plan.model_copy(update={"movements": kept})

    return change


def with_copy(name: str, /, **updates: Any) -> Change:
    """Return the change that adds a copy of a movement, itself changed."""

    def change(plan: Plan) -> Plan:
        [entry] = [entry for entry in plan.movements if entry.id == name]
        copy: Movement = entry.model_copy(update={"id": f"{name}-copy", **updates})
        return plan.model_copy(update={"movements": (*plan.movements, copy)})

    return change


def register(edit: Callable[[Register], Register]) -> Change:
    """Return the change of the register, with its hash."""

    def change(plan: Plan) -> Plan:
        edited = edit(plan.register_)
        return plan.model_copy(update={"register_": edited, "register_hash": edited.content_hash()})

    return change


def of_register(field: str, number: int, /, **updates: Any) -> Change:
    """Return the change of one entry of a field of the register."""

    def edit(known: Register) -> Register:
        entries = list(getattr(known, field))
        entries[number] = entries[number].model_copy(update=updates)
        return known.model_copy(update={field: tuple(entries)})

    return register(edit)


def of_rules(group: str, /, **updates: Any) -> Change:
    """Return the change of one group of the rules of movement."""

    def edit(known: Register) -> Register:
        rules = getattr(known.movement, group).model_copy(update=updates)
        return known.model_copy(
            update={"movement": known.movement.model_copy(update={group: rules})}
        )

    return register(edit)


def of_costs(**updates: Any) -> Change:
    """Return the change of prices."""
    return register(
        lambda known: known.model_copy(update={"costs": known.costs.model_copy(update=updates)})
    )
