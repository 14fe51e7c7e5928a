"""People: day by day, those who are free to go fly home, or to the base that has seats for them.

Flights follow a boarding plan where there is one; who is still there after it flies when a seat
is free.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from drawdown.plan.decode.choices import Choices
from drawdown.plan.decode.draft import Draft, Move
from drawdown.plan.decode.sites import place_tasks, staff_free, tail_of
from drawdown.plan.flow.seats import Boarding
from drawdown.plan.problem import Flights, Problem, SiteJob
from drawdown.plan.schedule import MovementKind, Purpose
from drawdown.register.network import HOME

Seating = Callable[["Crowd"], Iterable[Boarding]]
"""What makes a boarding plan for those who are gathered."""
PATIENCE = 14
"""Days that people wait for an aircraft to fill before it leaves half empty."""
RUSH = 21
"""Days before a hub must be empty, or the mandate ends, from which people no longer wait."""


@dataclass(slots=True)
class Crowd:
    """People at the hubs while the days go by."""

    draft: Draft
    fill: float
    waiting: dict[str, int] = field(default_factory=dict)
    since: dict[str, int] = field(default_factory=dict)
    staff: dict[str, int] = field(default_factory=dict)
    """Non-essential people of a converted site who are still there."""
    staff_from: dict[str, int] = field(default_factory=dict)
    """Start of T45 at each converted site."""
    escorting: dict[str, str] = field(default_factory=dict)
    """Hubs that close -> the hub whose guard stands until their rear party has come."""
    joining: dict[int, list[tuple[str, int]]] = field(default_factory=dict)
    gone: int = 0
    to_go: int = 0
    tails: dict[str, int] = field(default_factory=dict)
    """Hubs that close: day on which they could be empty."""
    closed: set[str] = field(default_factory=set)
    """Hubs whose end has begun: nobody comes there any more."""
    planned: dict[int, list[Boarding]] = field(default_factory=dict)
    """Flights of a boarding plan by day."""
    freely_from: dict[str, int] = field(default_factory=dict)
    """Last day of the plan's flights from each place."""
    missed: dict[tuple[str, str], int] = field(default_factory=dict)
    """(from, to) -> people of the plan who were not on board when they should have been."""

    @property
    def problem(self) -> Problem:
        """The problem that is being decoded."""
        return self.draft.problem

    def join(self, day: int, place: str, people: int) -> None:
        """Let people join those who wait at a place from a day on.

        Nobody waits for a flight before one can have been asked for (rule *clearance*).
        """
        day = max(day, self.problem.means.ask.get("flight", 0))
        if people > 0:
            self.joining.setdefault(day, []).append((place, people))


def run_people(draft: Draft, choices: Choices, seating: Seating | None = None) -> None:
    """Fly everybody out, end the hubs that close and the sites that convert."""
    problem = draft.problem
    crowd = Crowd(draft=draft, fill=choices.fill)
    _gather(crowd)
    for boarding in seating(crowd) if seating else ():
        crowd.planned.setdefault(boarding.day, []).append(boarding)
        origin = boarding.service.origin
        crowd.freely_from[origin] = max(boarding.day, crowd.freely_from.get(origin, 0))
    day = 0
    while (crowd.to_go > 0 or crowd.tails) and day < problem.horizon:
        _join_today(crowd, day)
        _close_hubs(crowd, day)
        for boarding in sorted(crowd.planned.get(day, ()), key=_shuttles_first):
            _board(crowd, boarding)
        _catch_up(crowd, day)
        _fly_freely(crowd, day)
        day += 1
    if crowd.to_go > 0 or crowd.tails:
        draft.unplaced.append(f"people/{crowd.to_go}")
        draft.people_late += max(0, crowd.to_go)
        draft.people_late_days += max(0, crowd.to_go) * (problem.horizon - problem.deadline)
    for job in problem.sites:
        if not job.closes:
            _convert(draft, job)
        draft.person_days += job.heads.national * _national_days(draft, job)
        draft.person_days += (job.heads.guard_stays + job.heads.team_stays) * problem.deadline


