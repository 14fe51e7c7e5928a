"""Cargo: what leaves a site by owner, its lifts, and what the rear party takes."""

from __future__ import annotations

from math import ceil

from drawdown.plan.build.exact import exact, floor_of
from drawdown.plan.build.lots import Lot, Lots
from drawdown.plan.problem import Lift, Piece
from drawdown.register.model import Register
from drawdown.register.movement import TruckRules
from drawdown.register.site import CargoKind, Owner


def leaving(lots: Lots, site_id: str) -> tuple[Piece, ...]:
    """Return what leaves a site, contingent-owned first (rule *cargo-complete*)."""
    pieces = []
    for owner in (Owner.COE, Owner.UNOE):
        count = dict.fromkeys(CargoKind, 0)
        for cargo in lots.register.cargo:
            if cargo.site == site_id and cargo.owner is owner:
                count[cargo.kind] += lots.leaving(Lot(site_id, owner, cargo.kind), cargo.count)
        pieces.append(Piece(owner, count[CargoKind.CONTAINER], count[CargoKind.VEHICLE]))
    return tuple(pieces)


def trucks_for(teu: int, vehicles: int, rules: TruckRules, *, export: bool) -> tuple[int, int]:
    """Return (trucks, vehicles under their own wheels) of a convoy by road (rule *slots*)."""
    share = rules.self_drive_export if export else rules.self_drive_in_theatre
    drives = floor_of(vehicles, share)
    carriers = ceil((vehicles - drives) / rules.vehicles_per_carrier)
    return ceil(teu / rules.teu_per_truck) + carriers, drives


def slots_of(teu: int, vehicles: int) -> int:
    """Return the slots that a load takes."""
    return ceil(teu / 2) + vehicles


def rear_vehicles(register: Register, pieces: tuple[Piece, ...], guard: int, slots: int) -> int:
    """Return the vehicles that the rear party keeps until the end."""
    wanted = ceil(exact(guard) / exact(register.movement.convoys.people_per_vehicle))
    return min(pieces[0].vehicles, wanted, slots)


def lifts_of(
    pieces: tuple[Piece, ...], register: Register, *, slots: int, teu_a_day: int, people: int
) -> tuple[Lift, ...]:
    """Return the fewest lifts that carry the pieces, each with a like share of both kinds.

    UN-owned cargo goes with the last ones, since it is packed last; the main body rides on the
    first, so that it can fly home soonest. A site has at least one lift.
    """
    teu = sum(piece.teu for piece in pieces)
    vehicles = sum(piece.vehicles for piece in pieces)
    number = max(1, ceil(teu / teu_a_day), ceil(slots_of(teu, vehicles) / slots))
    while True:
        loads = [(_part(teu, k, number), _part(vehicles, k, number)) for k in range(number)]
        if all(slots_of(t, v) <= slots and t <= teu_a_day for t, v in loads):
            break
        number += 1
    coe = [pieces[0].teu, pieces[0].vehicles]
    lifts = []
    for k, (t, v) in enumerate(loads):
        own = Piece(Owner.COE, min(t, coe[0]), min(v, coe[1]))
        coe = [coe[0] - own.teu, coe[1] - own.vehicles]
        rest = Piece(Owner.UNOE, t - own.teu, v - own.vehicles)
        trucks, drives = trucks_for(t, v, register.movement.trucks, export=False)
        carried = tuple(p for p in (own, rest) if p.teu + p.vehicles)
        lifts.append(Lift(carried, slots_of(t, v), trucks, drives, 0 if k else people))
    return tuple(lifts)


def _part(total: int, k: int, number: int) -> int:
    """Return the k-th of `number` parts of a total that differ by one at most."""
    return total * (k + 1) // number - total * k // number
