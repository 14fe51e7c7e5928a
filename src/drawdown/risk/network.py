"""A plan as arrays: what is dispatched in which order, what it waits for, and what limits it.

Made from a plan document by `risk.build`; read by `risk.kernel`, which knows nothing else. All days
are planning days.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Kind(IntEnum):
    """What a node is."""

    WORK = 0
    """Runs for its days, perhaps with a team; begins on its planned day or later."""
    GATE = 1
    """Takes no time: over when all that it waits for is over."""
    CONVOY = 2
    FLIGHT = 3


class Why(IntEnum):
    """What made a node begin later than planned, or `PLANNED` when nothing did."""

    PLANNED = 0
    LINK = 1
    CREW = 2
    TRUCKS = 3
    ESCORTS = 4
    ON_THE_ROAD = 5
    TRAIN = 6
    SHUT = 7
    LEG_FULL = 8
    HUB_DAY = 9
    YARD = 10
    PORT = 11
    SEATS = 12
    REFUSED = 13


class Nodes(NamedTuple):
    """One row for each task, movement and gate, in the order of dispatch."""

    kind: Ints
    planned: Ints
    days: Ints
    fixed: Ints
    """1 for what has begun: it keeps its days, whatever they are."""
    fixed_end: Ints
    crew: Ints
    ride: Ints
    craft: Ints
    from_place: Ints
    to_place: Ints
    clear: Ints
    """Row of its kind of clearance, or -1."""
    refusal: Floats
    ask: Ints
    rule: Ints
    scale: Floats
    site: Ints
    drop: Ints
    """First day on which it no longer takes place."""
    pieces: Ints
    """Containers and vehicles that stay behind when it is dropped."""


class Links(NamedTuple):
    """What each node waits for: rows `first[n]` to `first[n + 1] - 1`."""

    first: Ints
    source: Ints
    lag: Ints
    at_end: Ints
    """1: counted from the end (arrival) of the source; 0: from its start (departure)."""
    on_arrival: Ints
    """1: holds the arrival of the node; 0: its start."""


class Rides(NamedTuple):
    """Convoys and barges; rows `first[r]` to `first[r + 1] - 1` of the leg columns are theirs."""

    first: Ints
    leg: Ints
    lane: Ints
    dry: Floats
    wet: Floats
    back_dry: Ints
    back_wet: Ints
    guarded: Ints
    """Number of legs up to the last one that needs an escort."""
    guard_back_dry: Ints
    guard_back_wet: Ints
    load: Ints
    collect: Ints
    trucks: Ints
    escorts: Ints
    train: Ints
    cycle: Ints
    hub: Ints
    port: Ints
    teu: Ints
    vehicles: Ints
    up: Ints
    """Row of `Limits.up_open`."""


class Limits(NamedTuple):
    """Calendars and capacities. Rows of `capacity`: crews, trucks, escorts, on the road, trains."""

    horizon: int
    capacity: Ints
    trucks: int
    escorts: int
    on_the_road: int
    rest: int
    shut: Ints
    """For each leg the number of days shut before each day."""
    threat: Ints
    per_week: Ints
    spacing: Ints
    up_open: Ints
    wet: Ints
    craft_per_week: Ints
    place_shut: Ints
    hub_day: Ints
    port_yard: Ints
    """(port, containers or vehicles)."""
    port_per_call: Ints
    port_cutoff: Ints
    port_first: Ints
    port_every: Ints
    port_last: Ints
    """Last call of a vessel."""


@dataclass(frozen=True, slots=True)
class Key:
    """The name of a node: a task `site/task`, a movement by its id, or a gate."""

    kind: str
    ref: str


@dataclass(frozen=True, slots=True)
class Network:
    """The arrays and the names that stand for their rows."""

    nodes: Nodes
    links: Links
    rides: Rides
    limits: Limits
    keys: tuple[Key, ...]
    sites: tuple[str, ...]
    crews: tuple[str, ...]
    legs: tuple[str, ...]
    rules: tuple[str, ...]
    ports: tuple[str, ...]
    targets: Ints
    """Node of: mission, people out, all signed; the end of each site; its signature (or -1)."""
    rows: dict[Key, int]
    broken: int
    """Links that the plan itself does not keep; they are left out."""

    def row(self, kind: str, ref: str) -> int:
        """Return the row of a node; raises `KeyError` for one that does not exist."""
        return self.rows[Key(kind, ref)]
