"""A solution of the exact model as a plan document, for the checker to judge."""

from __future__ import annotations

from collections.abc import Iterator

from ortools.sat.python import cp_model

import drawdown
from drawdown.plan.build.cargo import slots_of, trucks_for
from drawdown.plan.decode.account import close_account
from drawdown.plan.decode.draft import Cargo, Draft, Move, blank
from drawdown.plan.decode.roads import spans_of
from drawdown.plan.exact.world import Convoy, Expr, Seats, World
from drawdown.plan.problem import Lift, Piece, SiteJob
from drawdown.plan.publish import costs_of, left_of, movement_of, names_of, sites_of
from drawdown.plan.schedule import Bound, Made, MovementKind, Plan, Purpose, TaskPlan
from drawdown.register.network import HOME


def published(world: World, solver: cp_model.CpSolver) -> Plan:
    """Return the plan of a solution, with its costs counted anew."""
    draft = blank(world.problem)
    draft.moves = [*_convoys(world, solver, draft), *_flights(world, solver), *_rotations(world)]
    _add_times(world, solver, draft)
    _add_people(draft)
    close_account(draft)
    sites, names = sites_of(draft), names_of(draft)
    late = any(plan.late_days for plan in sites) or draft.people_late
    return Plan(
        register_=world.problem.register,
        register_hash=world.problem.register.content_hash(),
        made=Made(
            version=drawdown.__version__, strategy="exact model", seed=0, seconds=0, rounds=0
        ),
        feasible=not late,
        sites=sites,
        tasks=tuple(
            TaskPlan(site=job.id, task=task, start=start, finish=end, crew=job.jobs[task].crew)
            for job in world.problem.sites
            for task, (start, end) in draft.times[job.id].items()
        ),
        movements=tuple(movement_of(draft, move, names[id(move)], None) for move in draft.moves),
        left_behind=left_of(draft),
        dispositions=tuple(world.problem.chosen),
        costs=costs_of(draft),
        bound=Bound(cents=0, method="none: the exact model"),
    )


def _convoys(world: World, solver: cp_model.CpSolver, draft: Draft) -> Iterator[Move]:
    rules = world.problem.register.movement.trucks
    for convoy in world.convoys:
        if not solver.value(convoy.used):
            continue
        route, loads = convoy.route, tuple(_loads(convoy, solver))
        teu, cars = sum(load[2] for load in loads), sum(load[3] for load in loads)
        export = route.destination in world.problem.ports
        trucks, drives = trucks_for(teu, cars, rules, export=export)
        if convoy.purpose is Purpose.LAST:
            trucks, drives = 0, cars
        if route.river:
            trucks = drives = 0
        loading = 0 if convoy.purpose is Purpose.LAST else world.problem.means.load_days
        spans = spans_of(draft, route, convoy.day, loading)
        yield Move(
            kind=MovementKind.BARGE if route.river else MovementKind.CONVOY,
            purpose=convoy.purpose,
            site=convoy.site,
            origin=route.origin,
            destination=route.destination,
            depart=convoy.day,
            arrive=convoy.arrives,
            people=solver.value(convoy.people),
            loads=loads,
            route=route,
            slots=slots_of(teu, cars),
            trucks=trucks,
            trucks_span=spans.trucks if trucks else (0, 0),
            escorts=route.escorts,
            escorts_span=spans.escorts if route.escorts else (0, 0),
            cents=round(trucks * route.fuel_truck + drives * route.fuel_vehicle),
        )


def _loads(convoy: Convoy, solver: cp_model.CpSolver) -> Iterator[Cargo]:
    for lot in sorted({*convoy.teu, *convoy.vehicles}):
        teu = solver.value(convoy.teu.get(lot, 0))
        cars = solver.value(convoy.vehicles.get(lot, 0))
        if teu + cars:
            yield (lot[0], lot[1], teu, cars)


def _flights(world: World, solver: cp_model.CpSolver) -> Iterator[Move]:
    for seats in world.seats:
        people, service = solver.value(seats.people), seats.service
        for _ in range(solver.value(seats.flights)):
            on_board = min(people, service.seats)
            people -= on_board
            yield Move(
                kind=MovementKind.FLIGHT,
                purpose=_purpose(world, seats),
                site=service.origin,
                origin=service.origin,
                destination=service.destination,
                depart=seats.day,
                arrive=seats.day,
                people=on_board,
                aircraft=service.key,
                cents=service.cents,
            )


