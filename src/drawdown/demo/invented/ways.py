"""The ways out: roads with their seasons, yards of hubs, ports with vessel calls, aircraft."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import ceil

from drawdown.core.geo import great_circle_km
from drawdown.demo.invented.holdings import Holding
from drawdown.demo.invented.marks import MADE_UP, stream
from drawdown.demo.invented.places import Country, Harbour, Spot
from drawdown.register.network import (
    HOME,
    Aircraft,
    Exit,
    Hub,
    Leg,
    LegClosure,
    Mode,
    Port,
    Threat,
)
from drawdown.register.site import CargoKind
from drawdown.rules.pack import SiteType

BENDS = 1.25
"""A road is so much longer than the straight line."""
CALLS, CALL_EVERY = 11, 14
PORT_USE = 0.8
"""Share of what its vessels can take that comes to a port when nothing is left behind."""
SEAT_WEEKS = 15
"""Weeks of flights that bring everybody home."""


@dataclass(slots=True)
class Ways:
    """Everything on which people and cargo leave."""

    start: date
    legs: list[Leg] = field(default_factory=list)
    closures: list[LegClosure] = field(default_factory=list)
    hubs: list[Hub] = field(default_factory=list)
    exits: list[Exit] = field(default_factory=list)
    ports: list[Port] = field(default_factory=list)
    aircraft: list[Aircraft] = field(default_factory=list)

    def road(self, one: Spot, other: Spot | Harbour, chance: random.Random, rule: RoadRule) -> None:
        """Add a road between two places, and perhaps a stretch of the rains in which it is shut."""
        km = great_circle_km(one.lat, one.lon, other.lat, other.lon) * BENDS
        name = f"rd-{one.id}-{other.id}"
        threat = chance.choice(rule.threats)
        self.legs.append(
            Leg(
                id=name,
                mode=Mode.ROAD,
                origin=one.id,
                destination=other.id,
                distance_km=ceil(km),
                road_class=chance.choice(rule.classes),
                threat=threat,
                departures_per_week=rule.per_week,
                convoy_slots=chance.choice(rule.slots),
                escort_units=0 if threat is Threat.LOW else 1,
                provenance=MADE_UP,
            )
        )
        if rule.shuts and chance.random() < rule.shuts:
            first = self.start + timedelta(days=chance.randint(20, 45))
            last = first + timedelta(days=chance.randint(8, 30))
            self.closures.append(LegClosure(leg=name, first=first, last=last, provenance=MADE_UP))

    def air(self, one: str, other: str, mode: Mode, km: float | None) -> None:
        """Add a leg of the air."""
        self.legs.append(
            Leg(
                id=f"air-{one}-{other}",
                mode=mode,
                origin=one,
                destination=other,
                distance_km=km,
                provenance=MADE_UP,
            )
        )


@dataclass(frozen=True, slots=True)
class RoadRule:
    """What the roads of one kind are like."""

    classes: tuple[str, ...]
    threats: tuple[Threat, ...]
    per_week: int
    slots: tuple[int, ...]
    shuts: float = 0.0
    """Chance of being shut for some weeks of the rains."""


def ways_of(country: Country, holdings: dict[str, Holding], start: date, seed: int) -> Ways:
    """Return the ways out of a country, made to carry what is held there."""
    chance, ways = stream(seed, "ways"), Ways(start)
    for spot in country.spots:
        if spot.via is not None:
            inner = 1 if spot.is_hub else 0
            below = len(country.inner(spot.hub or "")) if inner else 0
            ways.road(spot, country.spot(spot.via), chance, trunk(below) if inner else TRACK)
    for gate in country.gates:
        _gate(ways, country, gate, chance)
    for spot in country.spots:
        if spot.is_hub:
            _hub(ways, country, spot, holdings)
            _air(ways, country, spot, holdings)
    _ports(ways, country, holdings, chance)
    return ways


TRACK = RoadRule(
    ("laterite", "track", "sand_track"),
    (Threat.MEDIUM, Threat.MEDIUM, Threat.HIGH),
    3,
    (40, 50, 60),
    shuts=0.5,
)


def trunk(hubs: int) -> RoadRule:
    """Return what a road between hubs is like on which so many hubs leave."""
    classes = ("paved", "broken_asphalt")
    return RoadRule(classes, (Threat.LOW, Threat.MEDIUM), 3 + 2 * hubs, (60, 80))


def through(country: Country, hub: Spot, holdings: dict[str, Holding], kind: CargoKind) -> int:
    """Return the pieces that come to a hub from elsewhere if everything leaves."""
    total = sum(holdings[spot.id].pieces(kind) for spot in country.of_hub(hub.id))
    for inner in country.inner(hub.id):
        total += holdings[inner.id].pieces(kind) + through(country, inner, holdings, kind)
    return total


def _gate(ways: Ways, country: Country, gate: str, chance: random.Random) -> None:
    harbours = country.harbours_of(gate)
    shares = (0.6, 0.4) if len(harbours) > 1 else (1.0,)
    convoys = 4 + 2 * len(country.inner(gate))
    for harbour, share in zip(harbours, shares, strict=True):
        rule = RoadRule(("paved",), (Threat.LOW,), convoys, (60, 80))
        ways.road(country.spot(gate), harbour, chance, rule)
        ways.exits.append(Exit(hub=gate, to=harbour.id, share=share, provenance=MADE_UP))
    for inner in country.inner(gate):
        ways.exits.append(Exit(hub=inner.id, to=gate, share=1.0, provenance=MADE_UP))


def _hub(ways: Ways, country: Country, hub: Spot, holdings: dict[str, Holding]) -> None:
    own = [holdings[spot.id] for spot in country.of_hub(hub.id)]
    boxes = sum(one.pieces(CargoKind.CONTAINER) for one in own)
    cars = sum(one.pieces(CargoKind.VEHICLE) for one in own)
    inner = len(country.inner(hub.id))
    ways.hubs.append(
        Hub(
            site=hub.id,
            yard_teu=150 + boxes + 200 * inner,
            yard_vehicles=100 + cars + 150 * inner,
            arrivals_teu_per_day=60 + 40 * inner,
            dwell_days=2,
            cutoff_days=10,
            provenance=MADE_UP,
        )
    )


def _air(ways: Ways, country: Country, hub: Spot, holdings: dict[str, Holding]) -> None:
    people = sum(holdings[s.id].heads() for s in (hub, *country.of_hub(hub.id)))
    heavy = hub.id in country.gates

    def craft(
        kind: str, seats: int, weekly: int, *, runway: int = 0, home: bool = False, usd: float
    ) -> None:
        ways.aircraft.append(
            Aircraft(
                type=kind,
                base=hub.id,
                seats=seats,
                tonnes=6,
                flights_per_week=weekly,
                min_runway_m=runway,
                flies_home=home,
                flight_usd=usd,
                range_km=None if runway else 460,
                provenance=MADE_UP,
            )
        )

    if heavy:
        inland = sum(
            holdings[s.id].heads()
            for inner in country.inner(hub.id)
            for s in (inner, *country.of_hub(inner.id))
        )
        weekly = ceil((people + inland / 2) / (0.9 * 220 * SEAT_WEEKS))
        craft("charter_wide_body", 220, weekly, runway=2400, home=True, usd=300000)
        shuttles = max(1, ceil(inland / (0.9 * 90 * SEAT_WEEKS)))
        craft("transport", 90, shuttles, runway=1100, usd=45000)
    else:
        weekly = ceil(people / 2 / (0.9 * 140 * SEAT_WEEKS))
        craft("charter_narrow_body", 140, weekly, runway=2000, home=True, usd=140000)
        gate = country.spot(str(hub.hub))
        ways.air(hub.id, gate.id, Mode.AIR, _km(hub, gate))
    craft("helicopter", 20, 4, usd=16000)
    ways.air(hub.id, HOME, Mode.AIR, None)
    for spot in country.of_hub(hub.id):
        if spot.type is not SiteType.TOB and _km(spot, hub) < 400:
            ways.air(spot.id, hub.id, Mode.HELICOPTER, _km(spot, hub))


def _km(one: Spot, other: Spot) -> float:
    return float(max(1, ceil(great_circle_km(one.lat, one.lon, other.lat, other.lon))))


def _ports(
    ways: Ways, country: Country, holdings: dict[str, Holding], chance: random.Random
) -> None:
    """Let vessels call so that they take a little more than what can come to a port."""
    coming = {port.id: [0.0, 0.0] for port in country.harbours}
    for way in ways.exits:
        if way.to in coming:
            gate = country.spot(way.hub)
            for at, kind in enumerate((CargoKind.CONTAINER, CargoKind.VEHICLE)):
                pieces = holdings[gate.id].pieces(kind) + through(country, gate, holdings, kind)
                coming[way.to][at] += way.share * pieces
    for name, (boxes, cars) in coming.items():
        teu, vehicles = (ceil(n / (PORT_USE * CALLS)) + 20 for n in (boxes, cars))
        ways.ports.append(
            Port(
                id=name,
                yard_teu=3 * teu,
                yard_vehicles=3 * vehicles,
                first_call=ways.start + timedelta(days=chance.randint(28, 40)),
                call_every_days=CALL_EVERY,
                calls=CALLS,
                teu_per_call=teu,
                vehicles_per_call=vehicles,
                cutoff_days=4,
                provenance=MADE_UP,
            )
        )
