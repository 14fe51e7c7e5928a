"""What stands at each site: people by contingent, containers and vehicles in lots."""

from __future__ import annotations

import random
from dataclasses import dataclass

from drawdown.demo.invented.marks import MADE_UP, stream
from drawdown.demo.invented.places import Country, Spot
from drawdown.register.site import (
    Cargo,
    CargoKind,
    Category,
    Disposition,
    Owner,
    People,
    Unit,
    Way,
)
from drawdown.rules.pack import SiteType

TROOPS = {SiteType.TOB: (60, 140), SiteType.CAMP: (150, 420), SiteType.SUPER_CAMP: (450, 950)}
LOTS = {SiteType.TOB: (3, 4), SiteType.CAMP: (5, 9), SiteType.SUPER_CAMP: (12, 20)}
"""Lots of a site, of 6 to 18 containers each."""
POLICE = 140
"""People of a formed police unit."""
COUNTRIES = tuple(f"XX{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
SHARES = {
    (Owner.COE, CargoKind.CONTAINER): (
        (Way.REPATRIATE, 0.94),
        (Way.GIVE, 0.03),
        (Way.DESTROY, 0.03),
    ),
    (Owner.COE, CargoKind.VEHICLE): ((Way.REPATRIATE, 0.96), (Way.GIVE, 0.04)),
    (Owner.UNOE, CargoKind.CONTAINER): ((Way.REDEPLOY, 0.5), (Way.SELL, 0.3), (Way.GIVE, 0.2)),
    (Owner.UNOE, CargoKind.VEHICLE): ((Way.REDEPLOY, 0.5), (Way.SELL, 0.4), (Way.DESTROY, 0.1)),
}


@dataclass(frozen=True, slots=True)
class Holding:
    """What one site holds on the first day."""

    spot: Spot
    people: tuple[People, ...]
    units: tuple[Unit, ...]
    cargo: tuple[Cargo, ...]

    def heads(self) -> int:
        """Return the people who have to leave the country, those who stay on among them."""
        return sum(p.count for p in self.people if p.category is not Category.NATIONAL_STAFF)

    def pieces(self, kind: CargoKind) -> int:
        """Return the containers or vehicles of all owners."""
        return sum(lot.count for lot in self.cargo if lot.kind is kind)


def holdings_of(country: Country, seed: int) -> dict[str, Holding]:
    """Return what every site holds."""
    chance = stream(seed, "holdings")
    return {spot.id: _holding(spot, chance) for spot in country.spots}


def dispositions() -> tuple[Disposition, ...]:
    """Return what becomes of every kind of cargo."""
    return tuple(
        Disposition(owner=owner, kind=kind, way=way, share=share, provenance=MADE_UP)
        for (owner, kind), ways in SHARES.items()
        for way, share in ways
    )


def _holding(spot: Spot, chance: random.Random) -> Holding:
    troops = chance.randint(*TROOPS[spot.type])
    units = [Unit(country=chance.choice(COUNTRIES), unit="infantry", strength=troops)]
    police = POLICE if spot.type is not SiteType.TOB and chance.random() < 0.25 else 0
    if police:
        units.append(Unit(country=chance.choice(COUNTRIES), unit="formed police", strength=police))
    count = {Category.TROOPS: troops, Category.FORMED_POLICE: police}
    if spot.is_hub:
        count |= {
            Category.STAFF_OFFICERS: chance.randint(10, 40),
            Category.INDIVIDUAL_POLICE: chance.randint(10, 40),
            Category.INTERNATIONAL_STAFF: chance.randint(30, 110),
            Category.UNV: chance.randint(4, 16),
            Category.NATIONAL_STAFF: chance.randint(30, 110),
        }
    elif spot.type is SiteType.CAMP and chance.random() < 0.3:
        count |= {
            Category.INTERNATIONAL_STAFF: chance.randint(6, 24),
            Category.NATIONAL_STAFF: chance.randint(6, 24),
        }
    people = tuple(
        People(site=spot.id, category=category, count=number, provenance=MADE_UP)
        for category, number in count.items()
        if number
    )
    return Holding(spot, people, tuple(units), _cargo(spot, chance))


def _cargo(spot: Spot, chance: random.Random) -> tuple[Cargo, ...]:
    """Add up the lots of a site by owner; two vehicles come with three containers."""
    teu = dict.fromkeys(Owner, 0)
    for _ in range(chance.randint(*LOTS[spot.type])):
        owned = 0.3 if spot.is_hub else 0.08
        teu[Owner.UNOE if chance.random() < owned else Owner.COE] += chance.randint(6, 18)
    lots = []
    for owner, boxes in teu.items():
        for kind, number in ((CargoKind.CONTAINER, boxes), (CargoKind.VEHICLE, boxes * 2 // 3)):
            if number:
                tonnes = float(number * (10 if kind is CargoKind.CONTAINER else 6))
                lots.append(
                    Cargo(
                        site=spot.id,
                        owner=owner,
                        kind=kind,
                        count=number,
                        tonnes=tonnes,
                        provenance=MADE_UP,
                    )
                )
    return tuple(lots)