def _purpose(world: World, seats: Seats) -> Purpose:
    if seats.service.destination == HOME:
        return Purpose.HOME
    return Purpose.SHUTTLE if seats.service.origin in world.problem.hubs else Purpose.STAFF


def _rotations(world: World) -> Iterator[Move]:
    for site, people, day in world.problem.rotations:
        yield Move(
            kind=MovementKind.ROTATION,
            purpose=Purpose.HOME,
            site=site,
            origin=site,
            destination=HOME,
            depart=day,
            arrive=day,
            people=people,
        )


def _add_times(world: World, solver: cp_model.CpSolver, draft: Draft) -> None:
    """Give tasks, sites and guards their days, those of movements as the rules say."""
    for job in world.problem.sites:
        times = draft.times[job.id] = {
            task: (solver.value(world.starts[job.id, task]), _day(solver, world, job, task))
            for task in job.order
        }
        moves = [m for m in draft.moves if m.site == job.id]
        if job.closes:
            lifts = sorted((m for m in moves if m.purpose is Purpose.LIFT), key=lambda m: m.depart)
            departs = [m.depart for m in lifts]
            load = world.problem.means.load_days
            times.update(_lift_times(job, lifts, departs, load))
            last = next(m.depart for m in moves if m.purpose is Purpose.LAST)
            draft.guard_until[job.id] = last
            draft.signed[job.id] = times["T56"][1]
        else:
            draft.guard_until[job.id] = _guard_until(draft, job)
        if "T45" in job.jobs:
            times["T45"] = (times["T45"][0], _staff_gone(world, solver, draft, job))
        counted = [end for task, (_, end) in times.items() if int(task[1:]) <= 57]
        gone = [m.depart + 1 for m in draft.moves if m.origin == job.id and m.people]
        draft.ended[job.id] = times["T57"][1] if job.closes else max([0, *counted, *gone])


def _day(solver: cp_model.CpSolver, world: World, job: SiteJob, task: str) -> int:
    return solver.value(world.finishes[job.id, task])


def _lift_times(
    job: SiteJob, lifts: list[Move], departs: list[int], load: int
) -> dict[str, tuple[int, int]]:
    """Return the days of T46 to T48 by the rule that the decoder follows too."""
    as_built = tuple(
        Lift(tuple(Piece(owner, teu, cars) for _, owner, teu, cars in m.loads), 0, 0, 0, 0)
        for m in lifts
    )
    found = {"T48": (departs[-1] - load, departs[-1] + 1)}
    for task, owner, none in (("T46", 0, departs[:1]), ("T47", 1, departs[-1:])):
        name = job.cargo[owner].owner
        days = [d for d, lift in zip(departs, as_built, strict=True) if lift.carries(name)] or none
        found[task] = (days[0] - load, days[-1] + 1)
    return {task: span for task, span in found.items() if task in job.jobs}


def _guard_until(draft: Draft, job: SiteJob) -> int:
    """Return the first day on which no escorted convoy comes to a site or leaves it any more."""
    escorted = [m for m in draft.moves if m.escorts and job.id in (m.origin, m.destination)]
    days = [m.depart if m.origin == job.id else m.arrive for m in escorted]
    return max(days, default=-1) + 1


def _staff_gone(world: World, solver: cp_model.CpSolver, draft: Draft, job: SiteJob) -> int:
    """Return the day after the last non-essential person of a site has left it."""
    start = draft.times[job.id]["T45"][0]
    if not job.heads.staff_leaving:
        return start
    if job.hub is None:
        moves = [m for m in draft.moves if m.site == job.id and m.people]
        flown = [m.depart for m in moves if m.purpose is Purpose.STAFF]
        return 1 + (
            max(flown) if flown else min(m.depart for m in moves if m.purpose is Purpose.LIFT)
        )
    staff: dict[int, Expr] = {
        day: people for (site, day), people in world.leave_last.items() if site == job.id
    }
    return 1 + max(day for day, people in staff.items() if solver.value(people))


def _add_people(draft: Draft) -> None:
    """Count the days of those who leave, are late, or stay."""
    problem = draft.problem
    for move in draft.moves:
        if move.destination == HOME:
            late = max(0, move.depart + 1 - problem.deadline)
            draft.person_days += move.people * move.depart
            draft.people_late_days += move.people * late
            draft.people_late += move.people if late else 0
    for job in problem.sites:
        until = draft.ended[job.id] if job.closes else problem.deadline
        stay = job.heads.guard_stays + job.heads.team_stays
        draft.person_days += job.heads.national * until + stay * problem.deadline
