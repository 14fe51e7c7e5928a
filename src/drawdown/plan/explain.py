"""Explain a plan: what binds the end of each site, and what keeps it from the deadline."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.plan.schedule import Hold, HoldKind, Movement, Obstacle, Plan, TaskPlan

RESOURCES = frozenset(
    {
        HoldKind.CREW, HoldKind.LEG, HoldKind.ESCORTS, HoldKind.TRUCKS, HoldKind.HUB,
        HoldKind.PORT, HoldKind.SEATS, HoldKind.RELEASE,
    }
)  # fmt: skip
"""Holds that are a matter of means, not of order."""
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Link:
    """One step back: this task or movement began on this day because of this hold."""

    site: str
    what: str
    """A task id, or a movement id."""
    day: int
    finish: int
    held_by: Hold


def binding_chain(plan: Plan, site: str) -> tuple[Link, ...]:
    """Return the chain from the end of a site back to the first thing that nothing else held.

    Resource holds end the chain: what holds the resource is the plan of other sites.
    """
    tasks = {(task.site, task.task): task for task in plan.tasks}
    movements = {movement.id: movement for movement in plan.movements}
    last = max((t for t in plan.tasks if t.site == site and _counts(t)), key=lambda t: t.finish)
    links: list[Link] = []
    item: TaskPlan | Movement | None = last
    while item is not None and len(links) < LONGEST:
        held = item.held_by or Hold(kind=HoldKind.CHOICE)
        links.append(_link(item, held))
        item = None
        if held.kind is HoldKind.TASK and held.ref:
            where, _, task = held.ref.rpartition("/")
            item = tasks.get((where, task))
        elif held.kind is HoldKind.MOVEMENT and held.ref:
            item = movements.get(held.ref)
    return tuple(links)


def _counts(task: TaskPlan) -> bool:
    """Return whether a task is part of ending a site: T58 and later run on after it."""
    return int(task.task[1:]) <= 57


def _link(item: TaskPlan | Movement, held: Hold) -> Link:
    if isinstance(item, TaskPlan):
        return Link(item.site, item.task, item.start, item.finish, held)
    return Link(item.site, item.id, item.depart, item.arrive, held)


def obstacles_of(plan: Plan, unplaced: list[str]) -> tuple[Obstacle, ...]:
    """Return what keeps sites and people from the deadline; nothing for a plan that meets it."""
    unplaced_by_words = {_words_for(what): what for what in unplaced}
    found = [
        Obstacle(
            kind=HoldKind.HUB if what.endswith("/yard") else HoldKind.LEG,
            site=what.partition("/")[0],
            text=words,
        )
        for words, what in unplaced_by_words.items()
    ]
    for site in plan.sites:
        if not site.late_days:
            continue
        holds = [link.held_by for link in binding_chain(plan, site.site)]
        means = next((hold for hold in holds if hold.kind in RESOURCES), None)
        kind = means.kind if means else HoldKind.TASK
        ref = means.ref if means else None
        cause = f"{kind.value} {ref}" if ref else kind.value
        due = "the end of its phase" if plan.register_.mission.hold_phases else "the deadline"
        text = f"{site.site} ends {site.late_days} days after {due}; held by {cause}"
        found.append(Obstacle(kind=kind, ref=ref, site=site.site, text=text))
    late = sum(
        m.people for m in plan.movements if m.destination == "home" and m.depart >= plan.deadline
    )
    if late:
        text = f"{late} people leave the country after the deadline: seats, or the guard, hold them"
        found.append(Obstacle(kind=HoldKind.SEATS, text=text))
    return tuple(found)


def _words_for(what: str) -> str:
    """Return a sentence for something that found no place before the end of planning."""
    place, _, rest = what.partition("/")
    if rest == "yard":
        return f"the yard of {place} cannot hold what arrives there"
    if place == "people":
        return f"{rest} people find no seat"
    if rest == "team":
        return f"the closing team of {place} is promised to another site before {place} can end"
    if rest in {"lift", "last"}:
        return (
            f"no convoy can leave {place}: its roads are shut, full, or without escorts or trucks"
        )
    return f"cargo of {rest} is still at {place} when it has to be empty"
