"""People: who leaves with what, who stays on, which aircraft carries them where."""

from __future__ import annotations

from collections.abc import Mapping

from drawdown.plan.build.exact import ceil_of, cents, floor_of
from drawdown.plan.problem import Flights, Heads
from drawdown.register.model import Register
from drawdown.register.network import HOME, Aircraft, Leg, Mode
from drawdown.register.site import Category, Outcome, Site

STAFF = (
    Category.STAFF_OFFICERS,
    Category.INDIVIDUAL_POLICE,
    Category.INTERNATIONAL_STAFF,
    Category.UNV,
)


def counts_of(register: Register, site_id: str) -> dict[Category, int]:
    """Return the heads of a site by category."""
    count = dict.fromkeys(Category, 0)
    for people in register.people:
        if people.site == site_id:
            count[people.category] += people.count
    return count


def heads_of(site: Site, register: Register) -> Heads:
    """Return the people of a site by what lets them go (section *People* of the model)."""
    count = counts_of(register, site.id)
    rules = register.movement.guard
    troops = count[Category.TROOPS]
    converts = site.outcome is Outcome.CONVERT
    stays = site.guard_after_deadline if converts else 0
    guard = min(troops, max(rules.minimum, ceil_of(rules.share_of_troops, troops), stays))
    staff = sum(count[category] for category in STAFF)
    return Heads(
        staff=staff,
        body=troops + count[Category.FORMED_POLICE] - guard,
        guard=guard,
        national=count[Category.NATIONAL_STAFF],
        guard_stays=min(stays, guard),
        team_stays=min(site.team_after_deadline, staff) if converts else 0,
    )


def _flights(craft: Aircraft, origin: str, destination: str, completion: float) -> Flights:
    return Flights(
        key=f"{craft.type}@{craft.base}",
        aircraft=craft,
        origin=origin,
        destination=destination,
        seats=floor_of(craft.seats, completion),
        per_week=craft.flights_per_week,
        cents=cents(craft.flight_usd),
    )


def home_flights(register: Register) -> dict[str, tuple[Flights, ...]]:
    """Return the flights out of the country by base, cheapest seat first."""
    completion = register.movement.flights.completion
    by_base: dict[str, list[Flights]] = {}
    for craft in register.aircraft:
        if craft.flies_home and craft.seats:
            flight = _flights(craft, craft.base, HOME, completion)
            by_base.setdefault(craft.base, []).append(flight)
    return {base: _cheapest_first(flights) for base, flights in by_base.items()}


def serves(craft: Aircraft, leg: Leg, sites: Mapping[str, Site]) -> bool:
    """Return whether an aircraft can fly a leg between two sites (rule *seats*)."""
    ends = (leg.origin, leg.destination)
    if craft.flies_home or not craft.seats or leg.display_only:
        return False
    if any(end not in sites for end in ends):
        return False
    if craft.range_km is not None and (leg.distance_km or craft.range_km + 1) > craft.range_km:
        return False
    if craft.min_runway_m == 0:
        return leg.mode in (Mode.AIR, Mode.HELICOPTER) and craft.base in ends
    runways = (sites[end].runway_m for end in ends)
    return leg.mode is Mode.AIR and all(m is not None and m >= craft.min_runway_m for m in runways)


def flights_between(register: Register) -> dict[tuple[str, str], tuple[Flights, ...]]:
    """Return the flights inside the country by (origin, destination), cheapest seat first."""
    sites = {site.id: site for site in register.sites}
    completion = register.movement.flights.completion
    found: dict[tuple[str, str], list[Flights]] = {}
    for leg in register.legs:
        for craft in register.aircraft:
            if not serves(craft, leg, sites):
                continue
            for way in ((leg.origin, leg.destination), (leg.destination, leg.origin)):
                found.setdefault(way, []).append(_flights(craft, *way, completion))
    return {way: _cheapest_first(flights) for way, flights in found.items()}


def _cheapest_first(flights: list[Flights]) -> tuple[Flights, ...]:
    return tuple(sorted(flights, key=lambda f: (f.cents / f.seats, f.key)))
