"""A draft: the state of a plan while it is being decoded, and the calendars it draws on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from drawdown.plan.decode.calendar import Calendar, LegBook, WeekBook
from drawdown.plan.problem import Problem, Route
from drawdown.plan.schedule import MovementKind, Purpose
from drawdown.register.site import Owner

Cargo = tuple[str, Owner, int, int]
"""(origin site, owner, containers, vehicles)."""


@dataclass(slots=True)
class Move:
    """A movement as the decoder books it; `schedule.Movement` is its published form."""

    kind: MovementKind
    purpose: Purpose
    site: str
    origin: str
    destination: str
    depart: int
    arrive: int
    people: int = 0
    loads: tuple[Cargo, ...] = ()
    route: Route | None = None
    aircraft: str | None = None
    slots: int = 0
    trucks: int = 0
    trucks_span: tuple[int, int] = (0, 0)
    escorts: int = 0
    escorts_span: tuple[int, int] = (0, 0)
    cents: int = 0
    """Fuel or flight."""


@dataclass(slots=True)
class Batch:
    """Cargo that stands at a hub from day `ready`; `transit` is not the hub's own."""

    ready: int
    site: str
    owner: Owner
    teu: int
    vehicles: int
    transit: bool


@dataclass(slots=True)
class Draft:
    """Everything booked so far."""

    problem: Problem
    crews: dict[str, Calendar]
    escorts: Calendar
    in_flight: Calendar
    trucks: Calendar
    trains: dict[str, Calendar]
    legs: LegBook = field(default_factory=LegBook)
    flights: WeekBook = field(default_factory=WeekBook)
    times: dict[str, dict[str, tuple[int, int]]] = field(default_factory=dict)
    """site -> task -> (start, finish)."""
    moves: list[Move] = field(default_factory=list)
    arrivals_teu: dict[tuple[str, int], int] = field(default_factory=dict)
    stock: dict[str, list[Batch]] = field(default_factory=dict)
    ended: dict[str, int] = field(default_factory=dict)
    signed: dict[str, int] = field(default_factory=dict)
    guard_until: dict[str, int] = field(default_factory=dict)
    team_until: dict[str, int] = field(default_factory=dict)
    left: list[tuple[str, Cargo]] = field(default_factory=list)
    person_days: int = 0
    people_late_days: int = 0
    people_late: int = 0
    unplaced: list[str] = field(default_factory=list)
    """What found no place before the horizon; such a draft is no plan."""


def arrive_at_hub(draft: Draft, move: Move) -> None:
    """Put what a movement carries into the stock of its hub, ready after its dwell."""
    hub = move.destination
    dwell = draft.problem.hubs[hub].dwell_days
    for site, owner, teu, vehicles in move.loads:
        key = (hub, move.arrive)
        draft.arrivals_teu[key] = draft.arrivals_teu.get(key, 0) + teu
        draft.stock.setdefault(hub, []).append(
            Batch(move.arrive + dwell, site, owner, teu, vehicles, transit=True)
        )


def fork(draft: Draft) -> Draft:
    """Return a copy on which one more site can be tried; bookings are shared, not books."""
    return replace(
        draft,
        crews={kind: calendar.copy() for kind, calendar in draft.crews.items()},
        escorts=draft.escorts.copy(),
        in_flight=draft.in_flight.copy(),
        trucks=draft.trucks.copy(),
        trains={leg: calendar.copy() for leg, calendar in draft.trains.items()},
        legs=draft.legs.copy(),
        flights=draft.flights.copy(),
        times=draft.times.copy(),
        moves=draft.moves.copy(),
        arrivals_teu=draft.arrivals_teu.copy(),
        stock={hub: batches.copy() for hub, batches in draft.stock.items()},
        ended=draft.ended.copy(),
        signed=draft.signed.copy(),
        guard_until=draft.guard_until.copy(),
        team_until=draft.team_until.copy(),
        left=draft.left.copy(),
        unplaced=draft.unplaced.copy(),
    )


def blank(problem: Problem) -> Draft:
    """Return an empty draft with fresh calendars."""
    means, beyond = problem.means, problem.horizon + 240
    trains = {
        route.legs[0]: Calendar(route.trains, beyond)
        for ways in problem.routes.values()
        for route in ways
        if route.river
    }
    return Draft(
        problem=problem,
        crews={kind: Calendar(number, beyond) for kind, number in means.crews.items()},
        escorts=Calendar(means.escorts, beyond),
        in_flight=Calendar(means.in_flight, beyond),
        trucks=Calendar(means.trucks, beyond),
        trains=trains,
    )
