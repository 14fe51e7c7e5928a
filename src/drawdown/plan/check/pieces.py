"""Pieces of cargo: what leaves each site by owner and kind, and what movements carry of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from drawdown.plan.check.exact import exact
from drawdown.plan.check.facts import Facts
from drawdown.plan.check.who import guard_strength
from drawdown.plan.schedule import LeftBehind, Load, Movement, Purpose
from drawdown.register.site import LEAVING, CargoKind, Disposition, Owner, Way

CONTAINERS_A_SLOT = 2


class Lot(NamedTuple):
    """Cargo is told apart by the site it comes from, its owner and its kind."""

    site: str
    owner: Owner
    kind: CargoKind

    def __str__(self) -> str:
        return f"{self.owner.value} {self.kind.value}s of {self.site}"


def counts(facts: Facts) -> dict[Lot, int]:
    """Return what is there on day 0."""
    found: defaultdict[Lot, int] = defaultdict(int)
    for cargo in facts.register.cargo:
        found[Lot(cargo.site, cargo.owner, cargo.kind)] += cargo.count
    return dict(found)


def shares(facts: Facts, lot: Lot) -> dict[Way, Fraction]:
    """Return the share of a lot that goes each way; what is open of it goes the chosen way."""
    found: defaultdict[Way, Fraction] = defaultdict(Fraction)
    rows = told_of(facts, lot)
    for row in rows:
        if row.share is not None:
            found[row.way] += exact(row.share)
    if any(row.share is None for row in rows):
        for choice in facts.plan.dispositions:
            if (choice.site, choice.owner, choice.kind) == lot:
                found[choice.way] += 1 - sum(found.values())
                break
    return dict(found)


def told_of(facts: Facts, lot: Lot) -> list[Disposition]:
    """Return what the register says of a lot: the lines of its site, or those without a site."""
    known = facts.dispositions
    return known.get(lot) or known.get((None, lot.owner, lot.kind), [])


def leaving(facts: Facts) -> dict[Lot, int]:
    """Return how many pieces of each lot leave their site."""
    return {lot: leaving_of(facts, lot, count) for lot, count in counts(facts).items()}


def leaving_of(facts: Facts, lot: Lot, count: int) -> int:
    """Return how many pieces of a lot of so many leave their site."""
    going = sum(share for way, share in shares(facts, lot).items() if way in LEAVING)
    return ceil(count * going)


def carried(loads: Iterable[Load | LeftBehind]) -> dict[Lot, int]:
    """Return the pieces of loads by lot; what is zero is left out."""
    found: defaultdict[Lot, int] = defaultdict(int)
    for load in loads:
        found[Lot(load.site, load.owner, CargoKind.CONTAINER)] += load.teu
        found[Lot(load.site, load.owner, CargoKind.VEHICLE)] += load.vehicles
    return {lot: pieces for lot, pieces in found.items() if pieces}


def smallest_slots(facts: Facts, movement: Movement) -> int:
    """Return the slots of a route: those of its smallest leg; a leg that names none has none."""
    return min((facts.legs[use.leg].convoy_slots or 0 for use in movement.legs), default=0)


def rear_party_vehicles(facts: Facts, site: str, last: Movement) -> int:
    """Return the contingent-owned vehicles that wait for the rear party."""
    lot = Lot(site, Owner.COE, CargoKind.VEHICLE)
    count = sum(
        cargo.count
        for cargo in facts.register.cargo
        if (cargo.site, cargo.owner, cargo.kind) == lot
    )
    vehicles = leaving_of(facts, lot, count)
    needed = ceil(
        guard_strength(facts, site) / exact(facts.register.movement.convoys.people_per_vehicle)
    )
    return min(vehicles, needed, smallest_slots(facts, last))


def slots(movement: Movement) -> int:
    """Return the slots that the cargo of a convoy or barge takes."""
    return ceil(Fraction(movement.teu, CONTAINERS_A_SLOT)) + movement.vehicles


def self_driven(facts: Facts, movement: Movement) -> int:
    """Return the vehicles of a convoy that move under their own wheels."""
    if movement.purpose is Purpose.LAST:
        return movement.vehicles
    rules = facts.register.movement.trucks
    exported = movement.destination in facts.ports
    share = rules.self_drive_export if exported else rules.self_drive_in_theatre
    return floor(movement.vehicles * exact(share))


def trucks(facts: Facts, movement: Movement) -> int:
    """Return the trucks of a convoy: for its containers, and for the vehicles that are carried."""
    rules = facts.register.movement.trucks
    on_carriers = movement.vehicles - self_driven(facts, movement)
    return ceil(Fraction(movement.teu, rules.teu_per_truck)) + ceil(
        Fraction(on_carriers, rules.vehicles_per_carrier)
    )
