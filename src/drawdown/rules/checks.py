"""Checks of a task network: every rule is a function that yields what it finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from drawdown.core.catalogue import (
    CYCLE,
    DURATIONS,
    ID_TWICE,
    NO_SUCH_SOURCE,
    NO_SUCH_TASK,
    NOT_A_MOVEMENT,
    TASK_NEEDED,
)
from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import ESTIMATE, Record, Source
from drawdown.core.reading.records import Placed
from drawdown.rules.pack import TaskRule, Timing

Tasks = Sequence[Placed[TaskRule]]

MOVEMENT_TASKS = frozenset({"T43", "T45", "T46", "T47", "T48", "T57"})
"""Tasks whose time the movements give."""

NEEDED = tuple(sorted({"T02", "T17", "T29", "T44", "T52", "T56"} | MOVEMENT_TASKS))
"""Tasks that movements, the closure team and the end of a site hang on, whatever the pack."""


def check_tasks(tasks: Tasks) -> list[Finding]:
    """Return what is wrong with a task network."""
    checks = (
        ids_are_unique,
        predecessors_exist,
        network_has_no_cycle,
        durations_are_in_order,
        needed_tasks_are_there,
        movement_tasks_are_known,
    )
    return [finding for check in checks for finding in check(tasks)]


def check_sources(
    sources: Sequence[Placed[Source]], rules: Iterable[tuple[Place, Record]]
) -> Iterator[Finding]:
    """Every source of a pack stands once, and a rule names only those that stand there."""
    known: dict[str, Place] = {}
    for placed in sources:
        name = placed.record.id
        if name in known:
            where = f"line {known[name].row}"
            yield ID_TWICE.at(placed.at("id"), what="source", id=name, first=where)
        known.setdefault(name, placed.at("id"))
    for place, rule in rules:
        named = {name for mark in rule.provenance.values() for name in mark.source}
        for name in sorted(named - known.keys() - {ESTIMATE}):
            yield NO_SUCH_SOURCE.at(place, id=name)


def ids_are_unique(tasks: Tasks) -> Iterator[Finding]:
    """Every task has its own id."""
    first: dict[str, Place] = {}
    for placed in tasks:
        task = placed.record
        if task.id in first:
            where = f"line {first[task.id].row}"
            yield ID_TWICE.at(placed.at("id"), what="task", id=task.id, first=where)
        first.setdefault(task.id, placed.at("id"))


def predecessors_exist(tasks: Tasks) -> Iterator[Finding]:
    """A task waits only for tasks that exist."""
    known = {placed.record.id for placed in tasks}
    for placed in tasks:
        for pred in placed.record.preds:
            if pred not in known:
                remedy = suggestion(pred, known)
                place = placed.at("preds")
                yield NO_SUCH_TASK.at(place, task=placed.record.id, pred=pred, nearest=remedy)


def network_has_no_cycle(tasks: Tasks) -> Iterator[Finding]:
    """No task waits for itself through others: each cycle is named, in the order of waiting."""
    preds = {placed.record.id: placed.record.preds for placed in tasks}
    places = {placed.record.id: placed.at("preds") for placed in tasks}
    for cycle in cycles(preds):
        yield CYCLE.at(places[cycle[0]], cycle=" → ".join([*cycle, cycle[0]]))


def cycles(preds: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield cycles until breaking one predecessor of each would leave the network without any."""
    done: set[str] = set()
    for start in preds:
        path: list[str] = []
        waiting: list[Iterator[str]] = [iter((start,))]
        while waiting:
            task = next(waiting[-1], None)
            if task is None:
                waiting.pop()
                if path:
                    done.add(path.pop())
            elif task in path:
                yield tuple(path[path.index(task) :])
            elif task in preds and task not in done:
                path.append(task)
                waiting.append(iter(preds[task]))


def durations_are_in_order(tasks: Tasks) -> Iterator[Finding]:
    """The likely days of a task lie between its fewest and its most."""
    for placed in tasks:
        task = placed.record
        if not task.min <= task.likely <= task.max:
            facts = {"min": task.min, "max": task.max, "likely": task.likely}
            yield DURATIONS.at(placed.at("likely"), task=task.id, **facts)


def needed_tasks_are_there(tasks: Tasks) -> Iterator[Finding]:
    """The tasks that movements and the end of a site hang on are in the network."""
    known = {placed.record.id for placed in tasks}
    file = tasks[0].file if tasks else "tasks.csv"
    yield from (TASK_NEEDED.at(Place(file), task=task) for task in NEEDED if task not in known)


def movement_tasks_are_known(tasks: Tasks) -> Iterator[Finding]:
    """Only tasks that the movements know take their time from them."""
    for placed in tasks:
        task = placed.record
        if task.timing is Timing.MOVEMENT and task.id not in MOVEMENT_TASKS:
            known = ", ".join(sorted(MOVEMENT_TASKS))
            yield NOT_A_MOVEMENT.at(placed.at("timing"), task=task.id, known=known)


def crews_of(tasks: Iterable[TaskRule]) -> dict[str, str]:
    """Return the crew kinds that tasks name, each with the first task that does."""
    found: dict[str, str] = {}
    for task in tasks:
        if task.crew is not None:
            found.setdefault(task.crew, task.id)
    return found
