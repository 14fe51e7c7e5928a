"""A graph under construction: nodes with their days, links, and an order that respects both."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, field

from drawdown.risk.network import Key, Kind

NEVER = 10**6
"""A day after every day of a plan."""


@dataclass(slots=True)
class Node:
    """A node; the fields are those of `network.Nodes`."""

    key: Key
    kind: Kind
    planned: int
    end: int
    release: int
    """Earliest start: the planned day of what has an appointment, 0 for a gate."""
    days: int = 0
    fixed: bool = False
    crew: int = -1
    ride: int = -1
    craft: int = -1
    from_place: int = -1
    to_place: int = -1
    clear: int = -1
    refusal: float = 0.0
    ask: int = 0
    rule: int = -1
    scale: float = 0.0
    site: int = -1
    drop: int = NEVER
    pieces: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """`target` waits for `source`, both by number of the node."""

    source: int
    target: int
    lag: int = 0
    at_end: bool = True
    on_arrival: bool = False


@dataclass(frozen=True, slots=True)
class Supply:
    """Something that becomes there: when, by which node, how much of it."""

    day: int
    node: int
    amount: int
    lag: int = 0
    at_end: bool = True


@dataclass(slots=True)
class Graph:
    """Nodes and links as they are added."""

    nodes: list[Node] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    rows: dict[Key, int] = field(default_factory=dict)
    broken: int = 0

    def add(self, node: Node) -> int:
        """Add a node and return its number."""
        self.nodes.append(node)
        self.rows[node.key] = len(self.nodes) - 1
        return len(self.nodes) - 1

    def task(self, site: str, task: str) -> int | None:
        """Return the number of a task, if the plan has it."""
        return self.rows.get(Key("task", f"{site}/{task}"))

    def movement(self, name: str) -> int:
        """Return the number of a movement."""
        return self.rows[Key("movement", name)]

    def link(
        self, source: int, target: int, lag: int = 0, *, at_end: bool = True, arrival: bool = False
    ) -> None:
        """Let one node wait for another, unless the plan itself does not keep that."""
        before, after = self.nodes[source], self.nodes[target]
        day = (before.end if at_end else before.planned) + lag
        if source == target or day > (after.end if arrival else after.planned):
            self.broken += 1
            return
        self.links.append(Link(source, target, lag, at_end, arrival))

    def gate(self, name: str, waits: Iterable[Supply], *, release: int = 0) -> int:
        """Add a gate that waits for some nodes and is planned for the last of them."""
        waiting = list(waits)
        day = max([release, *(wait.day for wait in waiting)])
        gate = self.add(Node(Key("gate", name), Kind.GATE, day, day, release))
        self.links += [Link(w.node, gate, w.lag, w.at_end) for w in waiting]
        return gate

    def match(
        self, name: str, supplies: list[Supply], demands: list[Supply], *, arrival: bool = False
    ) -> None:
        """Let the n-th demand wait for the first supplies that cover all demands up to it.

        Whatever order things then happen in, no more is taken than is there: a later demand that
        comes first has waited for all that the earlier ones need as well.
        """
        supplies = sorted(supplies, key=lambda s: (s.day, s.node))
        there = wanted = used = 0
        gate: int | None = None
        for demand in sorted(demands, key=lambda d: (d.day, d.node)):
            wanted += demand.amount
            fresh = []
            while there < wanted and used < len(supplies):
                fresh.append(supplies[used])
                there += supplies[used].amount
                used += 1
            if fresh:
                before = [] if gate is None else [Supply(self.nodes[gate].end, gate, 0)]
                gate = self.gate(f"{name}#{used}", [*before, *fresh])
            if gate is not None and wanted > 0:
                self.link(gate, demand.node, demand.lag, arrival=arrival)

    def order(self, rank: list[int]) -> list[int]:
        """Return the nodes so that each comes after what it waits for, else by rank.

        A circle is cut at its earliest node; the links that it waits for are dropped and counted.
        """
        after: list[list[int]] = [[] for _ in self.nodes]
        missing = [0] * len(self.nodes)
        for link in self.links:
            after[link.source].append(link.target)
            missing[link.target] += 1
        ready = [(rank[n], n) for n, count in enumerate(missing) if not count]
        heapq.heapify(ready)
        placed: dict[int, None] = {}
        while len(placed) < len(self.nodes):
            if not ready:
                left = (n for n in range(len(self.nodes)) if n not in placed)
                ready = [min((rank[n], n) for n in left)]
            _, number = heapq.heappop(ready)
            if number in placed:
                continue
            placed[number] = None
            for target in after[number]:
                missing[target] -= 1
                if not missing[target] and target not in placed:
                    heapq.heappush(ready, (rank[target], target))
        at = {number: place for place, number in enumerate(placed)}
        kept = [link for link in self.links if at[link.source] < at[link.target]]
        self.broken += len(self.links) - len(kept)
        self.links = kept
        return list(placed)
