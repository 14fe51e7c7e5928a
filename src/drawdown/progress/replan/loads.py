"""Loads: what movements can carry of what is there, and what stays behind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from drawdown.plan.build.cargo import leaving, slots_of, trucks_for
from drawdown.plan.build.lots import Lots
from drawdown.plan.schedule import LeftBehind, Load, Movement, MovementKind, Purpose
from drawdown.register.model import Register
from drawdown.register.site import Outcome, Owner

Lot = tuple[str, Owner]
"""Cargo of one site and owner; containers and vehicles are counted side by side."""
Pieces = list[int]
"""Containers, vehicles."""


def reloaded(movement: Movement, loads: Iterable[Load], register: Register) -> Movement:
    """Return a movement with other loads, and the slots and trucks that they take."""
    kept = tuple(load for load in loads if load.teu + load.vehicles)
    teu, vehicles = sum(load.teu for load in kept), sum(load.vehicles for load in kept)
    trucks = 0
    if movement.kind is MovementKind.CONVOY and movement.purpose is not Purpose.LAST:
        export = movement.destination in {port.id for port in register.ports}
        trucks, _ = trucks_for(teu, vehicles, register.movement.trucks, export=export)
    spans = {} if trucks else {"trucks_from": 0, "trucks_until": 0}
    return movement.model_copy(
        update={"loads": kept, "slots": slots_of(teu, vehicles), "trucks": trucks, **spans}
    )


def fit_lifts(
    movements: Iterable[Movement], lots: Lots, as_of: int, *, without: set[str]
) -> list[Movement]:
    """Return movements whose lifts carry what their site has to send, the last ones less."""
    register = lots.register
    found = list(movements)
    for site in register.sites:
        if site.outcome is not Outcome.CLOSE or site.id in without:
            continue
        over: dict[Lot, Pieces] = {
            (site.id, piece.owner): [-piece.teu, -piece.vehicles]
            for piece in leaving(lots, site.id)
        }
        mine = [
            n
            for n, movement in enumerate(found)
            if movement.site == site.id and movement.purpose in (Purpose.LIFT, Purpose.LAST)
        ]
        for n in mine:
            for load in found[n].loads:
                over[load.site, load.owner][0] += load.teu
                over[load.site, load.owner][1] += load.vehicles
        if not any(teu > 0 or vehicles > 0 for teu, vehicles in over.values()):
            continue
        for n in sorted(mine, key=lambda n: -found[n].depart):
            if found[n].depart >= as_of and found[n].purpose is Purpose.LIFT:
                loads = [_less(load, over) for load in found[n].loads]
                found[n] = reloaded(found[n], loads, register)
    return found


def _less(load: Load, over: dict[Lot, Pieces]) -> Load:
    """Return a load without what there is too much of, which is taken off the account."""
    account = over[load.site, load.owner]
    teu = min(load.teu, max(0, account[0]))
    vehicles = min(load.vehicles, max(0, account[1]))
    account[0] -= teu
    account[1] -= vehicles
    return load.model_copy(update={"teu": load.teu - teu, "vehicles": load.vehicles - vehicles})


def settle(
    movements: Iterable[Movement], lots: Lots, as_of: int
) -> tuple[list[Movement], tuple[LeftBehind, ...]]:
    """Return movements that carry what is there when they leave, and what is left in the end.

    An onward movement that nothing is left for is not made.
    """
    register = lots.register
    hubs = {hub.site: hub.dwell_days for hub in register.hubs}
    there: dict[str, list[tuple[int, Lot, Pieces]]] = defaultdict(list)
    for site in register.sites:
        if site.outcome is Outcome.CONVERT:
            for piece in leaving(lots, site.id):
                there[site.id].append((0, (site.id, piece.owner), [piece.teu, piece.vehicles]))
    found: list[Movement] = []
    for movement in sorted(movements, key=lambda m: (m.depart, m.id)):
        kept = movement
        if movement.purpose is Purpose.ONWARD:
            loads = [
                _taken(load, there[movement.origin], movement.depart) for load in movement.loads
            ]
            if movement.depart >= as_of:
                kept = reloaded(movement, loads, register)
                if not kept.loads:
                    continue
        found.append(kept)
        if kept.destination in hubs:
            ready = kept.arrive + hubs[kept.destination]
            there[kept.destination] += [
                (ready, (load.site, load.owner), [load.teu, load.vehicles]) for load in kept.loads
            ]
    return found, _left(there, register)


def _taken(load: Load, there: list[tuple[int, Lot, Pieces]], day: int) -> Load:
    """Take a load off what is ready on a day, and return as much of it as there is."""
    wanted = [load.teu, load.vehicles]
    for ready, lot, pieces in there:
        if ready <= day and lot == (load.site, load.owner):
            for kind in (0, 1):
                taken = min(wanted[kind], pieces[kind])
                pieces[kind] -= taken
                wanted[kind] -= taken
    left = {"teu": load.teu - wanted[0], "vehicles": load.vehicles - wanted[1]}
    return load.model_copy(update=left)


def _left(
    there: dict[str, list[tuple[int, Lot, Pieces]]], register: Register
) -> tuple[LeftBehind, ...]:
    """Return what is at liquidation sites after the last movement."""
    total: Counter[tuple[str, str, Owner, int]] = Counter()
    for place, rows in there.items():
        if register.site(place).outcome is Outcome.CONVERT:
            for _, (site, owner), pieces in rows:
                total[place, site, owner, 0] += pieces[0]
                total[place, site, owner, 1] += pieces[1]
    keys = dict.fromkeys((place, site, owner) for place, site, owner, _ in total)
    return tuple(
        LeftBehind(
            at=at,
            site=site,
            owner=owner,
            teu=total[at, site, owner, 0],
            vehicles=total[at, site, owner, 1],
        )
        for at, site, owner in sorted(keys)
        if total[at, site, owner, 0] + total[at, site, owner, 1]
    )