def _fly_freely(crowd: Crowd, day: int) -> None:
    """Let people fly as seats are free, from where no plan has flights any more."""
    free = [hub for hub in crowd.waiting if day >= crowd.freely_from.get(hub, 0)]
    for base in crowd.problem.home:
        if base in free:
            _fly_home(crowd, base, day)
    for hub in sorted(free, key=lambda h: -_weeks_of_backlog(crowd, h)):
        _shuttle(crowd, hub, day)


def _catch_up(crowd: Crowd, day: int) -> None:
    """Fly those who have missed their flight as soon as they fill another one."""
    problem = crowd.problem
    for origin, destination in list(crowd.missed):
        services = (
            problem.home.get(origin, ())
            if destination == HOME
            else problem.between.get((origin, destination), ())
        )
        for service in services:
            missed = crowd.missed.get((origin, destination), 0)
            if missed >= crowd.fill * service.seats or (missed and _hurry(crowd, origin, day)):
                _board(crowd, Boarding(service, day, 1, 0))


def _shuttles_first(boarding: Boarding) -> bool:
    """Order the flights of a day so that who comes by shuttle can still fly home that day."""
    return boarding.service.destination == HOME


def _arrive(crowd: Crowd, place: str, people: int, day: int) -> None:
    """Let people of a shuttle wait where it has brought them."""
    if crowd.waiting.get(place, 0) <= 0:
        crowd.since[place] = day
    crowd.waiting[place] = crowd.waiting.get(place, 0) + people


def _board(crowd: Crowd, boarding: Boarding) -> None:
    """Fly the people of a plan as far as they, their seats and their release are there."""
    service, day = boarding.service, boarding.day
    key = (service.origin, service.destination)
    home = service.destination not in crowd.problem.hubs
    wanted = boarding.people + crowd.missed.pop(key, 0)
    while wanted > 0 and crowd.draft.flights.left(service.key, day, service.per_week) > 0:
        flown = min(wanted, service.seats, max(0, crowd.waiting.get(service.origin, 0)))
        flown = _may_leave(crowd, day, flown) if home else flown
        closed = service.destination in crowd.closed
        if flown <= 0 or closed or day >= crowd.tails.get(service.destination, day + 1):
            break
        _fly(crowd, service, Purpose.HOME if home else Purpose.SHUTTLE, flown, day)
        if home:
            _leave(crowd, flown, day)
        else:
            _arrive(crowd, service.destination, flown, day)
        wanted -= flown
    if wanted > 0:
        crowd.missed[key] = wanted


def _national_days(draft: Draft, job: SiteJob) -> int:
    return draft.ended.get(job.id, draft.problem.horizon) if job.closes else draft.problem.deadline


def _gather(crowd: Crowd) -> None:
    """Note on which day which people become free to fly, and which hubs have to be emptied."""
    draft, problem = crowd.draft, crowd.problem
    for move in draft.moves:
        if move.people and move.destination in problem.hubs:
            crowd.join(move.arrive, move.destination, move.people)
    for job in problem.sites:
        crowd.to_go += job.heads.leaving
        times = draft.times[job.id]
        if job.closes and job.hub is None:
            continue
        cleared = max((times[t][1] for t in ("T43", "T44") if t in times), default=0)
        crowd.join(cleared, job.id, job.heads.body)
        if job.closes:
            crowd.tails[job.id] = _empty_from(draft, job)
            continue
        free = staff_free(job, times)
        crowd.staff[job.id] = job.heads.staff_leaving
        crowd.staff_from[job.id] = free
        crowd.join(free, job.id, job.heads.staff_leaving)
    crowd.escorting = {hub: str(problem.site(hub).site.moves_to) for hub in crowd.tails}
    for job in problem.sites:
        if not job.closes and job.id not in crowd.escorting.values():
            crowd.join(draft.guard_until[job.id], job.id, job.heads.guard_leaving)
    for site, people, day in problem.rotations:
        _leave(crowd, people, day)
        draft.moves.append(
            Move(
                kind=MovementKind.ROTATION,
                purpose=Purpose.HOME,
                site=site,
                origin=site,
                destination="home",
                depart=day,
                arrive=day,
                people=people,
            )
        )
        crowd.waiting[site] = crowd.waiting.get(site, 0) - people


