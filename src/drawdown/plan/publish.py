"""From a draft to the tables of a plan document."""

from __future__ import annotations

from drawdown.plan.clearances import CONVOY, FIRST, FLIGHT, is_valid
from drawdown.plan.decode.decode import cost_parts
from drawdown.plan.decode.draft import Draft, Move
from drawdown.plan.decode.roads import trip_on
from drawdown.plan.holds import move_holds, task_holds
from drawdown.plan.schedule import (
    CostPart,
    Hold,
    LeftBehind,
    LegUse,
    Load,
    Movement,
    MovementKind,
    Purpose,
    SitePlan,
    TaskPlan,
)  # fmt: skip

FIXED = frozenset({"sea_freight", "value_lost", "disposal"})
"""What no plan can change, unless it chooses the ways of lots."""
PENALTIES = frozenset({"late"})


def names_of(draft: Draft) -> dict[int, str]:
    """Return a name for every move: purpose, origin and number in order of departure."""
    count: dict[tuple[str, str], int] = {}
    names = {}
    for move in in_order(draft):
        key = (move.purpose.value, move.origin)
        count[key] = count.get(key, 0) + 1
        names[id(move)] = f"{key[0]}-{key[1]}-{count[key]:03d}"
    return names


def in_order(draft: Draft) -> list[Move]:
    """Return the moves in order of departure."""
    return sorted(draft.moves, key=lambda m: (m.depart, m.origin, m.destination, m.purpose))


def tasks_of(draft: Draft, names: dict[int, str]) -> tuple[TaskPlan, ...]:
    """Return every task, by site and start."""
    holds = task_holds(draft, names)
    return tuple(
        TaskPlan(
            site=job.id,
            task=task,
            start=span[0],
            finish=span[1],
            crew=job.jobs[task].crew,
            held_by=holds[job.id, task],
        )
        for job in draft.problem.sites
        for task, span in sorted(draft.times[job.id].items(), key=lambda item: (item[1], item[0]))
    )


def movements_of(draft: Draft, names: dict[int, str]) -> tuple[Movement, ...]:
    """Return every movement in order of departure."""
    holds = move_holds(draft, names)
    return tuple(movement_of(draft, m, names[id(m)], holds[id(m)]) for m in in_order(draft))


def movement_of(draft: Draft, move: Move, name: str, held_by: Hold | None) -> Movement:
    """Return a move as the plan document shows it."""
    clearance, ask_by = _clearance(draft, move)
    return Movement(
        id=name,
        kind=move.kind,
        purpose=move.purpose,
        site=move.site,
        origin=move.origin,
        destination=move.destination,
        depart=move.depart,
        arrive=move.arrive,
        legs=_legs(draft, move),
        loads=tuple(
            Load(site=site, owner=owner, teu=teu, vehicles=vehicles)
            for site, owner, teu, vehicles in move.loads
        ),
        people=move.people,
        aircraft=move.aircraft,
        slots=move.slots,
        trucks=move.trucks,
        trucks_from=move.trucks_span[0],
        trucks_until=move.trucks_span[1],
        escorts=move.escorts,
        escorts_from=move.escorts_span[0],
        escorts_until=move.escorts_span[1],
        clearance=clearance,
        ask_by=ask_by,
        held_by=held_by,
    )


def _legs(draft: Draft, move: Move) -> tuple[LegUse, ...]:
    if move.route is None:
        return ()
    trip = trip_on(draft, move.route, move.depart)
    return tuple(
        LegUse(leg=s.leg, enter=move.depart + s.enter, leave=move.depart + s.leave)
        for s in trip.stretches
    )


def _clearance(draft: Draft, move: Move) -> tuple[str | None, int | None]:
    """Return the clearance of a movement and the day to ask for it (rule *clearance*).

    A first lift that departs after the window of T43 is asked for again, as any other convoy.
    """
    if move.kind is MovementKind.ROTATION:
        return None, None
    means = draft.problem.means
    if move.purpose is Purpose.LIFT and "T43" in draft.times[move.site]:
        lifts = (m for m in in_order(draft) if m.purpose is Purpose.LIFT and m.site == move.site)
        asked, granted = draft.times[move.site]["T43"]
        if move is next(lifts) and is_valid(granted, move.depart, means.valid.get(FIRST, 0)):
            return FIRST, asked
    kind = FLIGHT if move.kind is MovementKind.FLIGHT else CONVOY
    return kind, max(0, move.depart - means.ask.get(kind, 0))


def sites_of(draft: Draft) -> tuple[SitePlan, ...]:
    """Return how each site ends, the first to end first; one that finds no end, at the horizon."""
    horizon = draft.problem.horizon
    ends = {job.id: draft.ended.get(job.id, horizon) for job in draft.problem.sites}
    plans = [
        SitePlan(
            site=job.id,
            outcome=job.site.outcome,
            signed=draft.signed.get(job.id),
            ended=ends[job.id],
            late_days=max(0, ends[job.id] - job.due),
            guard_until=draft.guard_until.get(job.id, ends[job.id]),
        )
        for job in draft.problem.sites
    ]
    return tuple(sorted(plans, key=lambda plan: (plan.ended, plan.site)))


def left_of(draft: Draft) -> tuple[LeftBehind, ...]:
    """Return the cargo still at liquidation sites."""
    return tuple(
        LeftBehind(at=at, site=cargo[0], owner=cargo[1], teu=cargo[2], vehicles=cargo[3])
        for at, cargo in draft.left
    )


def costs_of(draft: Draft) -> tuple[CostPart, ...]:
    """Return the cost by part."""
    fixed = frozenset[str]() if draft.problem.chosen else FIXED
    return tuple(
        CostPart(name=name, cents=cents, fixed=name in fixed, penalty=name in PENALTIES)
        for name, cents in cost_parts(draft).items()
    )
