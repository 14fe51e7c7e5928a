"""Aircraft: how many people a flight takes, which legs each may fly, which sites are served."""

from __future__ import annotations

from math import floor

from drawdown.plan.check.exact import exact
from drawdown.plan.check.facts import Facts
from drawdown.register.network import HOME, Aircraft, Leg, Mode


def seats(facts: Facts, entry: Aircraft) -> int:
    """Return how many people a flight may be planned with."""
    return floor(entry.seats * exact(facts.register.movement.flights.completion))


def runway(facts: Facts, place: str) -> int:
    """Return the metres of runway of a place; one that nobody knows counts as none."""
    return (facts.sites[place].runway_m or 0) if place in facts.sites else 0


def may_fly(facts: Facts, entry: Aircraft, leg: Leg) -> bool:
    """Return whether an aircraft that does not fly home may fly a leg."""
    ends = (leg.origin, leg.destination)
    if leg.display_only or HOME in ends or entry.flies_home or not in_range(entry, leg):
        return False
    if not entry.min_runway_m:  # a helicopter
        return leg.mode in {Mode.AIR, Mode.HELICOPTER} and entry.base in ends
    return leg.mode is Mode.AIR and all(
        runway(facts, place) >= entry.min_runway_m for place in ends
    )


def in_range(entry: Aircraft, leg: Leg) -> bool:
    """Return whether an aircraft flies so far; where that has a limit, unknown is too far."""
    if entry.range_km is None:
        return True
    return leg.distance_km is not None and leg.distance_km <= entry.range_km


def connected(facts: Facts, entry: Aircraft, places: frozenset[str]) -> bool:
    """Return whether an aircraft has a leg that it may fly between two places."""
    return any(may_fly(facts, entry, leg) for leg in facts.legs_between.get(places, ()))


def served(facts: Facts, site: str) -> bool:
    """Return whether some aircraft can take people from a site to a hub."""
    return any(
        connected(facts, entry, frozenset({site, hub}))
        for entry in facts.register.aircraft
        if entry.flights_per_week and seats(facts, entry)
        for hub in facts.hubs
        if hub != site
    )