def _empty_from(draft: Draft, job: SiteJob) -> int:
    """Return the first day on which T52 may start at a hub that closes, people apart."""
    times = draft.times[job.id]
    ready = [times[pred][1] for pred in job.jobs["T52"].preds if pred in times]
    departed = [m.depart + 1 for m in draft.moves if m.origin == job.id and m.loads]
    cutoff = job.hub.cutoff_days if job.hub else 0
    arrived = [m.arrive + cutoff for m in draft.moves if m.destination == job.id and m.loads]
    people = [m.arrive + 1 for m in draft.moves if m.destination == job.id and m.people]
    return max([0, *ready, *departed, *arrived, *people])


def _join_today(crowd: Crowd, day: int) -> None:
    for place, people in crowd.joining.pop(day, ()):
        if crowd.waiting.get(place, 0) <= 0:
            crowd.since[place] = day
        crowd.waiting[place] = crowd.waiting.get(place, 0) + people


def _close_hubs(crowd: Crowd, day: int) -> None:
    """Start the end of a hub that closes as soon as nothing and nobody but its guard is there."""
    draft = crowd.draft
    for hub in [hub for hub, ready in crowd.tails.items() if ready <= day]:
        coming = any(place == hub for joins in crowd.joining.values() for place, _ in joins)
        if crowd.waiting.get(hub, 0) > 0 or coming:
            continue
        del crowd.tails[hub]
        crowd.closed.add(hub)
        job = crowd.problem.site(hub)
        _end_hub(draft, job, day)
        last = next((m for m in draft.moves if m.site == hub and m.purpose is Purpose.LAST), None)
        if last is not None:
            crowd.join(max(last.arrive, day + 1), last.destination, last.people)
            _release_guard(crowd, hub, last, day + 1)


def _release_guard(crowd: Crowd, hub: str, last: Move, day: int) -> None:
    """Let the guard go that stood until the rear party of a hub had come."""
    to = crowd.escorting.pop(hub)
    job, until = crowd.problem.site(to), crowd.draft.guard_until
    if job.closes:
        return
    if last.escorts:
        until[to] = max(until[to], last.arrive + 1)
    if to not in crowd.escorting.values():
        crowd.join(max(day, until[to]), to, job.heads.guard_leaving)


def _end_hub(draft: Draft, job: SiteJob, day: int) -> None:
    """Place T52 and what follows at a hub, from a day on, and free its closing team."""
    tail = tail_of(job)
    times = draft.times[job.id]
    times["T52"] = (day, day + job.jobs["T52"].days)
    place_tasks(draft, job, [task for task in job.order if task in tail and task != "T52"])
    _hold_team(draft, job)


def _hold_team(draft: Draft, job: SiteJob) -> None:
    """Hold the closing team of a hub to its real end; note it when it is promised away."""
    held, ended = draft.problem.means.held_crew, draft.ended.get(job.id)
    if held is None or ended is None or job.id not in draft.team_until:
        return
    until = draft.team_until[job.id]
    team = draft.crews[held]
    if ended < until:
        team.give_back(ended, until)
    elif team.is_free(until, ended):
        team.take(until, ended)
    else:
        draft.unplaced.append(f"{job.id}/team")
    draft.team_until[job.id] = ended


def _may_leave(crowd: Crowd, day: int, wanted: int) -> int:
    """Return how many of `wanted` may leave the country on a day (rule *release-cap*)."""
    cap = crowd.problem.release_cap
    if cap is None or day >= cap[0]:
        return wanted
    return max(0, min(wanted, cap[1] - crowd.gone))


def _hurry(crowd: Crowd, place: str, day: int) -> bool:
    """Return whether people at a place no longer wait for an aircraft to fill."""
    if day >= crowd.problem.deadline - RUSH:
        return True
    tail = crowd.tails.get(place)
    if tail is not None and day >= tail - RUSH:
        return True
    return day - crowd.since.get(place, day) >= PATIENCE


