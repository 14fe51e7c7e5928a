"""What differs between two plans: dates that moved, costs by part, what is left behind."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.core.provenance import Frozen
from drawdown.plan.schedule import Day, Movement, Plan


class Shift(Frozen):
    """Something that is on another day: a site's end, a task's start, a movement's departure."""

    ref: str
    before: Day
    after: Day

    @property
    def days(self) -> int:
        """Days later; negative when it is earlier."""
        return self.after - self.before


class CostChange(Frozen):
    """One part of the cost in both plans, in cents."""

    name: str
    before: int
    after: int


class Comparison(Frozen):
    """The second plan against the first; days count from the first one's start."""

    same_register: bool
    feasible: tuple[bool, bool]
    cents: tuple[int, int]
    sites: tuple[Shift, ...]
    tasks: tuple[Shift, ...]
    movements: tuple[Shift, ...]
    gone: tuple[str, ...]
    """Movements that only the first plan has."""
    new: tuple[str, ...]
    """Movements that only the second one has."""
    changed: tuple[str, ...]
    """Movements that carry something else."""
    costs: tuple[CostChange, ...]
    left_behind: tuple[int, int]
    """Containers and vehicles that stay at liquidation sites."""

    @property
    def moved_share(self) -> float:
        """Share of the first plan's tasks and movements that are on another day, or gone."""
        return self.moved / max(self.total, 1)

    moved: int
    total: int


@dataclass(frozen=True, slots=True)
class _Days:
    """Days of the second plan, counted from the start of the first."""

    later: int

    def shift(self, ref: str, before: int, after: int) -> Shift | None:
        """Return the shift of something, if it is on another day."""
        after += self.later
        return Shift(ref=ref, before=before, after=after) if after != before else None


def compare(first: Plan, second: Plan) -> Comparison:
    """Return what differs between two plans of one mission."""
    starts = [plan.register_.mission.plan_start for plan in (first, second)]
    days = _Days((starts[1] - starts[0]).days)
    tasks = {(t.site, t.task): t for t in second.tasks}
    moves = {m.id: m for m in second.movements}
    before = {m.id: m for m in first.movements}
    ends = {end.site: end for end in second.sites}
    site_shifts = [
        days.shift(end.site, end.ended, ends[end.site].ended)
        for end in first.sites
        if end.site in ends
    ]
    task_shifts = [
        days.shift(f"{t.site}/{t.task}", t.start, tasks[t.site, t.task].start)
        for t in first.tasks
        if (t.site, t.task) in tasks
    ]
    move_shifts = [
        days.shift(m.id, m.depart, moves[m.id].depart) for m in first.movements if m.id in moves
    ]
    gone = sorted(before.keys() - moves.keys())
    moved_tasks, moved_moves = _kept(task_shifts), _kept(move_shifts)
    return Comparison(
        same_register=first.register_hash == second.register_hash,
        feasible=(first.feasible, second.feasible),
        cents=(first.cost_cents, second.cost_cents),
        sites=_kept(site_shifts),
        tasks=moved_tasks,
        movements=moved_moves,
        gone=tuple(gone),
        new=tuple(sorted(moves.keys() - before.keys())),
        changed=tuple(
            name
            for name, movement in before.items()
            if name in moves and _carries(movement) != _carries(moves[name])
        ),
        costs=_costs(first, second),
        left_behind=(_left(first), _left(second)),
        moved=len(moved_tasks) + len(moved_moves) + len(gone),
        total=len(first.tasks) + len(first.movements),
    )


def _kept(shifts: list[Shift | None]) -> tuple[Shift, ...]:
    found = [shift for shift in shifts if shift is not None]
    return tuple(sorted(found, key=lambda shift: (-abs(shift.days), shift.ref)))


def _carries(movement: Movement) -> tuple[object, ...]:
    return movement.loads, movement.people


def _costs(first: Plan, second: Plan) -> tuple[CostChange, ...]:
    before = {part.name: part.cents for part in first.costs}
    after = {part.name: part.cents for part in second.costs}
    return tuple(
        CostChange(name=name, before=before.get(name, 0), after=after.get(name, 0))
        for name in dict.fromkeys([*before, *after])
    )


def _left(plan: Plan) -> int:
    return sum(item.teu + item.vehicles for item in plan.left_behind)
