"""What a plan takes for granted: crews, clearances, ports, aircraft, prices."""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.core.catalogue import (
    NO_CLEARANCE,
    NO_CREW,
    NO_FACTOR,
    NO_LEG_FOR_AIRCRAFT,
    NO_PRICE,
    NOWHERE_TO_FLY,
    OTHER_CURRENCY,
    PORT_WITHOUT_CAPACITY,
    RUNWAY_UNKNOWN,
)
from drawdown.core.findings import Finding, Place
from drawdown.register.draft import Draft
from drawdown.register.layout import FILE_OF
from drawdown.register.network import HOME, Mode, Port
from drawdown.rules.checks import crews_of

CLEARANCES = ("convoy_first", "convoy", "flight")
"""Permissions that every plan asks for: a site's first convoy, the later ones, flights."""

_PORT_NEEDS = (
    "yard_teu",
    "yard_vehicles",
    "first_call",
    "call_every_days",
    "calls",
    "teu_per_call",
    "vehicles_per_call",
    "cutoff_days",
)
_MAY_BE_ZERO = frozenset({"cutoff_days"})
_AIR = frozenset({Mode.AIR, Mode.HELICOPTER})


def crews_are_there(draft: Draft) -> Iterator[Finding]:
    """Somebody has every kind of crew that a task needs."""
    known = {p.record.kind for p in draft.crews if p.record.number}
    needed = crews_of(draft.pack.tasks) if draft.pack else {}
    for crew, task in needed.items():
        if crew not in known:
            yield NO_CREW.at(Place(FILE_OF["crews"]), task=task, crew=crew)


def clearances_are_there(draft: Draft) -> Iterator[Finding]:
    """The clearances that every plan asks for are described."""
    known = {p.record.kind for p in draft.clearances}
    place = Place(FILE_OF["clearances"])
    yield from (NO_CLEARANCE.at(place, kind=kind) for kind in CLEARANCES if kind not in known)


def ports_can_take_cargo(draft: Draft) -> Iterator[Finding]:
    """A port that is an exit has a yard, and vessels that call and carry."""
    used = {p.record.to for p in draft.exits}
    for placed in draft.ports:
        port = placed.record
        missing = [name for name in _PORT_NEEDS if not _has(port, name)]
        if port.id in used and missing:
            place = placed.at(missing[0])
            yield PORT_WITHOUT_CAPACITY.at(place, port=port.id, missing=", ".join(missing))


def _has(port: Port, name: str) -> bool:
    value = getattr(port, name)
    return value is not None and (bool(value) or name in _MAY_BE_ZERO)


def everybody_can_fly_home(draft: Draft) -> Iterator[Finding]:
    """From every site with people there is a way to an aircraft that flies home."""
    legs = [p.record for p in draft.legs if p.record.mode in _AIR and not p.record.display_only]
    home = {leg.origin for leg in legs if leg.destination == HOME}
    done = {
        p.record.base
        for p in draft.aircraft
        if p.record.flies_home and p.record.seats and p.record.flights_per_week
    } & home
    ways = [(p.record.id, p.record.moves_to) for p in draft.sites]
    ways += [(p.record.hub, p.record.to) for p in draft.exits]
    ways += [(leg.origin, leg.destination) for leg in legs]
    ways += [(leg.destination, leg.origin) for leg in legs]
    while more := {start for start, end in ways if end in done} - done - {HOME}:
        done |= more
    inhabited = {p.record.site for p in draft.people if p.record.count}
    for placed in draft.sites:
        if placed.record.id in inhabited - done:
            yield NOWHERE_TO_FLY.at(placed.at("id"), site=placed.record.id)


def aircraft_have_runways(draft: Draft) -> Iterator[Finding]:
    """An aircraft is based where it can land, and where a leg home begins when it flies home."""
    runways = {p.record.id: p.record.runway_m for p in draft.sites}
    home = {p.record.origin for p in draft.legs if p.record.destination == HOME}
    for placed in draft.aircraft:
        plane = placed.record
        facts = {"aircraft": plane.type, "site": plane.base}
        if plane.base in runways and (runways[plane.base] or 0) < plane.min_runway_m:
            length = runways[plane.base]
            runway = "not known" if length is None else f"only {length} m"
            yield RUNWAY_UNKNOWN.at(placed.at("base"), **facts, runway=runway)
        if plane.flies_home and plane.base not in home:
            yield NO_LEG_FOR_AIRCRAFT.at(placed.at("base"), **facts)


def prices_are_there(draft: Draft) -> Iterator[Finding]:
    """There is a price for everything that the register holds, in the mission's currency."""
    if draft.costs is None:
        return
    costs, at = draft.costs.record, draft.costs.at
    types = dict.fromkeys(p.record.type for p in draft.sites)
    kinds = dict.fromkeys(p.record.kind for p in draft.cargo)
    lots = dict.fromkeys(f"{p.record.owner}_{p.record.kind}" for p in draft.cargo)
    ways = dict.fromkeys(p.record.way for p in draft.dispositions)
    missing = [(f"a day of a {t}", "site_day") for t in types if t not in costs.site_day]
    missing += [(f"a {k} at sea", "sea_freight") for k in kinds if k not in costs.sea_freight]
    missing += [(lot, "value") for lot in lots if lot not in costs.value]
    back = "value_recovered_share"
    missing += [
        (f"what {w} brings back", back) for w in ways if w not in costs.value_recovered_share
    ]
    for what, field in missing:
        yield NO_PRICE.at(at(field), what=what, field=field)
    if draft.mission is not None and draft.mission.record.currency != costs.currency:
        mission = draft.mission.record.currency
        yield OTHER_CURRENCY.at(at("currency"), costs=costs.currency, mission=mission)


def work_scales_with_every_site(draft: Draft) -> Iterator[Finding]:
    """The rule pack has a factor for the type of every site."""
    factors = draft.pack.scaling.factors if draft.pack else {}
    for placed in draft.sites:
        if draft.pack is not None and placed.record.type not in factors:
            yield NO_FACTOR.at(placed.at("type"), type=placed.record.type)
