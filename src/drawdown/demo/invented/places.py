"""Where everything is: hubs on a shaken grid, sites around them, ports beyond the southern edge."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, cos, pi, radians, sin, sqrt

from drawdown.demo.invented.marks import stream
from drawdown.register.site import Outcome
from drawdown.rules.pack import SiteType

PER_HUB = 6
"""Sites that share a hub, the hub among them."""
KM = 111.0
"""Kilometres in a degree of latitude."""
SOUTH, WEST, GRID = 12.0, 2.0, 2.6
"""Latitude and longitude of the first hub, degrees between hubs."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A site with its position, its hub and the place that its road leads to first."""

    id: str
    type: SiteType
    lat: float
    lon: float
    outcome: Outcome
    hub: str | None = None
    """Where people and cargo go first; none at a gate."""
    via: str | None = None
    """The next place on the road towards the hub."""
    is_hub: bool = False


@dataclass(frozen=True, slots=True)
class Harbour:
    """An exit port."""

    id: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Country:
    """All places. `gates` are the hubs from which roads lead to ports."""

    spots: tuple[Spot, ...]
    harbours: tuple[Harbour, ...]
    gates: tuple[str, ...]

    def spot(self, name: str) -> Spot:
        """Return a site by id."""
        return next(spot for spot in self.spots if spot.id == name)

    def of_hub(self, hub: str) -> tuple[Spot, ...]:
        """Return the sites that leave through a hub, without hubs."""
        return tuple(spot for spot in self.spots if spot.hub == hub and not spot.is_hub)

    def inner(self, gate: str) -> tuple[Spot, ...]:
        """Return the hubs that leave through a gate."""
        return tuple(spot for spot in self.spots if spot.hub == gate and spot.is_hub)

    def harbours_of(self, gate: str) -> tuple[Harbour, ...]:
        """Return the two ports, or the one, that are nearest to a gate."""
        lon = self.spot(gate).lon
        return tuple(sorted(self.harbours, key=lambda port: abs(port.lon - lon))[:2])


def country_of(sites: int, seed: int) -> Country:
    """Return the places of a mission with so many sites, hubs included."""
    chance = stream(seed, "places")
    hubs = max(1, ceil(sites / PER_HUB))
    columns = ceil(sqrt(hubs))
    spots: list[Spot] = []
    for number in range(hubs):
        row, column = divmod(number, columns)
        below = f"hub-{number - columns + 1}" if row else None
        closes = row > 0 and chance.random() < 0.3
        spots.append(
            Spot(
                id=f"hub-{number + 1}",
                type=SiteType.SUPER_CAMP,
                lat=round(SOUTH + GRID * row + chance.uniform(-0.4, 0.4), 3),
                lon=round(WEST + GRID * column + chance.uniform(-0.4, 0.4), 3),
                outcome=Outcome.CLOSE if closes else Outcome.CONVERT,
                hub=f"hub-{number % columns + 1}" if row else None,
                via=below,
                is_hub=True,
            )
        )
    field: dict[str, list[Spot]] = {}
    for number in range(sites - hubs):
        hub = spots[number % hubs]
        near = field.setdefault(hub.id, [])
        angle, km = chance.uniform(0, 2 * pi), chance.uniform(70, 150)
        beyond = chance.choice(near) if near and chance.random() < 0.35 else hub
        lat = beyond.lat + km / KM * sin(angle)
        lon = beyond.lon + km / KM * cos(angle) / cos(radians(beyond.lat))
        size = SiteType.TOB if chance.random() < 0.3 else SiteType.CAMP
        near.append(
            Spot(
                id=f"camp-{number + 1}",
                type=size,
                lat=round(lat, 3),
                lon=round(lon, 3),
                outcome=Outcome.CLOSE,
                hub=hub.id,
                via=beyond.id,
            )
        )
    gates = tuple(spot.id for spot in spots[:columns])
    harbours = tuple(
        Harbour(
            f"port-{n + 1}", round(SOUTH - chance.uniform(5, 7), 3), WEST + GRID * (2 * n + 0.5)
        )
        for n in range(ceil(len(gates) / 2))
    )
    return Country((*(s for near in field.values() for s in near), *spots), harbours, gates)
