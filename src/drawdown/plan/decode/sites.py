"""Sites: tasks and lifts of one site after another, each as early as what is left allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from drawdown.plan.build.tasks import LIFTS
from drawdown.plan.decode.dates import ENDING
from drawdown.plan.decode.draft import Cargo, Draft, Move, arrive_at_hub, fork
from drawdown.plan.decode.roads import book, first_departure, trip_on
from drawdown.plan.problem import COE, UNOE, Job, Lift, Route, SiteJob
from drawdown.plan.schedule import MovementKind, Purpose
from drawdown.rules.pack import Timing

TEAM_FROM = "T02"
SWEEP = "T52"
NOT_HELD = frozenset({"T45", "T49"})
"""Tasks of a conversion that go on after its closing team has left."""


def tail_of(job: SiteJob) -> frozenset[str]:
    """Return T52 and everything after it: what a hub that closes can only do when it is empty."""
    after = {SWEEP}
    for task in job.order:
        if any(pred in after for pred in job.jobs[task].preds):
            after.add(task)
    return frozenset(after & set(job.jobs))


def waits_of(job: SiteJob) -> frozenset[str]:
    """Return the tasks of a site that have to wait for the people or the cargo of others."""
    if job.closes:
        return tail_of(job) if job.hub else frozenset()
    return NOT_HELD & set(job.jobs)


def place_site(draft: Draft, job: SiteJob, release: int, open_until: int) -> Draft:
    """Return the draft with all that a site can do by itself, its team from `release` on.

    A hub that closes holds its team until `open_until` at least, since its end depends on others.
    """
    held = draft.problem.means.held_crew
    waits = waits_of(job)
    own = [task for task in job.order if task not in waits]
    while True:
        tried = fork(draft)
        tried.times[job.id] = {}
        place_tasks(tried, job, own, release=release)
        end = _end_of(tried, job, open_until)
        push_late(tried, job, own, end=end)
        pull_early(tried, job, own, end=end)
        times = tried.times[job.id]
        if job.id in tried.signed:
            tried.signed[job.id] = times["T56"][1]
        if not held or TEAM_FROM not in times:
            return tried
        until = end + (
            sum(job.jobs[t].days for t in ENDING if t in job.jobs) if job.closes and job.hub else 0
        )
        taken = tried.crews[held].last_full(times[TEAM_FROM][0], until)
        if taken is None:
            tried.crews[held].take(times[TEAM_FROM][0], until)
            tried.team_until[job.id] = until
            return tried
        release = taken + 1


def _end_of(draft: Draft, job: SiteJob, open_until: int) -> int:
    """Return the end of what a site does by itself: of all of it, or of what T52 waits for."""
    times = draft.times[job.id]
    if job.closes and job.hub:
        before = (times[pred][1] for pred in job.jobs["T52"].preds if pred in times)
        return max([open_until + job.hub.cutoff_days, *before])
    if job.closes:
        return draft.ended.get(job.id, draft.problem.horizon)
    return max((finish for _, finish in times.values()), default=0)


def place_tasks(draft: Draft, job: SiteJob, tasks: Iterable[str], *, release: int = 0) -> None:
    """Place tasks of a site in the given order, T02 not before `release`."""
    times = draft.times[job.id]
    for task in tasks:
        todo = job.jobs[task]
        earliest = max((times[pred][1] for pred in todo.preds), default=0)
        if task == TEAM_FROM:
            earliest = max(earliest, release)
        if task in LIFTS:
            if task not in times:
                place_lifts(draft, job)
                if "T45" not in job.jobs and job.heads.staff_leaving:
                    place_staff(draft, job, staff_free(job, times))
        elif task == "T45":
            times[task] = place_staff(draft, job, earliest)
        elif task == "T57":
            place_last(draft, job, earliest)
        else:
            times[task] = place_work(draft, todo, earliest)
        if task == "T56":
            draft.signed[job.id] = times[task][1]


def push_late(draft: Draft, job: SiteJob, tasks: list[str], *, end: int) -> None:
    """Move tasks as late as what follows allows, so that the team comes no sooner.

    Movements stay where they are; what comes after the signature stays too.
    """
    times = draft.times[job.id]
    latest = {task: max(end, times[task][1]) for task in tasks}
    for task, until in _loading(draft, job).items():
        latest[task] = min(latest.get(task, until), until)
    for task in reversed(tasks):
        todo = job.jobs[task]
        start, finish = times[task]
        waits = task == "T43" or (task == "T45" and start == finish)  # nobody flies: no movement
        if start < end and (todo.timing is not Timing.MOVEMENT or waits):
            start = _pushed(draft, todo, start, latest[task] - (finish - start))
            times[task] = (start, start + finish - times[task][0])
        for pred in todo.preds:
            if task not in LIFTS and pred in latest:
                latest[pred] = min(latest[pred], start)


def pull_early(draft: Draft, job: SiteJob, tasks: list[str], *, end: int) -> None:
    """Move work back as early as what goes before allows, the start of the team apart.

    Crews are then free for the sites that come later.
    """
    times = draft.times[job.id]
    for task in tasks:
        todo, start = job.jobs[task], times[task][0]
        moves = job.closes and (task in LIFTS or task in ("T43", "T45", "T57"))
        if moves or task in (TEAM_FROM, "T43") or not todo.crew or not todo.days or start >= end:
            continue
        earliest = max((times[pred][1] for pred in todo.preds), default=0)
        if earliest < start:
            crew = draft.crews[todo.crew]
            crew.give_back(start, start + todo.days)
            times[task] = place_work(draft, todo, earliest)


def _pushed(draft: Draft, job: Job, start: int, latest: int) -> int:
    """Return the latest start of a task at which its crew is free, and book it there."""
    if latest <= start:
        return start
    if not job.crew or not job.days:
        return latest
    crew = draft.crews[job.crew]
    crew.give_back(start, start + job.days)
    start = crew.last_free(start, latest, job.days)
    crew.take(start, start + job.days)
    return start


def _loading(draft: Draft, job: SiteJob) -> dict[str, int]:
    """Return the day by which each task that lifts wait for has to be finished."""
    load = draft.problem.means.load_days
    lifts = [m for m in draft.moves if m.site == job.id and m.purpose is Purpose.LIFT]
    if not lifts:
        return {}
    first = lifts[0].depart - load
    packed = [m.depart - load for m in lifts if any(cargo[1] is UNOE for cargo in m.loads)]
    times = draft.times[job.id]
    unoe = times["T47"][0] if "T47" in times else first
    return {
        "T43": first,
        "T44": first,
        "T17": min([*packed, unoe]),
        "T29": lifts[-1].depart - load,
    }


def place_work(draft: Draft, job: Job, earliest: int) -> tuple[int, int]:
    """Place one task on the first days on which a team of its kind is free."""
    start = earliest
    if job.crew and job.days:
        crew = draft.crews[job.crew]
        start = crew.first_free(earliest, job.days)
        crew.take(start, start + job.days)
    return start, start + job.days


def place_staff(draft: Draft, job: SiteJob, earliest: int) -> tuple[int, int]:
    """Fly the non-essential people of a closing site to its hub, or put them on the first lift."""
    people = job.heads.staff_leaving
    if not people:
        return earliest, earliest
    if "T46" not in draft.times[job.id]:
        place_lifts(draft, job)
    lifts = [m for m in draft.moves if m.site == job.id and m.purpose is Purpose.LIFT]
    earliest = max(earliest, lifts[0].depart)
    hub = str(job.site.moves_to)
    services = draft.problem.between.get((job.id, hub), ())
    if not services:
        lifts[0].people += people
        return lifts[0].depart, lifts[0].depart + 1
    day = earliest
    while people:
        for service in services:
            while people and draft.flights.left(service.key, day, service.per_week) > 0:
                flown = min(people, service.seats)
                draft.flights.use(service.key, day)
                draft.moves.append(
                    Move(
                        kind=MovementKind.FLIGHT,
                        purpose=Purpose.SHUTTLE if job.hub else Purpose.STAFF,
                        site=job.id,
                        origin=job.id,
                        destination=hub,
                        depart=day,
                        arrive=day,
                        people=flown,
                        aircraft=service.key,
                        cents=service.cents,
                    )
                )
                people -= flown
        day += 1
    return earliest, day


def staff_free(job: SiteJob, times: Mapping[str, tuple[int, int]]) -> int:
    """Return the day from which non-essential people may leave a site."""
    waits = job.jobs["T45"].preds if "T45" in job.jobs else ("T02", "T10", "T43")
    return max((times[task][1] for task in waits if task in times), default=0)


def place_lifts(draft: Draft, job: SiteJob) -> None:
    """Place the lifts of a site one after another and give T46 to T48 their times."""
    times = draft.times[job.id]
    ready = max(times[t][1] for t in ("T43", "T44") if t in times)
    packed = times["T17"][1] if "T17" in times else 0
    disarmed = times["T29"][1] if "T29" in times else 0
    load_days = draft.problem.means.load_days
    departs: list[int] = []
    for number, lift in enumerate(job.lifts):
        start = max(ready, packed) if lift.carries(UNOE) else ready
        if number == len(job.lifts) - 1:
            start = max(start, packed, disarmed, departs[-1] + 1 - load_days if departs else 0)
        earliest = max(start + load_days, departs[-1] if departs else 0)
        move = _depart(draft, job, lift, earliest, purpose=Purpose.LIFT)
        departs.append(move.depart)
    times.update(lift_times(job, departs, load_days))


def lift_times(job: SiteJob, departs: list[int], load_days: int) -> dict[str, tuple[int, int]]:
    """Return the times that its lifts give to T46, T47 and T48 of a site (rule *task-length*)."""
    carrying = {
        owner: [d for d, lift in zip(departs, job.lifts, strict=True) if lift.carries(owner)]
        for owner in (COE, UNOE)
    }
    coe, unoe = carrying[COE] or departs[:1], carrying[UNOE] or departs[-1:]
    spans = {
        "T46": (coe[0] - load_days, coe[-1] + 1),
        "T47": (unoe[0] - load_days, unoe[-1] + 1),
        "T48": (departs[-1] - load_days, departs[-1] + 1),
    }
    return {task: span for task, span in spans.items() if task in job.jobs}


def place_last(draft: Draft, job: SiteJob, earliest: int) -> None:
    """Send the rear party off and end the site."""
    if job.rear is None:
        raise AssertionError("only a closing site has a last movement")
    move = _depart(draft, job, job.rear, earliest, purpose=Purpose.LAST)
    draft.times[job.id]["T57"] = (move.depart, move.depart + 1)
    draft.ended[job.id] = move.depart + 1
    draft.guard_until[job.id] = move.depart


def _depart(draft: Draft, job: SiteJob, lift: Lift, earliest: int, *, purpose: Purpose) -> Move:
    """Book the earliest departure of a lift over the routes to its hub."""
    hub = str(job.site.moves_to)
    load_days = 0 if purpose is Purpose.LAST else draft.problem.means.load_days
    best: tuple[int, int, Route] | None = None
    for route in draft.problem.routes[job.id, hub]:
        if route.slots < lift.slots:
            continue
        trucks = 0 if route.river else lift.trucks
        day = _first_with_room(draft, route, lift, earliest, load_days=load_days, trucks=trucks)
        if day is not None:
            arrive = day + trip_on(draft, route, day).days
            if best is None or (arrive, day) < best[:2]:
                best = (arrive, day, route)
    if best is None:
        draft.unplaced.append(f"{job.id}/{purpose.value}")
        late = draft.problem.horizon
        best = (late, late - 1, draft.problem.routes[job.id, hub][0])
    return send_lift(draft, job, lift, best[2], best[1], purpose=purpose)


def send_lift(
    draft: Draft, job: SiteJob, lift: Lift, route: Route, day: int, *, purpose: Purpose
) -> Move:
    """Book a lift on a route and day at which it is known to be possible."""
    load_days = 0 if purpose is Purpose.LAST else draft.problem.means.load_days
    trucks = 0 if route.river else lift.trucks
    spans = book(draft, route, day, trucks=trucks, load_days=load_days)
    move = Move(
        kind=MovementKind.BARGE if route.river else MovementKind.CONVOY,
        purpose=purpose,
        site=job.id,
        origin=job.id,
        destination=route.destination,
        depart=day,
        arrive=day + trip_on(draft, route, day).days,
        people=lift.people,
        loads=_loads(job, lift),
        route=route,
        slots=lift.slots,
        trucks=trucks,
        trucks_span=spans.trucks if trucks else (0, 0),
        escorts=route.escorts,
        escorts_span=spans.escorts if route.escorts else (0, 0),
        cents=round(trucks * route.fuel_truck + lift.drives * route.fuel_vehicle),
    )
    draft.moves.append(move)
    arrive_at_hub(draft, move)
    return move


def _loads(job: SiteJob, lift: Lift) -> tuple[Cargo, ...]:
    pieces = (p for p in lift.pieces if p.teu + p.vehicles)
    return tuple((job.id, p.owner, p.teu, p.vehicles) for p in pieces)


def _first_with_room(
    draft: Draft, route: Route, lift: Lift, earliest: int, *, load_days: int, trucks: int
) -> int | None:
    """Return the first departure on which the hub can take what arrives."""
    hub = route.destination
    cap = draft.problem.hubs[hub].arrivals_teu_per_day
    day: int | None = earliest
    while day is not None:
        day = first_departure(draft, route, day, trucks=trucks, load_days=load_days)
        if day is None:
            return None
        arrive = day + trip_on(draft, route, day).days
        if draft.arrivals_teu.get((hub, arrive), 0) + lift.teu <= cap:
            return day
        day += 1
    return None
