"""Rules of the plan document itself: its format, its register, its ids, and what they refer to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator

from drawdown.plan.check.facts import SURFACE, Facts
from drawdown.plan.check.violation import Fault
from drawdown.plan.schedule import FORMAT, Movement, MovementKind, Purpose
from drawdown.register.model import FORMAT as REGISTER_FORMAT

KINDS = {
    Purpose.LIFT: SURFACE,
    Purpose.LAST: SURFACE,
    Purpose.ONWARD: SURFACE,
    Purpose.STAFF: frozenset({MovementKind.FLIGHT}),
    Purpose.SHUTTLE: frozenset({MovementKind.FLIGHT}),
    Purpose.HOME: frozenset({MovementKind.FLIGHT, MovementKind.ROTATION}),
}


def format_known(facts: Facts) -> Iterator[Fault]:
    """The plan and its register are of the formats that these rules are written for."""
    if facts.plan.format != FORMAT:
        yield Fault("plan", f"format {facts.plan.format}", FORMAT)
    if facts.register.format != REGISTER_FORMAT:
        yield Fault("register", f"format {facts.register.format}", REGISTER_FORMAT)


def register_hash(facts: Facts) -> Iterator[Fault]:
    """The hash in the plan is that of the register embedded in it."""
    try:
        expected = facts.register.content_hash()
    except ValueError as error:
        yield Fault("register", f"content that has no hash ({error})", "canonical JSON")
        return
    if facts.plan.register_hash != expected:
        yield Fault("register", f"hash {facts.plan.register_hash[:64]}", expected)


def unique(facts: Facts) -> Iterator[Fault]:
    """No id stands twice, in the plan or in its register."""
    plan, register = facts.plan, facts.register
    ids: dict[str, Iterable[Hashable]] = {
        "movement": (movement.id for movement in plan.movements),
        "site of the plan": (end.site for end in plan.sites),
        "site": (site.id for site in register.sites),
        "task of the pack": (task.id for task in register.pack.tasks),
        "leg": (leg.id for leg in register.legs),
        "hub": (hub.site for hub in register.hubs),
        "port": (port.id for port in register.ports),
        "crew": (crew.kind for crew in register.crews),
        "aircraft": (f"{entry.type}@{entry.base}" for entry in register.aircraft),
        "speed": (speed.road_class for speed in register.movement.speeds),
        "clearance": (rule.kind for rule in register.movement.clearances),
        "people": (f"{p.category} at {p.site}" for p in register.people),
        "cargo": (f"{c.owner} {c.kind}s at {c.site}" for c in register.cargo),
    }
    for what, names in ids.items():
        for name, times in Counter(names).items():
            if times > 1:
                yield Fault(f"{what} {name}", f"the id {times} times", "it once")


def kinds(facts: Facts) -> Iterator[Fault]:
    """A movement is of a kind that serves its purpose, leaves the site it empties, and in time."""
    for movement in facts.plan.movements:
        if movement.kind not in KINDS[movement.purpose]:
            wanted = " or ".join(sorted(kind.value for kind in KINDS[movement.purpose]))
            yield Fault(movement.id, f"{movement.purpose.value} by {movement.kind.value}", wanted)
        if movement.site != movement.origin:
            yield Fault(movement.id, f"an origin {movement.origin}", f"its site {movement.site}")
        if movement.kind not in SURFACE and movement.loads:
            yield Fault(movement.id, f"cargo on a {movement.kind.value}", "people alone")
        yield from _ends_after_it_begins(movement)
    for task in facts.plan.tasks:
        if task.finish < task.start:
            yield Fault(
                f"{task.site}/{task.task}", "a finish before its start", "no earlier", (task.start,)
            )


def _ends_after_it_begins(movement: Movement) -> Iterator[Fault]:
    spans = {
        "arrive": (movement.depart, movement.arrive),
        "trucks_until": (movement.trucks_from, movement.trucks_until),
        "escorts_until": (movement.escorts_from, movement.escorts_until),
    }
    for name, (start, until) in spans.items():
        if until < start:
            yield Fault(movement.id, f"{name} day {until}", f"day {start} or later", (start,))
