"""Convoys and barges as rows: the days on each leg, the empty way, what they bind."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil
from typing import Any

import numpy as np

from drawdown.plan.build.routes import Roads, Step, leg_days, upward
from drawdown.plan.schedule import Movement, Purpose
from drawdown.register.model import Register
from drawdown.register.network import Leg
from drawdown.risk.network import Ints, Rides


@dataclass(slots=True)
class Journeys:
    """Rides as they are added."""

    register: Register
    roads: Roads
    days: int
    """Number of days that calendars have."""
    trains: dict[str, int]
    """Calendar row of each river leg."""
    hubs: dict[str, int]
    ports: dict[str, int]
    legs: dict[str, Leg] = field(init=False)
    leg_rows: dict[str, int] = field(init=False)
    columns: dict[str, list[float]] = field(default_factory=dict)
    up_rows: dict[tuple[tuple[str, ...], int], int] = field(default_factory=dict)
    up_open: list[Ints] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.legs = {leg.id: leg for leg in self.register.legs}
        self.leg_rows = {leg.id: row for row, leg in enumerate(self.roads.legs)}
        self.columns = {name: [] for name in Rides._fields}
        self.columns["first"] = [0]
        self.up_open.append(np.ones(self.days, dtype=np.int64))

    def add(self, movement: Movement) -> int:
        """Add the ride of a movement and return its row."""
        steps = steps_of(movement, self.legs)
        put = self.columns
        for leg, forward in steps:
            row = self.leg_rows[leg.id]
            put["leg"].append(row)
            put["lane"].append(2 * row + int(forward))
            put["dry"].append(float(leg_days(leg, self.roads, rains=False, loaded=True)))
            put["wet"].append(float(leg_days(leg, self.roads, rains=True, loaded=True)))
        put["first"].append(len(put["leg"]))
        guarded = max((n for n, (leg, _) in enumerate(steps, 1) if leg.escort_units), default=0)
        collect = movement.origin not in self.hubs
        load = load_days_of(movement, self.register)
        river = steps[0][0].id if steps[0][0].id in self.trains else None
        values = {
            "back_dry": self._back(steps, rains=False),
            "back_wet": self._back(steps, rains=True),
            "guarded": guarded,
            "guard_back_dry": self._back(steps[:guarded], rains=False),
            "guard_back_wet": self._back(steps[:guarded], rains=True),
            "load": load,
            "collect": int(collect),
            "trucks": movement.trucks,
            "escorts": movement.escorts,
            "train": self.trains[river] if river else -1,
            "cycle": (self.legs[river].cycle_days or 0) if river else 0,
            "hub": self.hubs.get(movement.destination, -1),
            "port": self.ports.get(movement.destination, -1),
            "teu": movement.teu,
            "vehicles": movement.vehicles,
            "up": self._up(steps, load) if collect else 0,
        }
        for name, value in values.items():
            put[name].append(value)
        return len(put["load"]) - 1

    def _back(self, steps: tuple[Step, ...], *, rains: bool) -> int:
        """Return the days of the empty way."""
        days = (leg_days(leg, self.roads, rains=rains, loaded=False) for leg, _ in steps)
        return ceil(sum(days, Fraction(0)))

    def _up(self, steps: tuple[Step, ...], load: int) -> int:
        """Return the row that says on which departure days the empty way up is open."""
        key = (tuple(leg.id for leg, _ in steps), load)
        if key not in self.up_rows:
            self.up_rows[key] = len(self.up_open)
            self.up_open.append(self._open(steps, load))
        return self.up_rows[key]

    def _open(self, steps: tuple[Step, ...], load: int) -> Ints:
        ways = {rains: upward(steps, self.roads, rains=rains) for rains in (False, True)}
        backs = {rains: self._back(steps, rains=rains) for rains in (False, True)}
        found = np.ones(self.days, dtype=np.int64)
        for day in range(self.days):
            rains = bool(self.roads.rainy >> day & 1)
            begin = day - load - backs[rains]
            for stretch in ways[rains]:
                first = max(0, begin + stretch.enter)
                length = max(0, begin + stretch.leave - first)
                if self.roads.shut[stretch.leg] >> first & ((1 << length) - 1):
                    found[day] = 0
        return found

    def rides(self) -> Rides:
        """Return the columns as arrays."""
        floats = {"dry", "wet"}
        columns: dict[str, Any] = {
            name: np.array(column, dtype=np.float64 if name in floats else np.int64)
            for name, column in self.columns.items()
        }
        return Rides(**columns)


def steps_of(movement: Movement, legs: dict[str, Leg]) -> tuple[Step, ...]:
    """Return the legs of a movement in order, each with whether it is travelled onward."""
    steps: list[Step] = []
    place = movement.origin
    for use in movement.legs:
        leg = legs[use.leg]
        forward = leg.origin == place
        steps.append((leg, forward))
        place = leg.destination if forward else leg.origin
    return tuple(steps)


def load_days_of(movement: Movement, register: Register) -> int:
    """Return the days of loading before a departure: none for the rear party."""
    if movement.purpose is Purpose.LAST:
        return 0
    return register.movement.convoys.load_days
