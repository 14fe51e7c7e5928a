"""A change to a register: more days, teams, escorts, trucks, flights, departures or yard room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from drawdown.core.provenance import Frozen
from drawdown.register.model import Register
from drawdown.register.network import Mode


class Lever(StrEnum):
    """What there can be more of."""

    DAYS = "days"
    TEAMS = "teams"
    ESCORTS = "escorts"
    TRUCKS = "trucks"
    FLIGHTS = "flights"
    DEPARTURES = "departures"
    YARDS = "yards"


PLENTY: dict[Lever, int] = {
    Lever.DAYS: 512,
    Lever.TEAMS: 64,
    Lever.ESCORTS: 64,
    Lever.TRUCKS: 1024,
    Lever.FLIGHTS: 32,
    Lever.DEPARTURES: 32,
    Lever.YARDS: 2048,
}
"""So much of something that it holds nothing any more."""
STEP: dict[Lever, int] = {Lever.TRUCKS: 10, Lever.YARDS: 50}
"""The least amount worth asking for, where it is more than one."""


class Change(Frozen):
    """So much more of something; `subject` is the kind of team."""

    lever: Lever
    amount: Annotated[int, Field(ge=1)]
    subject: str | None = None

    @property
    def plenty(self) -> bool:
        """Whether there is so much more that it holds nothing."""
        return self.amount >= PLENTY[self.lever]

    def thing(self) -> str:
        """Return what there is more of, in words."""
        kind = (self.subject or "").replace("_", " ").removesuffix(" team")
        return {
            Lever.DAYS: "days",
            Lever.TEAMS: f"{kind} teams",
            Lever.ESCORTS: "escort units",
            Lever.TRUCKS: "trucks",
            Lever.FLIGHTS: "flights",
            Lever.DEPARTURES: "departures on roads",
            Lever.YARDS: "room in yards",
        }[self.lever]

    def words(self) -> str:
        """Return the change as one would ask for it."""
        if self.plenty:
            return f"plenty of {self.thing()}"
        more = "1 more" if self.amount == 1 else f"{self.amount} more"
        s = "" if self.amount == 1 else "s"
        said = {
            Lever.DAYS: f"{more} day{s}",
            Lever.TEAMS: f"{more} {self.thing().removesuffix('s')}{s}",
            Lever.ESCORTS: f"{more} escort unit{s}",
            Lever.TRUCKS: f"{more} truck{s}",
            Lever.FLIGHTS: f"{more} flight{s} a week of each aircraft",
            Lever.DEPARTURES: f"{more} departure{s} a week on each road",
            Lever.YARDS: f"room for {self.amount} more containers and vehicles in each yard",
        }
        return said[self.lever]


def changed(register: Register, *changes: Change) -> Register:
    """Return the register with changes made."""
    for change in changes:
        register = _APPLY[change.lever](register, change)
    return register


def levers(register: Register) -> tuple[Change, ...]:
    """Return plenty of each thing that a register could have more of, days apart."""
    found = [
        Change(lever=Lever.TEAMS, amount=PLENTY[Lever.TEAMS], subject=kind)
        for kind in dict.fromkeys(crew.kind for crew in register.crews)
    ]
    others = (Lever.ESCORTS, Lever.TRUCKS, Lever.FLIGHTS, Lever.DEPARTURES, Lever.YARDS)
    found += [Change(lever=lever, amount=PLENTY[lever]) for lever in others]
    return tuple(found)


def _days(register: Register, change: Change) -> Register:
    """Let the mandate, and what is counted from its end, be later."""
    more, mission = timedelta(days=change.amount), register.mission
    update = {
        name: day + more
        for name in ("deadline", "liquidation_start", "liquidation_end")
        if (day := getattr(mission, name)) is not None
    }
    return register.model_copy(update={"mission": mission.model_copy(update=update)})


def _teams(register: Register, change: Change) -> Register:
    crews = tuple(
        crew.model_copy(update={"number": crew.number + change.amount})
        if crew.kind == change.subject
        else crew
        for crew in register.crews
    )
    return register.model_copy(update={"crews": crews})


def _escorts(register: Register, change: Change) -> Register:
    """Add escort units, and let as many more escorted convoys be on the road at once."""
    movement = register.movement
    escorts = movement.escorts.model_copy(update={"units": movement.escorts.units + change.amount})
    limit = movement.convoys.in_flight_max + change.amount
    convoys = movement.convoys.model_copy(update={"in_flight_max": limit})
    changed_ = movement.model_copy(update={"escorts": escorts, "convoys": convoys})
    return register.model_copy(update={"movement": changed_})


def _trucks(register: Register, change: Change) -> Register:
    movement = register.movement
    number = movement.trucks.contracted + change.amount
    trucks = movement.trucks.model_copy(update={"contracted": number})
    return register.model_copy(update={"movement": movement.model_copy(update={"trucks": trucks})})


def _flights(register: Register, change: Change) -> Register:
    aircraft = tuple(
        entry.model_copy(update={"flights_per_week": entry.flights_per_week + change.amount})
        for entry in register.aircraft
    )
    return register.model_copy(update={"aircraft": aircraft})


def _departures(register: Register, change: Change) -> Register:
    """Let more convoys a week enter each road that is planned on."""
    legs = tuple(
        leg.model_copy(update={"departures_per_week": leg.departures_per_week + change.amount})
        if leg.mode is Mode.ROAD and leg.departures_per_week
        else leg
        for leg in register.legs
    )
    return register.model_copy(update={"legs": legs})


def _yards(register: Register, change: Change) -> Register:
    """Let each hub and each port that is planned on hold more; hubs take in more a day."""
    hubs = tuple(
        hub.model_copy(
            update={
                name: getattr(hub, name) + change.amount
                for name in ("yard_teu", "yard_vehicles", "arrivals_teu_per_day")
            }
        )
        for hub in register.hubs
    )
    ports = tuple(
        port.model_copy(
            update={
                "yard_teu": port.yard_teu + change.amount,
                "yard_vehicles": (port.yard_vehicles or 0) + change.amount,
            }
        )
        if port.yard_teu
        else port
        for port in register.ports
    )
    return register.model_copy(update={"hubs": hubs, "ports": ports})


_APPLY: dict[Lever, Callable[[Register, Change], Register]] = {
    Lever.DAYS: _days,
    Lever.TEAMS: _teams,
    Lever.ESCORTS: _escorts,
    Lever.TRUCKS: _trucks,
    Lever.FLIGHTS: _flights,
    Lever.DEPARTURES: _departures,
    Lever.YARDS: _yards,
}
