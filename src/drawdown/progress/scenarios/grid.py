"""The grid: lists of what-ifs in a YAML file, and every combination of them as a scenario."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from math import prod
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from drawdown.core.canonical import canonical_bytes, digest
from drawdown.core.findings import Finding, Place, Refused
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Frozen
from drawdown.core.quantity import Count
from drawdown.core.reading.small_files import fitted, read_value
from drawdown.progress.scenarios.faults import (
    BEFORE_START,
    NOT_A_GRID,
    TOO_MANY,
    UNKNOWN_IN_GRID,
)
from drawdown.register.mission import Id
from drawdown.register.model import Register

MOST = 500
"""Scenarios of one grid: at a few seconds each, an hour of two cores."""
Confidence = Annotated[float, Field(gt=0, lt=1)]


class Scenario(Frozen):
    """One point of a grid; what is not given stays as the register has it."""

    deadline: date | None = None
    escorts: Count | None = None
    teams: Annotated[int, Field(ge=1, le=1_000)] | None = None
    """Closing teams: those that stay with a site."""
    roads_shut: tuple[Id, ...] = ()
    ports_shut: tuple[Id, ...] = ()
    confidence: Confidence | None = None

    def words(self) -> str:
        """Return the scenario in a few words."""
        said = [
            f"until {self.deadline}" if self.deadline else "",
            f"{self.escorts} escorts" if self.escorts is not None else "",
            f"{self.teams} teams" if self.teams is not None else "",
            f"without {', '.join((*self.roads_shut, *self.ports_shut))}"
            if self.roads_shut or self.ports_shut
            else "",
            f"at {self.confidence:.0%}" if self.confidence else "",
        ]
        return ", ".join(word for word in said if word) or "as it is"


class Grid(Frozen):
    """Lists of values; `null` in a list, or an empty list of roads, stands for the register's."""

    deadline: Annotated[tuple[date | None, ...], Field(min_length=1)] = (None,)
    escorts: Annotated[tuple[Count | None, ...], Field(min_length=1)] = (None,)
    teams: Annotated[
        tuple[Annotated[int, Field(ge=1, le=1_000)] | None, ...], Field(min_length=1)
    ] = (None,)
    roads_shut: Annotated[tuple[tuple[Id, ...], ...], Field(min_length=1)] = ((),)
    ports_shut: Annotated[tuple[tuple[Id, ...], ...], Field(min_length=1)] = ((),)
    confidence: Annotated[tuple[Confidence | None, ...], Field(min_length=1)] = (None,)

    @model_validator(mode="after")
    def _say_nothing_twice(self) -> Self:
        for name in Grid.model_fields:
            values = getattr(self, name)
            if len(set(values)) != len(values):
                raise ValueError(f"{name} has a value twice")
        return self

    def __len__(self) -> int:
        return prod(len(getattr(self, name)) for name in Grid.model_fields)

    def scenarios(self) -> Iterator[Scenario]:
        """Yield every combination, the last list turning fastest."""
        names = list(Grid.model_fields)
        for values in product(*(getattr(self, name) for name in names)):
            yield Scenario(**dict(zip(names, values, strict=True)))


def read_grid(path: Path, register: Register) -> Grid:
    """Return the grid of a YAML file; refuse it with every finding."""
    place = Place(str(path))
    value = read_value(path, NOT_A_GRID, "empty; write a list for what varies")
    grid = fitted(Grid, value, place, NOT_A_GRID)
    if wrong := [*_wrong(grid, register, place)]:
        raise Refused(wrong)
    return grid


def _wrong(grid: Grid, register: Register, place: Place) -> Iterator[Finding]:
    if len(grid) > MOST:
        yield TOO_MANY.at(place, number=len(grid), most=MOST)
    start = register.mission.plan_start
    for day in grid.deadline:
        if day is not None and day <= start:
            yield BEFORE_START.at(place, day=day, start=start)
    yield from _unknown("leg", grid.roads_shut, [leg.id for leg in register.legs], place)
    yield from _unknown("port", grid.ports_shut, [port.id for port in register.ports], place)


def _unknown(
    what: str, lists: Iterable[Iterable[str]], known: list[str], place: Place
) -> Iterator[Finding]:
    for name in dict.fromkeys(name for names in lists for name in names):
        if name not in known:
            yield UNKNOWN_IN_GRID.at(place, what=what, id=name, nearest=suggestion(name, known))


def name_of(scenario: Scenario, register: Register, *, rounds: int, seed: int, version: str) -> str:
    """Return the name of a scenario's outcome: it holds for this register and way of planning."""
    known = {
        "scenario": scenario.model_dump(mode="json"),
        "register": register.content_hash(),
        "rounds": rounds,
        "seed": seed,
        "version": version,
    }
    return digest(canonical_bytes(known))[:16]


def supposed(register: Register, scenario: Scenario) -> Register:
    """Return the register as a scenario supposes it."""
    mission, movement = register.mission, register.movement
    update: dict[str, object] = {}
    if scenario.deadline:
        update["mission"] = mission.model_copy(update={"deadline": scenario.deadline})
    if scenario.escorts is not None:
        escorts = movement.escorts.model_copy(update={"units": scenario.escorts})
        update["movement"] = movement.model_copy(update={"escorts": escorts})
    if scenario.teams is not None:
        update["crews"] = tuple(
            crew.model_copy(update={"number": scenario.teams}) if crew.held_throughout else crew
            for crew in register.crews
        )
    shut = {*scenario.roads_shut}
    ports = {*scenario.ports_shut}
    if shut or ports:
        update["legs"] = tuple(
            leg.model_copy(update={"departures_per_week": 0, "trains": 0})
            if leg.id in shut or ports & {leg.origin, leg.destination}
            else leg
            for leg in register.legs
        )
    return register.model_copy(update=update)
