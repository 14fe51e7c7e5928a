"""A whole invented mission: a valid register of any size, the same for the same seed."""

from __future__ import annotations

from datetime import date, timedelta

from drawdown.demo.invented.holdings import Holding, dispositions, holdings_of
from drawdown.demo.invented.marks import MADE_UP, SOURCES, stream
from drawdown.demo.invented.means import costs_of, crews_of, movement_of
from drawdown.demo.invented.places import Country, Spot, country_of
from drawdown.demo.invented.ways import ways_of
from drawdown.register.mission import Mission, Resolution
from drawdown.register.model import Register
from drawdown.register.network import Waypoint
from drawdown.register.site import Outcome, Receiver, Rotation, Site, Unit
from drawdown.rules.pack import RulePack

START, DEADLINE = date(2026, 7, 1), date(2026, 12, 31)
RAINS = (date(2026, 6, 15), date(2026, 9, 30))
LIQUIDATION_END = date(2027, 12, 31)
MOST_SITES = 120


def invented_mission(sites: int, seed: int, pack: RulePack) -> Register:
    """Return a mission with so many sites, hubs included; raises `ValueError` beyond 1 to 120.

    Teams, escorts, trucks, ports and aircraft grow with it, so that a plan in time exists and has
    to be looked for. Every number is made up.
    """
    if not 1 <= sites <= MOST_SITES:
        raise ValueError(f"{sites} sites: a mission of 1 to {MOST_SITES} can be invented")
    country = country_of(sites, seed)
    holdings = holdings_of(country, seed)
    ways = ways_of(country, holdings, START, seed)
    return Register(
        mission=_mission(sites, seed),
        pack=pack,
        sources=SOURCES,
        sites=tuple(_site(spot, holdings[spot.id], country) for spot in country.spots),
        people=tuple(row for one in holdings.values() for row in one.people),
        rotations=_rotations(country, seed),
        cargo=tuple(lot for one in holdings.values() for lot in one.cargo),
        dispositions=dispositions(),
        crews=crews_of(sites),
        waypoints=tuple(
            Waypoint(
                id=port.id,
                name=port.id,
                lat=port.lat,
                lon=port.lon,
                kind="sea port",
                provenance=MADE_UP,
            )
            for port in country.harbours
        ),
        legs=tuple(ways.legs),
        closures=tuple(ways.closures),
        hubs=tuple(ways.hubs),
        exits=tuple(ways.exits),
        ports=tuple(ways.ports),
        aircraft=tuple(ways.aircraft),
        movement=movement_of(sites, rains=RAINS, release_cap=START + timedelta(days=123)),
        costs=costs_of(),
    )


def _mission(sites: int, seed: int) -> Mission:
    return Mission(
        id=f"invented-{sites}-{seed}",
        name=f"An invented mission of {sites} sites",
        country="Nowhere",
        currency="USD",
        as_of=START,
        plan_start=START,
        deadline=DEADLINE,
        liquidation_start=DEADLINE + timedelta(days=1),
        liquidation_end=LIQUIDATION_END,
        resolutions=(Resolution(number="none (invented)", effect="the mandate ends"),),
        provenance=MADE_UP,
    )


def _site(spot: Spot, holding: Holding, country: Country) -> Site:
    converts = spot.outcome is Outcome.CONVERT
    runway = (2600 if spot.id in country.gates else 2100) if spot.is_hub else None
    return Site(
        id=spot.id,
        name=spot.id.replace("-", " ").capitalize(),
        type=spot.type,
        outcome=spot.outcome,
        lat=spot.lat,
        lon=spot.lon,
        moves_to=spot.hub,
        guard_after_deadline=40 if converts else 0,
        team_after_deadline=12 if converts else 0,
        runway_m=runway,
        runway_surface="asphalt" if runway else None,
        units=tuple(Unit(**unit.model_dump()) for unit in holding.units),
        receiver=Receiver(authority="Civilian authorities", provenance=MADE_UP),
        provenance=MADE_UP,
    )


def _rotations(country: Country, seed: int) -> tuple[Rotation, ...]:
    """Return one rotation that was fixed before, at the first hub of larger missions."""
    if len(country.spots) < 5:
        return ()
    people = stream(seed, "rotations").randint(40, 120)
    day = START + timedelta(days=27)
    return (Rotation(site=country.gates[0], people=people, departs=day, provenance=MADE_UP),)
