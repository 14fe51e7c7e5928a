"""The rules of a plan by name, and the judgement of a plan by all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from drawdown.plan.check import (
    cargo,
    departures,
    document,
    flights,
    journeys,
    loading,
    means,
    money,
    outcomes,
    references,
    roads,
    tasks,
    yards,
)
from drawdown.plan.check.facts import Facts
from drawdown.plan.check.violation import Fault, Violation, named
from drawdown.plan.schedule import Plan

Rule = Callable[[Facts], Iterator[Fault]]

DOCUMENT_RULES: Mapping[str, Rule] = {
    "format": document.format_known,
    "register-hash": document.register_hash,
    "unique": document.unique,
    "references": references.references,
    "kinds": document.kinds,
}
"""What every plan document obeys before its rules can be judged."""

RULES: Mapping[str, Rule] = {
    "tasks-complete": tasks.tasks_complete,
    "task-order": tasks.task_order,
    "task-length": tasks.task_length,
    "crew": tasks.crew,
    "site-end": outcomes.site_end,
    "feasible": outcomes.feasible,
    "lot-ways": cargo.lot_ways,
    "cargo-complete": cargo.cargo_complete,
    "slots": cargo.slot_use,
    "lift-ready": loading.lift_ready,
    "onward-ready": loading.onward_ready,
    "travel": journeys.travel,
    "supplies": journeys.supplies,
    "return-time": journeys.return_time,
    "collect": journeys.collect,
    "send": journeys.send,
    "leg-open": roads.leg_open,
    "leg-capacity": roads.leg_capacity,
    "escorts": means.escorts,
    "trucks": means.truck_use,
    "clearance": means.clearance,
    "hub": yards.hub,
    "port": yards.port,
    "people-complete": departures.people_complete,
    "people-ready": departures.people_ready,
    "guard": departures.guard,
    "release-cap": departures.release_cap,
    "seats": flights.seat_use,
    "rotation": flights.rotation,
    "cost": money.cost,
    "bound": money.bound,
}
"""The rules of `docs/concepts/planning-model.md`, each under the name it has there."""


def violations(plan: Plan) -> tuple[Violation, ...]:
    """Return every violation of a plan, none for one that keeps all the rules.

    A plan that names what does not exist is judged as a document only.
    """
    facts = Facts(plan)
    found = _broken(DOCUMENT_RULES, facts)
    if any(violation.rule in {"unique", "references"} for violation in found):
        return tuple(found)
    return tuple(found + _broken(RULES, facts))


def _broken(rules: Mapping[str, Rule], facts: Facts) -> list[Violation]:
    return [named(name, fault) for name, rule in rules.items() for fault in rule(facts)]
