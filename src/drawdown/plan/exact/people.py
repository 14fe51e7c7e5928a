"""People by day: who rides, who flies, and who has to wait for what."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from drawdown.plan.exact.convoys import lifts_of
from drawdown.plan.exact.world import MANY, Expr, Seats, Var, World
from drawdown.plan.problem import Flights, SiteJob
from drawdown.plan.schedule import Purpose

WEEK = 7
Flow = dict[int, list[Expr]]
"""Day -> people."""


@dataclass(slots=True)
class Streams:
    """Who comes to hubs and leaves them by day, who leaves the country, and the flights a week."""

    came: dict[str, Flow]
    went: dict[str, Flow]
    home: Flow = field(default_factory=lambda: defaultdict(list))
    weeks: dict[tuple[str, int], list[Var]] = field(default_factory=lambda: defaultdict(list))


def add_people(world: World) -> None:
    """Everybody leaves; flights, releases and lateness are counted for the whole country."""
    problem = world.problem
    hubs = [job for job in problem.sites if job.hub is not None]
    streams = Streams(
        came={job.id: defaultdict(list) for job in hubs},
        went={job.id: defaultdict(list) for job in hubs},
    )
    _ride(world, streams)
    for job in problem.sites:
        if job.hub is None:
            _leave_post(world, job, streams)
    for job in hubs:
        _fly(world, job, streams)
    for job in hubs:
        _leave_hub(world, job, streams.came[job.id], streams.went[job.id])
        _close_flights(world, job)
    for (key, _), flights in streams.weeks.items():
        craft = next(s.service for s in world.seats if s.service.key == key)
        world.model.add(world.sum(flights) <= craft.per_week)
    _release(world, streams.home)
    _keep_guard(world)


def _ride(world: World, streams: Streams) -> None:
    """People on lifts and rear parties come to their hub."""
    for convoy in world.convoys:
        if convoy.purpose is not Purpose.ONWARD:
            streams.came[convoy.route.destination][convoy.arrives].append(convoy.people)
            if convoy.purpose is Purpose.LIFT and convoy.site in streams.went:
                streams.went[convoy.site][convoy.day].append(convoy.people)


def _fly(world: World, job: SiteJob, streams: Streams) -> None:
    """People of a hub fly home, or to another hub."""
    problem = world.problem
    for service in problem.home.get(job.id, ()):
        for seats in _flights(world, service, streams.weeks):
            streams.home[seats.day].append(seats.people)
            streams.went[job.id][seats.day].append(seats.people)
    for other in streams.came:
        for service in problem.between.get((job.id, other), ()):
            for seats in _flights(world, service, streams.weeks):
                streams.went[job.id][seats.day].append(seats.people)
                streams.came[other][seats.day].append(seats.people)


def _flights(
    world: World, service: Flights, weeks: dict[tuple[str, int], list[Var]]
) -> list[Seats]:
    """Add the flights of a service, none before its clearance can be asked for."""
    found = []
    for day in range(world.problem.means.ask.get("flight", 0), world.horizon):
        flights = world.count(service.per_week)
        seats = Seats(service, day, flights, world.count(service.seats * service.per_week))
        world.model.add(seats.people <= service.seats * flights)
        world.cents.append(service.cents * flights)
        weeks[service.key, day // WEEK].append(flights)
        world.seats.append(seats)
        found.append(seats)
    return found


def _leave_post(world: World, job: SiteJob, streams: Streams) -> None:
    """The main body rides on lifts; non-essential people fly where aircraft serve the site."""
    model, problem = world.model, world.problem
    lifts, staff = lifts_of(world, job.id), job.heads.staff
    riding = world.sum(convoy.people for convoy in lifts)
    ways = [way for way in problem.between if way[0] == job.id and way[1] in problem.hubs]
    may = [world.starts[job.id, "T45"]] if "T45" in job.jobs else world.ready(job, ("T45",))
    if not ways or not staff:
        model.add(riding == job.heads.body + staff)
        if staff:
            _ride_first(world, job, may)
        elif "T45" in job.jobs:
            model.add(world.finishes[job.id, "T45"] == world.starts[job.id, "T45"])
        return
    model.add(riding == job.heads.body)
    flown: list[Expr] = []
    for way in ways:
        for service in problem.between[way]:
            for seats in _flights(world, service, streams.weeks):
                streams.came[way[1]][seats.day].append(seats.people)
                flown.append(seats.people)
                flies = world.flag()
                model.add(seats.people <= MANY * flies)
                world.after(seats.day, may, flies)
                world.after(world.ended[job.id], [seats.day + 1], flies)
                if "T45" in job.jobs:
                    world.after(world.finishes[job.id, "T45"], [seats.day + 1], flies)
    model.add(world.sum(flown) == staff)


def _ride_first(world: World, job: SiteJob, may: list[Expr]) -> None:
    """Where no aircraft comes, non-essential people ride on the first day of lifts."""
    model, lifts = world.model, lifts_of(world, job.id)
    first = {day: world.flag() for day in {convoy.day for convoy in lifts}}
    model.add_exactly_one(first.values())
    riding: list[Expr] = []
    for day, chosen in first.items():
        today = [convoy for convoy in lifts if convoy.day == day]
        model.add_bool_or([convoy.used for convoy in today]).only_enforce_if(chosen)
        for convoy in lifts:
            if convoy.day < day:
                model.add_implication(chosen, ~convoy.used)
        staff = world.count(job.heads.staff)
        model.add(staff <= world.sum(convoy.people for convoy in today))
        model.add(staff <= job.heads.staff * chosen)
        riding.append(staff)
        world.after(day, may, chosen)
        if "T45" in job.jobs:
            world.after(world.finishes[job.id, "T45"], [day + 1], chosen)
    model.add(world.sum(riding) == job.heads.staff)


def _leave_hub(world: World, job: SiteJob, came: Flow, went: Flow) -> None:
    """Nobody leaves a hub who is not there and free to go; at one that closes only guards stay."""
    model, heads = world.model, job.heads
    rotating = sum(people for site, people, _ in world.problem.rotations if site == job.id)
    body = heads.body - rotating
    if body < 0:
        raise ValueError(f"{job.id}: rotations beyond the main body are not modelled")
    guard = 0 if job.closes else heads.guard_leaving
    cleared = world.ready(job, ("T43", "T44"))
    there: Expr = 0
    left: list[Expr] = []
    for day in sorted({*came, *went}):
        there = there + world.sum(came.get(day, ()))
        if day not in went:
            continue
        leaving = world.sum(went[day])
        staff = _staff_of_day(world, job, day, leaving)
        somebody, free, stood = world.flag(), world.flag(), world.flag()
        model.add(leaving <= MANY * somebody)
        world.after(day, cleared, free)
        model.add(world.guard_until[job.id] <= day).only_enforce_if(stood)
        there = there - leaving + staff
        model.add(there + body * free + guard * stood >= 0)
        left.append(staff)
        world.after(world.ended[job.id], [day + 1], somebody)
        if job.closes:
            world.after(world.starts[job.id, "T52"], [day], somebody)
    model.add(world.sum(left) == heads.staff_leaving)
    model.add(there + body + guard == 0)
    if not heads.staff_leaving and "T45" in job.jobs:
        model.add(world.finishes[job.id, "T45"] == world.starts[job.id, "T45"])
    if job.closes:
        _come_in_time(world, job, came)


def _staff_of_day(world: World, job: SiteJob, day: int, leaving: Expr) -> Expr:
    """Return how many of those who leave a hub on a day are non-essential people of its own."""
    may = [world.starts[job.id, "T45"]] if "T45" in job.jobs else world.ready(job, ("T45",))
    staff, some = world.count(job.heads.staff_leaving), world.flag()
    world.model.add(staff <= leaving)
    world.model.add(staff <= MANY * some)
    world.after(day, may, some)
    if "T45" in job.jobs:
        world.after(world.finishes[job.id, "T45"], [day + 1], some)
    world.leave_last[job.id, day] = staff
    return staff


def _come_in_time(world: World, job: SiteJob, came: Flow) -> None:
    """Nobody comes to a hub whose sweep has begun."""
    for day, people in came.items():
        comes = world.flag()
        world.model.add(world.sum(people) <= MANY * comes)
        world.after(world.starts[job.id, "T52"], [day], comes)


def _close_flights(world: World, job: SiteJob) -> None:
    """A rotation leaves its site on its day."""
    for site, _, day in world.problem.rotations:
        if site == job.id and not job.closes:
            world.model.add(world.ended[job.id] >= day + 1)


def _release(world: World, home: Flow) -> None:
    """People cost by the day until they are out, more when late; at first only so many may go."""
    problem, model = world.problem, world.model
    prices, cap = problem.prices, problem.release_cap
    for day, people in home.items():
        late = prices.late_person_day * max(0, day + 1 - problem.deadline)
        world.cents.append((prices.person_day * day + late) * world.sum(people))
    for _, rotating, day in problem.rotations:
        late = prices.late_person_day * max(0, day + 1 - problem.deadline)
        world.cents.append((prices.person_day * day + late) * rotating)
    if cap is not None:
        gone = sum(people for _, people, day in problem.rotations if day < cap[0])
        early = [p for day, people in home.items() if day < cap[0] for p in people]
        model.add(world.sum(early) <= max(0, cap[1] - gone))


def _keep_guard(world: World) -> None:
    """The guard of a converted hub stands until no escorted convoy comes or goes any more."""
    for job in world.problem.sites:
        if job.closes:
            continue
        for convoy in world.convoys:
            if not convoy.route.escorts:
                continue
            for place, day in (
                (convoy.route.origin, convoy.day),
                (convoy.route.destination, convoy.arrives),
            ):
                if place == job.id:
                    world.after(world.guard_until[job.id], [day + 1], convoy.used)
