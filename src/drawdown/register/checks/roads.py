"""The ways out: every site reaches its hub, every hub a port, over legs that somebody plans on."""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.core.catalogue import (
    CONVERT_WITHOUT_HUB,
    EXIT_LOOP,
    HUB_WITHOUT_EXIT,
    LEG_INCOMPLETE,
    NEVER_OPEN,
    NO_HUB,
    NO_ROAD,
    NO_SPEED,
    NO_THREAT,
    NOT_PLANNED_ON,
    TOO_SHORT,
)
from drawdown.core.findings import Finding
from drawdown.core.geo import great_circle_km
from drawdown.core.reading.records import Placed
from drawdown.register.checks.ways import Ways, planned_on
from drawdown.register.draft import Draft
from drawdown.register.network import Leg, Mode
from drawdown.register.site import Outcome

RIVER_CLASS = "river"
_CONVOY_NEEDS = ("distance_km", "road_class", "convoy_slots", "escort_units")
_BARGE_NEEDS = ("distance_km", "convoy_slots", "escort_units", "cycle_days")


def sites_reach_their_hub(draft: Draft) -> Iterator[Finding]:
    """There is a road or river from a site that closes to its hub."""
    ways = Ways(draft)
    for placed in draft.sites:
        site = placed.record
        closes = site.outcome is Outcome.CLOSE and site.moves_to is not None
        if closes and not ways.lead(site.id, str(site.moves_to)):
            yield NO_ROAD.at(placed.at("moves_to"), site=site.id, to=site.moves_to)


def sites_have_a_hub(draft: Draft) -> Iterator[Finding]:
    """A site that closes moves to a hub, and a converted site is one."""
    hubs = {p.record.site for p in draft.hubs}
    for placed in draft.sites:
        site = placed.record
        if site.outcome is Outcome.CLOSE and site.moves_to is None:
            yield NO_HUB.at(placed.at())
        elif site.outcome is Outcome.CONVERT and site.id not in hubs:
            yield CONVERT_WITHOUT_HUB.at(placed.at("outcome"), site=site.id)


def hubs_reach_their_exits(draft: Draft) -> Iterator[Finding]:
    """Every hub has an exit, and a road or river to it."""
    leaving = {p.record.hub for p in draft.exits}
    for hub in draft.hubs:
        if hub.record.site not in leaving:
            yield HUB_WITHOUT_EXIT.at(hub.at("site"), site=hub.record.site)
    ways = Ways(draft)
    for placed in draft.exits:
        way = placed.record
        if not ways.lead(way.hub, way.to):
            yield NO_ROAD.at(placed.at("to"), site=way.hub, to=way.to)


def hubs_lead_to_a_port(draft: Draft) -> Iterator[Finding]:
    """From hub to hub, cargo comes to a port in the end."""
    done = {p.record.id for p in draft.ports}
    ways = [(p.record.hub, p.record.to) for p in draft.exits]
    while more := {hub for hub, to in ways if to in done} - done:
        done |= more
    stuck = sorted({hub for hub, _ in ways} - done)
    if stuck:
        place = next(p.at("hub") for p in draft.exits if p.record.hub in stuck)
        yield EXIT_LOOP.at(place, loop=", ".join(stuck))


def legs_are_complete(draft: Draft) -> Iterator[Finding]:
    """A leg that is planned on has what a convoy needs; a leg without departures says so."""
    ways = Ways(draft)
    for placed in draft.legs:
        leg = placed.record
        if not planned_on(leg):
            unsaid = leg.departures_per_week is None and not leg.display_only
            if leg.mode is Mode.ROAD and unsaid:
                yield NOT_PLANNED_ON.at(placed.at("departures_per_week"))
            continue
        needs = _BARGE_NEEDS if leg.mode is Mode.RIVER else _CONVOY_NEEDS
        missing = [name for name in needs if getattr(leg, name) is None]
        if missing:
            yield LEG_INCOMPLETE.at(placed.at(missing[0]), missing=", ".join(missing))
        if leg.mode is Mode.ROAD and leg.threat is None:
            yield NO_THREAT.at(placed.at("threat"))
        if not ways.opens(leg):
            yield NEVER_OPEN.at(placed.at())


def roads_are_long_enough(draft: Draft) -> Iterator[Finding]:
    """A road or river is at least as long as the straight line between its ends."""
    positions = {p.record.id: (p.record.lat, p.record.lon) for p in draft.sites}
    positions |= {p.record.id: (p.record.lat, p.record.lon) for p in draft.waypoints}
    for placed in draft.legs:
        leg = placed.record
        ends = (leg.origin, leg.destination)
        if leg.mode not in {Mode.ROAD, Mode.RIVER} or leg.distance_km is None:
            continue
        if positions.keys() >= set(ends):
            straight = great_circle_km(*positions[ends[0]], *positions[ends[1]])
            if leg.distance_km < straight:
                facts = {"distance": f"{leg.distance_km:g}", "straight": f"{straight:.0f}"}
                yield TOO_SHORT.at(placed.at("distance_km"), **facts)


def speeds_are_known(draft: Draft) -> Iterator[Finding]:
    """There is a speed for the class of every leg that is planned on."""
    known = {p.record.road_class for p in draft.speeds}
    for placed in draft.legs:
        needed = speed_class(placed)
        if needed is not None and needed not in known:
            yield NO_SPEED.at(placed.at("road_class"), road_class=needed)


def speed_class(placed: Placed[Leg]) -> str | None:
    """Return the class whose speed a leg needs, if it needs one."""
    leg = placed.record
    if not planned_on(leg):
        return None
    return RIVER_CLASS if leg.mode is Mode.RIVER else leg.road_class
