"""What the loop draws with, and its room to work in."""

from __future__ import annotations

from typing import NamedTuple

from drawdown.risk.network import Floats, Ints, Limits, Links, Nodes, Rides


class Dice(NamedTuple):
    """How the futures are drawn; a risk that is switched off has no spread."""

    seed: int
    table: Floats
    """For each rule the quantiles of its days less the likely ones."""
    mission: float
    site: float
    crew: float
    own: float
    """Loads of a task's length on what tasks have in common, and its own."""
    delay: Floats
    """For each threat: log of the median, sigma, largest factor."""
    leg_week: float
    convoy: float
    refused: Floats
    """For each kind of clearance 1, or 0 where no request is refused."""
    month: float
    request: float
    attempts: int
    unflown: Floats
    """Quantiles of the share of a week's flights that fall out beyond those the plan counts on."""
    dwell: Floats
    """For each port the quantiles of days beyond the likely dwell."""


class State(NamedTuple):
    """Room to work in, one for each thread, and the result of the last run."""

    level: Ints
    holder: Ints
    week: Ints
    day: Ints
    flown: Ints
    hub: Ints
    waiting: Ints
    """For each port what has come: arrival, ready for a vessel, containers, vehicles."""
    waits: Ints
    at: Ints
    end: Ints
    cause: Ints
    why: Ints
    refusals: Ints
    sites: Floats
    crews: Floats
    enter: Ints
    leave: Ints
    trip: Ints
    """Of the journey in hand; its columns are named below."""


class World(NamedTuple):
    """All that a run needs, so that it is handed on as one."""

    nodes: Nodes
    links: Links
    rides: Rides
    limits: Limits
    dice: Dice
    state: State


ARRIVE, BEGIN, TRUCKS_UNTIL, ESCORTS_UNTIL, BLAME, DWELL, ROOM = range(7)
"""Columns of `State.trip`."""
