"""Calendars and capacities as arrays: teams, trucks, escorts, legs, aircraft, ports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from drawdown.core.days import DayCount
from drawdown.plan.build.exact import floor_of
from drawdown.plan.build.routes import Roads
from drawdown.register.model import Register
from drawdown.register.network import Mode, Port, Threat
from drawdown.risk.build.journeys import Journeys
from drawdown.risk.build.nodes import SEVERITY
from drawdown.risk.network import Ints, Limits

UNLIMITED = 10**6
TRUCKS, ESCORTS = "trucks", "escorts"


@dataclass(frozen=True, slots=True)
class Shortage:
    """Less of something on some days, both included: teams of a kind, escorts or trucks."""

    what: str
    number: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Shut:
    """A place that no aircraft uses from one day to another, both included."""

    place: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What a register cannot say: means that are there on some days only."""

    shortages: tuple[Shortage, ...] = ()
    shut: tuple[Shut, ...] = ()
    not_before: Mapping[str, int] = field(default_factory=dict)
    """First day on which a movement, by its id, may leave."""
    calls_go_on: bool = True
    """Whether vessels call at a port at their interval after the calls that are known."""


NO_CHANGES = Changes()


def limits_of(
    journeys: Journeys,
    *,
    crews: dict[str, int],
    places: dict[str, int],
    crafts: dict[str, int],
    changes: Changes,
    horizon: int,
) -> Limits:
    """Return the limits of a register; a register changed by events gives changed limits."""
    register, roads, days = journeys.register, journeys.roads, journeys.days
    calendar = DayCount(register.mission.plan_start)
    legs = roads.legs
    return Limits(
        horizon=horizon,
        capacity=_capacity(journeys, crews, changes),
        trucks=len(crews),
        escorts=len(crews) + 1,
        on_the_road=len(crews) + 2,
        rest=register.movement.escorts.turnaround_days,
        shut=_shut_legs(roads, days),
        threat=_ints(SEVERITY[leg.threat or Threat.MEDIUM] for leg in legs),
        per_week=_ints(
            (leg.departures_per_week or UNLIMITED)
            if leg.mode is Mode.ROAD or leg.departures_per_week
            else UNLIMITED
            for leg in legs
        ),
        spacing=_ints(
            register.movement.convoys.spacing_days_threatened_leg
            if leg.threat is Threat.HIGH
            else 0
            for leg in legs
        ),
        up_open=np.stack(journeys.up_open),
        wet=_ints(roads.rainy >> day & 1 for day in range(days)),
        craft_per_week=_ints(_flights_per_week(register, key) for key in crafts),
        place_shut=_shut_places(places, changes, days),
        hub_day=_ints(hub.arrivals_teu_per_day for hub in register.hubs),
        **_ports(register, calendar, goes_on=changes.calls_go_on),
    )


def _ints(values: object) -> Ints:
    return np.array(list(values), dtype=np.int64)  # type: ignore[call-overload]


def _capacity(journeys: Journeys, crews: dict[str, int], changes: Changes) -> Ints:
    register, days = journeys.register, journeys.days
    move = register.movement
    number = dict.fromkeys(crews, 0)
    for crew in register.crews:
        number[crew.kind] += crew.number
    trucks = floor_of(move.trucks.contracted + move.trucks.mission_owned, move.trucks.availability)
    escorts = floor_of(move.escorts.units, move.escorts.availability)
    legs = {leg.id: leg for leg in register.legs}
    rows = [*number.values(), trucks, escorts, move.convoys.in_flight_max]
    rows += [legs[leg].trains or 0 for leg in journeys.trains]
    capacity = np.repeat(np.array(rows, dtype=np.int64)[:, None], days, axis=1)
    names = {**crews, TRUCKS: len(crews), ESCORTS: len(crews) + 1}
    for short in changes.shortages:
        row = capacity[names[short.what], max(0, short.first) : short.last + 1]
        np.maximum(row - short.number, 0, out=row)
    return capacity


def _shut_legs(roads: Roads, days: int) -> Ints:
    shut = np.zeros((len(roads.legs), days + 1), dtype=np.int64)
    for row, leg in enumerate(roads.legs):
        bits = roads.shut[leg.id]
        closed = np.fromiter((bits >> day & 1 for day in range(days)), np.int64, days)
        shut[row, 1:] = np.cumsum(closed)
    return shut


def _shut_places(places: dict[str, int], changes: Changes, days: int) -> Ints:
    shut = np.zeros((len(places), days), dtype=np.int64)
    for closure in changes.shut:
        if closure.place in places:
            shut[places[closure.place], max(0, closure.first) : closure.last + 1] = 1
    return shut


def _flights_per_week(register: Register, key: str) -> int:
    return sum(
        craft.flights_per_week for craft in register.aircraft if f"{craft.type}@{craft.base}" == key
    )


def _ports(register: Register, calendar: DayCount, *, goes_on: bool) -> dict[str, Ints]:
    """Return the columns of the ports."""

    def first(day: date | None) -> int:
        return calendar.day(day) if day else UNLIMITED

    def last(port: Port) -> int:
        calls = UNLIMITED if goes_on else max(0, (port.calls or 0) - 1)
        return first(port.first_call) + calls * (port.call_every_days or 0)

    ports = register.ports
    return {
        "port_yard": _pairs((port.yard_teu or 0, port.yard_vehicles or 0) for port in ports),
        "port_per_call": _pairs(
            (port.teu_per_call or 0, port.vehicles_per_call or 0) for port in ports
        ),
        "port_cutoff": _ints(
            (port.dwell_days_likely or 0) + (port.cutoff_days or 0) for port in ports
        ),
        "port_first": _ints(first(port.first_call) for port in ports),
        "port_every": _ints(port.call_every_days or UNLIMITED for port in ports),
        "port_last": _ints(last(port) for port in ports),
    }


def _pairs(values: object) -> Ints:
    return _ints(values).reshape(-1, 2)
