"""Compile a plan: its register, its dates and its order become the arrays that are dispatched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from drawdown.core.days import DayCount
from drawdown.plan.build.people import heads_of
from drawdown.plan.build.routes import roads_of
from drawdown.plan.schedule import Plan, Purpose
from drawdown.register.network import HOME, Mode
from drawdown.register.site import Outcome
from drawdown.risk.build.calendars import NO_CHANGES, Changes, limits_of
from drawdown.risk.build.graph import Graph
from drawdown.risk.build.journeys import Journeys
from drawdown.risk.build.links import (
    add_ends,
    link_hub_end,
    link_movements,
    link_tasks,
    team_free,
)
from drawdown.risk.build.matching import (
    follow_flights,
    match_cargo,
    match_people,
    match_teams,
    match_yard,
    may_leave,
)
from drawdown.risk.build.nodes import Making, Tables, add_nodes
from drawdown.risk.network import Key, Limits, Links, Network, Nodes, Rides

BEYOND = 420
"""Days after the last planned one in which a run has to end; what has not counts on the last."""
LEVEL = 10**6
"""Ranks of one level: more than there are days."""
MARGIN = 160
"""Days after that on which means may still be bound."""


@dataclass(frozen=True, slots=True)
class Precedence:
    """Who has first call on means, beyond the planned days that otherwise decide."""

    first: tuple[str, ...] = ()
    """Sites that come before all others, in this order."""
    soon: int = 0
    """What is planned before this day comes before that."""
    last: frozenset[str] = frozenset()
    """Movements that take only what all others leave."""


BY_DAY = Precedence()


def compile_plan(
    plan: Plan,
    *,
    fixed: frozenset[Key] = frozenset(),
    changes: Changes = NO_CHANGES,
    precedence: Precedence = BY_DAY,
) -> Network:
    """Return the network of a plan; what is in `fixed` keeps its days."""
    return networked(prepare(plan, fixed=fixed, changes=changes), precedence)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A plan with all its links, which can be put in order more than once."""

    making: Making
    ends: dict[str, int]
    rides: Rides
    limits: Limits


def prepare(plan: Plan, *, fixed: frozenset[Key], changes: Changes) -> Prepared:
    """Return the nodes, links and limits of a plan."""
    making = begin(plan, fixed)
    add_nodes(making)
    link_tasks(making)
    link_movements(making)
    ends = _match(making)
    for name, day in changes.not_before.items():
        node = making.graph.nodes[making.graph.movement(name)]
        node.release = max(node.release, day)
    journeys = making.journeys
    limits = limits_of(
        journeys,
        crews=_crew_rows(making),
        places=making.tables.places,
        crafts=making.tables.crafts,
        changes=changes,
        horizon=journeys.days - MARGIN,
    )
    return Prepared(making, ends, journeys.rides(), limits)


def networked(prepared: Prepared, precedence: Precedence = BY_DAY) -> Network:
    """Return the network of a prepared plan in the order that precedence gives it."""
    return _network(prepared, prepared.making.graph.order(_ranks(prepared.making, precedence)))


def _crew_rows(making: Making) -> dict[str, int]:
    kinds = dict.fromkeys(crew.kind for crew in making.register.crews)
    return {kind: row for row, kind in enumerate(kinds)}


def begin(plan: Plan, fixed: frozenset[Key]) -> Making:
    """Return a plan ready to be made into a network, with rows for all that it refers to."""
    register = plan.register_
    days = DayCount(register.mission.plan_start)
    last = max(
        [plan.deadline, *(t.finish for t in plan.tasks), *(m.arrive for m in plan.movements)]
    )
    horizon = last + BEYOND
    roads = roads_of(register, days, horizon + MARGIN)
    kinds = dict.fromkeys(crew.kind for crew in register.crews)
    crews = {kind: row for row, kind in enumerate(kinds)}
    rivers = [leg.id for leg in roads.legs if leg.mode is Mode.RIVER]
    held = {crew.kind for crew in register.crews if crew.held_throughout}
    crafts = dict.fromkeys(m.aircraft for m in plan.movements if m.aircraft)
    places = dict.fromkeys([*(s.id for s in register.sites), HOME])
    tables = Tables(
        crews={kind: row for kind, row in crews.items() if kind not in held},
        sites={site.id: row for row, site in enumerate(register.sites)},
        places={place: row for row, place in enumerate(places)},
        rules={rule.id: row for row, rule in enumerate(register.pack.tasks)},
        crafts={str(craft): row for row, craft in enumerate(crafts)},
    )
    journeys = Journeys(
        register=register,
        roads=roads,
        days=horizon + MARGIN,
        trains={leg: len(crews) + 3 + row for row, leg in enumerate(rivers)},
        hubs={hub.site: row for row, hub in enumerate(register.hubs)},
        ports={port.id: row for row, port in enumerate(register.ports)},
    )
    return Making(plan=plan, journeys=journeys, tables=tables, fixed=fixed)