def _fly_home(crowd: Crowd, base: str, day: int) -> None:
    for service in crowd.problem.home[base]:
        while crowd.draft.flights.left(service.key, day, service.per_week) > 0:
            flown = _may_leave(crowd, day, min(crowd.waiting.get(base, 0), service.seats))
            if flown <= 0:
                return
            if flown < crowd.fill * service.seats and not _hurry(crowd, base, day):
                break
            _fly(crowd, service, Purpose.HOME, flown, day)
            _leave(crowd, flown, day)


def _leave(crowd: Crowd, people: int, day: int) -> None:
    """Count people out of the country."""
    draft, deadline = crowd.draft, crowd.problem.deadline
    crowd.gone += people
    crowd.to_go -= people
    draft.person_days += people * day
    if day >= deadline:
        draft.people_late += people
        draft.people_late_days += people * (day - deadline + 1)


def _fly(crowd: Crowd, service: Flights, purpose: Purpose, people: int, day: int) -> None:
    draft, origin = crowd.draft, service.origin
    draft.flights.use(service.key, day)
    crowd.waiting[origin] -= people
    crowd.since[origin] = day
    staff = min(people, crowd.staff.get(origin, 0))
    if staff and day >= crowd.staff_from[origin]:
        crowd.staff[origin] -= staff
        if not crowd.staff[origin] and "T45" in crowd.problem.site(origin).jobs:
            draft.times[origin]["T45"] = (crowd.staff_from[origin], day + 1)
    draft.moves.append(
        Move(
            kind=MovementKind.FLIGHT,
            purpose=purpose,
            site=origin,
            origin=origin,
            destination=service.destination,
            depart=day,
            arrive=day,
            people=people,
            aircraft=service.key,
            cents=service.cents,
        )
    )


def _weeks_of_backlog(crowd: Crowd, hub: str) -> float:
    """Return how many weeks of its own flights home the people of a hub would need."""
    seats = sum(s.seats * s.per_week for s in crowd.problem.home.get(hub, ()))
    return crowd.waiting.get(hub, 0) / max(seats, 1)


def _shuttle(crowd: Crowd, hub: str, day: int) -> None:
    """Fly people from a hub with a backlog to one whose flights home have room."""
    people = crowd.waiting.get(hub, 0)
    tail = crowd.tails.get(hub)
    must = tail is not None and day >= tail - RUSH
    if people <= 0 or not (must or _weeks_of_backlog(crowd, hub) > 1):
        return
    for base in crowd.problem.home:
        services = crowd.problem.between.get((hub, base), ())
        if (
            base == hub
            or base in crowd.closed
            or (base in crowd.tails and crowd.tails[base] <= day + PATIENCE)
        ):
            continue
        for service in services:
            while crowd.waiting[hub] > 0 and (must or _worth(crowd, hub, base, day)):
                if crowd.draft.flights.left(service.key, day, service.per_week) <= 0:
                    break
                flown = min(crowd.waiting[hub], service.seats)
                if flown < crowd.fill * service.seats and not must:
                    break
                _fly(crowd, service, Purpose.SHUTTLE, flown, day)
                crowd.join(day + 1, base, flown)


def _worth(crowd: Crowd, hub: str, base: str, day: int) -> bool:
    """Return whether a shuttle shortens the wait of those on board."""
    cap = crowd.problem.release_cap
    if cap is not None and day < cap[0] - PATIENCE and crowd.gone >= cap[1]:
        return False
    return _weeks_of_backlog(crowd, base) + 1 < _weeks_of_backlog(crowd, hub)


def _convert(draft: Draft, job: SiteJob) -> None:
    """Give a converted site its end: all tasks done, all people gone who do not stay."""
    times = draft.times[job.id]
    rest = [task for task in job.order if task not in times]
    for task in rest:
        start = max((times[pred][1] for pred in job.jobs[task].preds), default=0)
        times[task] = (start, start + job.jobs[task].days)
    gone = [move.depart + 1 for move in draft.moves if move.origin == job.id and move.people]
    draft.ended[job.id] = max([0, *gone, *(finish for _, finish in times.values())])
