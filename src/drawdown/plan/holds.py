"""Holds: for every task and movement of a draft, what keeps it from beginning a day earlier."""

from __future__ import annotations

from drawdown.plan.build.tasks import LIFTS
from drawdown.plan.decode.draft import Draft, Move
from drawdown.plan.decode.roads import next_open, spans_of, trip_on
from drawdown.plan.problem import UNOE, SiteJob
from drawdown.plan.schedule import Hold, HoldKind, MovementKind, Purpose

CHOICE = Hold(kind=HoldKind.CHOICE)
START = Hold(kind=HoldKind.START)


def task_holds(draft: Draft, names: dict[int, str]) -> dict[tuple[str, str], Hold]:
    """Return the hold of every task, keyed by (site, task)."""
    return {
        (job.id, task): _task_hold(draft, names, job, task)
        for job in draft.problem.sites
        for task in draft.times[job.id]
    }


def _task_hold(draft: Draft, names: dict[int, str], job: SiteJob, task: str) -> Hold:
    times = draft.times[job.id]
    start = times[task][0]
    if task in LIFTS or task == "T57":
        move = _move_of(draft, job.id, task)
        if move is not None:
            return Hold(kind=HoldKind.MOVEMENT, ref=names[id(move)])
    ends = {pred: times[pred][1] for pred in job.jobs[task].preds if pred in times}
    for pred, finish in sorted(ends.items(), key=lambda item: -item[1]):
        if finish == start and start > 0:
            return Hold(kind=HoldKind.TASK, ref=f"{job.id}/{pred}")
    if start <= 0:
        return START
    kind = draft.problem.means.held_crew if task == "T02" else job.jobs[task].crew
    if kind and draft.crews[kind].level[start - 1] >= draft.crews[kind].capacity:
        return Hold(kind=HoldKind.CREW, ref=kind)
    if task == "T52":
        left = [m for m in draft.moves if m.origin == job.id and m.depart < start]
        if left:
            last = max(left, key=lambda m: m.depart)
            return Hold(kind=HoldKind.MOVEMENT, ref=names[id(last)])
    return CHOICE


def _move_of(draft: Draft, site: str, task: str) -> Move | None:
    """Return the movement that gives a task its time."""
    purpose = Purpose.LAST if task == "T57" else Purpose.LIFT
    moves = [m for m in draft.moves if m.site == site and m.purpose is purpose]
    if task == "T47":
        moves = [m for m in moves if any(load[1] is UNOE for load in m.loads)] or moves[-1:]
    if task == "T48":
        moves = moves[-1:]
    return min(moves, key=lambda m: m.depart) if moves else None


def move_holds(draft: Draft, names: dict[int, str]) -> dict[int, Hold]:
    """Return the hold of every movement, keyed by the identity of the move."""
    return {id(move): _move_hold(draft, names, move) for move in draft.moves}


def _move_hold(draft: Draft, names: dict[int, str], move: Move) -> Hold:
    if move.kind is MovementKind.ROTATION:
        return CHOICE
    if move.kind is MovementKind.FLIGHT:
        return _flight_hold(draft, move)
    if move.purpose is Purpose.LIFT:
        held = _lift_ready(draft, names, move)
        if held is not None:
            return held
    if move.purpose is Purpose.LAST and draft.times[move.site]["T56"][1] == move.depart:
        return Hold(kind=HoldKind.TASK, ref=f"{move.site}/T56")
    return _road_hold(draft, move) or CHOICE


def _lift_ready(draft: Draft, names: dict[int, str], move: Move) -> Hold | None:
    """Return the task or the earlier lift that a lift waits for, if it leaves at once."""
    times, load = draft.times[move.site], draft.problem.means.load_days
    lifts = [m for m in draft.moves if m.site == move.site and m.purpose is Purpose.LIFT]
    at = next(n for n, m in enumerate(lifts) if m is move)
    waits = ["T43", "T44"]
    if any(cargo[1] is UNOE for cargo in move.loads):
        waits.append("T17")
    if at == len(lifts) - 1:
        waits.append("T29")
    for task in waits:
        if task in times and times[task][1] + load == move.depart:
            return Hold(kind=HoldKind.TASK, ref=f"{move.site}/{task}")
    if at and lifts[at - 1].depart >= move.depart - 1:
        return Hold(kind=HoldKind.MOVEMENT, ref=names[id(lifts[at - 1])])
    return None


def _road_hold(draft: Draft, move: Move) -> Hold | None:
    """Return what is taken or shut on the day before a convoy departs."""
    route, day = move.route, move.depart - 1
    if route is None or day < 0:
        return START if day < 0 else None
    load_days = 0 if move.purpose is Purpose.LAST else draft.problem.means.load_days
    if next_open(route, day, load_days=load_days) != day:
        return Hold(kind=HoldKind.LEG, ref=route.legs[-1] if route.collect else route.legs[0])
    trip = trip_on(draft, route, day)
    for stretch in trip.stretches:
        rule = draft.problem.legs[stretch.leg]
        own = move.depart + stretch.enter
        entering = day + stretch.enter
        week = (*stretch.key, entering // 7)
        used = draft.legs.weeks.get(week, 0) - (own // 7 == entering // 7)
        near = draft.legs.days.get(stretch.key, 0) & ~(1 << own)
        first = max(0, entering - rule.spacing + 1)
        window = (1 << max(entering + rule.spacing - first, 0)) - 1
        if used >= rule.per_week or (rule.spacing and near >> first & window):
            return Hold(kind=HoldKind.LEG, ref=stretch.leg)
    return _means_hold(draft, move, day)


def _means_hold(draft: Draft, move: Move, day: int) -> Hold | None:
    """Return whether escorts or trucks are the ones that are taken."""
    if move.route is None:
        return None
    load_days = 0 if move.purpose is Purpose.LAST else draft.problem.means.load_days
    spans = spans_of(draft, move.route, day, load_days)
    if move.escorts:
        draft.escorts.give_back(*move.escorts_span, move.escorts)
        free = draft.escorts.is_free(*spans.escorts, move.escorts)
        draft.escorts.take(*move.escorts_span, move.escorts)
        if not free:
            return Hold(kind=HoldKind.ESCORTS)
    if move.trucks:
        draft.trucks.give_back(*move.trucks_span, move.trucks)
        free = draft.trucks.is_free(*spans.trucks, move.trucks)
        draft.trucks.take(*move.trucks_span, move.trucks)
        if not free:
            return Hold(kind=HoldKind.TRUCKS)
    return None


def _flight_hold(draft: Draft, move: Move) -> Hold:
    """Return whether seats or the cap on releases hold a flight."""
    problem = draft.problem
    cap = problem.release_cap
    if move.purpose is Purpose.HOME and cap is not None and move.depart == cap[0]:
        return Hold(kind=HoldKind.RELEASE)
    services = [*problem.home.get(move.origin, ())]
    services += problem.between.get((move.origin, move.destination), ())
    for service in services:
        if service.key == move.aircraft:
            before = draft.flights.left(service.key, move.depart - 1, service.per_week)
            same_week = (move.depart - 1) // 7 == move.depart // 7
            if not same_week and before <= 0:
                return Hold(kind=HoldKind.SEATS, ref=service.key)
    return CHOICE