def _match(making: Making) -> dict[str, int]:
    """Add everything that has to be there first, and the ends; return the nodes of the ends."""
    register = making.register
    hubs = {hub.site: hub for hub in register.hubs}
    for site in register.sites:
        if site.id in hubs or site.outcome is Outcome.CONVERT:
            match_people(making, site)
        else:
            _match_staff(making, site.id)
    for hub in register.hubs:
        match_cargo(making, hub)
        match_yard(making, hub)
        if register.site(hub.site).outcome is Outcome.CLOSE:
            link_hub_end(making, hub.site, hub.cutoff_days)
    ends = add_ends(making)
    teams = sum(crew.number for crew in register.crews if crew.held_throughout)
    if teams:
        frees = [team_free(making, site, ends[site.id]) for site in register.sites]
        match_teams(making, frees, teams)
    return ends


def _match_staff(making: Making, site: str) -> None:
    """Non-essential people of a closing site take its staff flights, else the first lift."""
    flights = list(making.of(site, Purpose.STAFF))
    staff = heads_of(making.register.site(site), making.register).staff_leaving
    takes = flights or (list(making.of(site, Purpose.LIFT)[:1]) if staff else [])
    if takes:
        gate = may_leave(making, making.register.site(site))
        for movement in takes:
            making.graph.link(gate, making.graph.movement(movement.id))
        follow_flights(making, site, takes)


def _ranks(making: Making, precedence: Precedence) -> list[int]:
    """Return the rank of every node: the past, what is soon, first sites, then by day."""
    sites = {making.tables.sites[site]: place for place, site in enumerate(precedence.first)}
    last = {making.graph.movement(name) for name in precedence.last}
    ranks = []
    for number, node in enumerate(making.graph.nodes):
        level = len(sites) + 1
        if node.fixed:
            level = -2
        elif node.planned < precedence.soon:
            level = -1
        elif number in last:
            level += 1
        elif node.site in sites:
            level = sites[node.site]
        ranks.append(level * LEVEL + node.planned)
    return ranks


def _network(prepared: Prepared, order: list[int]) -> Network:
    making, ends = prepared.making, prepared.ends
    graph, tables, register = making.graph, making.tables, making.register
    at = {number: row for row, number in enumerate(order)}
    sites = tuple(site.id for site in register.sites)
    signed = [graph.task(site, "T56") for site in sites]
    targets = [at[ends[""]], at[ends["people out"]], at[ends["signed"]]]
    targets += [at[ends[site]] for site in sites]
    targets += [-1 if node is None else at[node] for node in signed]
    return Network(
        nodes=_nodes(graph, order),
        links=_links(graph, order, at),
        rides=prepared.rides,
        limits=prepared.limits,
        keys=tuple(graph.nodes[number].key for number in order),
        sites=sites,
        crews=tuple(_crew_rows(making)),
        legs=tuple(leg.id for leg in making.journeys.roads.legs),
        rules=tuple(tables.rules),
        ports=tuple(port.id for port in register.ports),
        targets=np.array(targets, dtype=np.int64),
        rows={graph.nodes[number].key: row for number, row in at.items()},
        broken=graph.broken,
    )


def _nodes(graph: Graph, order: list[int]) -> Nodes:
    nodes = [graph.nodes[number] for number in order]
    named = {"planned": "release", "fixed_end": "end"}
    floats = {"refusal", "scale"}
    columns: dict[str, Any] = {
        name: np.array(
            [getattr(node, named.get(name, name)) for node in nodes],
            dtype=np.float64 if name in floats else np.int64,
        )
        for name in Nodes._fields
    }
    return Nodes(**columns)


def _links(graph: Graph, order: list[int], at: dict[int, int]) -> Links:
    links = sorted(graph.links, key=lambda link: (at[link.target], at[link.source]))
    count = np.zeros(len(order) + 1, dtype=np.int64)
    for link in links:
        count[at[link.target] + 1] += 1
    return Links(
        first=np.cumsum(count),
        source=np.array([at[link.source] for link in links], dtype=np.int64),
        lag=np.array([link.lag for link in links], dtype=np.int64),
        at_end=np.array([link.at_end for link in links], dtype=np.int64),
        on_arrival=np.array([link.on_arrival for link in links], dtype=np.int64),
    )
