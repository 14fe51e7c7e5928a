"""Rules of the closing network: which tasks, in which order, how long, with whose team."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from drawdown.plan.check import network
from drawdown.plan.check.approvals import approval_days
from drawdown.plan.check.exact import overloads
from drawdown.plan.check.facts import Facts
from drawdown.plan.check.hub_people import non_essential_gone
from drawdown.plan.check.violation import Fault
from drawdown.plan.schedule import Movement, TaskPlan
from drawdown.register.site import Owner, Site


def tasks_complete(facts: Facts) -> Iterator[Fault]:
    """Every site has each task that it needs once, and no other."""
    times = Counter((task.site, task.task) for task in facts.plan.tasks)
    planned: defaultdict[str, list[str]] = defaultdict(list)
    for site_id, task in times:
        planned[site_id].append(task)
    for site in facts.register.sites:
        needed = network.required(facts, site)
        for task in needed:
            if times[site.id, task] != 1:
                yield Fault(
                    f"{site.id}/{task}", f"the task {times[site.id, task]} times", "it once"
                )
        for task in planned[site.id]:
            if task not in needed:
                yield Fault(f"{site.id}/{task}", "a task", "none: the site does not need it")


def task_order(facts: Facts) -> Iterator[Fault]:
    """A task starts on or after day 0 and on or after the finish of each task before it."""
    for (site_id, name), task in facts.tasks.items():
        if task.start < 0:
            yield Fault(
                f"{site_id}/{name}", "a start before the plan", "day 0 or later", (task.start,)
            )
        for pred in network.predecessors(facts, facts.sites[site_id], name):
            before = facts.tasks.get((site_id, pred))
            if before is not None and task.start < before.finish:
                yield Fault(
                    f"{site_id}/{name}",
                    f"a start before {pred} has finished",
                    f"a start on day {before.finish} or later",
                    (task.start,),
                )


def task_length(facts: Facts) -> Iterator[Fault]:
    """A task takes the days of its rule, or runs with the movements that give it its time."""
    for (site_id, name), task in facts.tasks.items():
        site = facts.sites[site_id]
        days = approval_days(facts, site, name)
        if days is None:
            days = network.days(facts, site, facts.rules[name])
        if days is not None:
            if task.finish - task.start != days:
                yield Fault(
                    f"{site_id}/{name}",
                    f"{task.finish - task.start} days",
                    f"{days} days",
                    (task.start, task.finish),
                )
        elif name == network.PEOPLE_LEAVE:
            yield from _people_leave(facts, site, task)
        else:
            yield from _with_movements(facts, site, task)


def _with_movements(facts: Facts, site: Site, task: TaskPlan) -> Iterator[Fault]:
    """T46 to T48 and T57 run from the first loading to the day after the last departure."""
    movements = _movements_of(facts, site, task.task)
    if not movements:
        return  # `lift-ready` says that the site lacks the movement
    start = movements[0].depart - facts.load_days(movements[0])
    finish = movements[-1].depart + 1
    if (task.start, task.finish) != (start, finish):
        yield Fault(
            f"{site.id}/{task.task}",
            f"day {task.start} to finish {task.finish}",
            f"day {start} to finish {finish}, as {movements[0].id} and {movements[-1].id} leave",
            (task.start, task.finish),
        )


def _movements_of(facts: Facts, site: Site, task: str) -> tuple[Movement, ...]:
    """Return the movements that give a task its time, in the order of their departure."""
    if task == network.GONE:
        last = facts.last(site.id)
        return (last,) if last else ()
    lifts = facts.lifts(site.id)
    if task == network.LAST_LIFT:
        return lifts[-1:]
    owner = Owner.COE if task == network.COE_LIFT else Owner.UNOE
    of_owner = tuple(
        lift
        for lift in lifts
        if any(load.owner is owner and load.teu + load.vehicles for load in lift.loads)
    )
    return of_owner or (lifts[:1] if owner is Owner.COE else lifts[-1:])


def _people_leave(facts: Facts, site: Site, task: TaskPlan) -> Iterator[Fault]:
    """T45 finishes the day after the last non-essential person left, at once without any."""
    gone = non_essential_gone(facts, site.id)
    if gone is None:
        if task.finish != task.start:
            yield Fault(
                f"{site.id}/{task.task}",
                f"{task.finish - task.start} days",
                "0 days: no non-essential person leaves",
                (task.start, task.finish),
            )
    elif gone and task.finish - 1 not in gone:
        yield Fault(
            f"{site.id}/{task.task}",
            f"a finish on day {task.finish}",
            "the day after the last non-essential person has left: day "
            + " or ".join(str(day + 1) for day in sorted(gone)),
            (task.finish,),
        )


def crew(facts: Facts) -> Iterator[Fault]:
    """No day needs more teams of a kind than there are; a team that is held stays with its site."""
    for (site_id, name), task in facts.tasks.items():
        named = facts.rules[name].crew
        if task.crew != named:
            yield Fault(
                f"{site_id}/{name}", f"crew {task.crew or 'none'}", f"crew {named or 'none'}"
            )
    teams: Counter[str] = Counter()
    for entry in facts.register.crews:
        teams[entry.kind] += entry.number
    holds = _holds(facts)
    held = {entry.kind for entry in facts.register.crews if entry.held_throughout}
    uses: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for kind in held:
        uses[kind] = [(*hold, 1) for hold in holds.values()]
    for (site_id, name), task in facts.tasks.items():
        needed = facts.rules[name].crew
        if needed is not None:
            # While its site holds a team of the kind, a task takes no other.
            hold = holds.get(site_id) if needed in held else None
            begin, end = hold or (task.finish, task.finish)
            uses[needed].append((task.start, min(task.finish, begin), 1))
            uses[needed].append((max(task.start, end), task.finish, 1))
    for kind, of_kind in uses.items():
        for days, peak in overloads(of_kind, teams[kind]):
            yield Fault(kind, f"{peak} teams at work", f"at most {teams[kind]}", days)


def _holds(facts: Facts) -> dict[str, tuple[int, int]]:
    """Return from when until when each site holds a team that is `held_throughout`."""
    found: dict[str, tuple[int, int]] = {}
    for site in facts.register.sites:
        named = facts.tasks.get((site.id, network.TEAM_NAMED))
        if named is None:
            continue
        if facts.closes(site.id):
            until = facts.ends[site.id].ended
        else:
            leaves_later = {network.PEOPLE_LEAVE, network.CHECKED_OUT}
            until = max(
                task.finish
                for task in facts.plan.tasks
                if task.site == site.id and task.task not in leaves_later
            )
        found[site.id] = (named.start, until)
    return found
