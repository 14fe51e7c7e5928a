"""Simulate: many futures of a network on a few threads, each with its own room to work in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from drawdown.risk.kernel.compiled import KEPT_AT
from drawdown.risk.kernel.runs import run_many
from drawdown.risk.kernel.state import Dice, State, World
from drawdown.risk.network import Ints, Network

LONGEST_ROUTE = 64
"""Legs of one route at most."""
CHUNKS = 4
"""Pieces of work for each thread, so that none waits long for the other."""


COMPILING = "compiling the futures: half a minute, the first time only"


def must_compile() -> bool:
    """Return whether the first run compiles its loop: no machine code of it is kept."""
    return KEPT_AT is None or next(KEPT_AT.rglob(f"runs.{run_many.__name__}-*.nbc"), None) is None


@dataclass(frozen=True, slots=True)
class Runs:
    """What many runs gave. Columns of `days` are the targets of the network; -1: no signature."""

    days: Ints
    left: Ints
    """Pieces that stayed behind because their convoy slipped past the deadline."""
    on_chain: Ints
    refused: Ints
    """For each node: in how many runs it bound the mission, in how many it had been refused too."""

    @property
    def number(self) -> int:
        """The number of runs."""
        return int(self.days.shape[0])


def room_for(network: Network) -> State:
    """Return room to dispatch a network in."""
    limits, nodes = network.limits, network.nodes
    size = limits.wet.size
    lanes, weeks = 2 * len(network.legs), size // 7 + 2
    ports = max(1, limits.port_yard.shape[0])
    arrivals = int((network.rides.port >= 0).sum()) + 1
    count = nodes.kind.size

    def zeros(*shape: int) -> Ints:
        return np.zeros(shape, dtype=np.int64)

    return State(
        level=zeros(*limits.capacity.shape),
        holder=zeros(*limits.capacity.shape),
        week=zeros(lanes, weeks),
        day=zeros(lanes, size),
        flown=zeros(max(1, limits.craft_per_week.size), weeks, 2),
        hub=zeros(max(1, limits.hub_day.size), size),
        waiting=zeros(ports, arrivals, 4),
        waits=zeros(ports),
        at=zeros(count),
        end=zeros(count),
        cause=zeros(count),
        why=zeros(count),
        refusals=zeros(count),
        sites=np.zeros(len(network.sites) + 1),
        crews=np.zeros(max(1, len(network.crews))),
        enter=zeros(LONGEST_ROUTE),
        leave=zeros(LONGEST_ROUTE),
        trip=zeros(7),
    )


def dispatch(network: Network, dice: Dice, run: int = 0, room: State | None = None) -> State:
    """Return the state after one run: `at`, `end`, `cause` and `why` of every node."""
    state = room or room_for(network)
    days = np.zeros((1, network.targets.size + 1), dtype=np.int64)
    counts = np.zeros((2, network.nodes.kind.size), dtype=np.int64)
    _play(network, dice, (run, 1), days, counts, state)
    return state


def simulate(network: Network, dice: Dice, runs: int, *, threads: int = 2) -> Runs:
    """Return what `runs` futures give; the same for a seed, whatever the number of threads."""
    columns = network.targets.size
    days = np.zeros((runs, columns + 1), dtype=np.int64)
    pieces = min(runs, threads * CHUNKS) or 1
    edges = np.linspace(0, runs, pieces + 1).astype(np.int64)
    counts = np.zeros((pieces, 2, network.nodes.kind.size), dtype=np.int64)

    def play(piece: int) -> None:
        first, until = int(edges[piece]), int(edges[piece + 1])
        span = (first, until - first)
        _play(network, dice, span, days[first:until], counts[piece], room_for(network))

    with ThreadPoolExecutor(max_workers=threads) as pool:
        list(pool.map(play, range(pieces)))
    total = counts.sum(axis=0)
    return Runs(days=days[:, :columns], left=days[:, columns], on_chain=total[0], refused=total[1])


def _play(
    network: Network, dice: Dice, span: tuple[int, int], days: Ints, counts: Ints, state: State
) -> None:
    """Play `span[1]` runs from number `span[0]` on."""
    parts = (network.nodes, network.links, network.rides, network.limits)
    run_many(span[0], span[1], network.targets, days, counts, World(*parts, dice, state))
