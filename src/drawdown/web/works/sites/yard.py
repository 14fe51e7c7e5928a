"""What stands in transit at a hub or a port, day by day."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.core.days import WEEK
from drawdown.plan.schedule import Movement
from drawdown.register.network import Port
from drawdown.web.works.index import PlanIndex


@dataclass(frozen=True, slots=True)
class Yard:
    """Containers and vehicles on each day of the horizon, and how many may stand there."""

    place: str
    teu: tuple[int, ...]
    vehicles: tuple[int, ...]
    room_teu: int
    room_vehicles: int

    @property
    def used(self) -> bool:
        """Whether anything ever stands there."""
        return any(self.teu) or any(self.vehicles)

    def peak(self, week: int) -> float:
        """Return the fullest day of a week, as a share of the room for containers or vehicles."""
        days = range(week * WEEK, min((week + 1) * WEEK, len(self.teu)))
        shares = [_share(self.teu[day], self.room_teu) for day in days]
        shares += [_share(self.vehicles[day], self.room_vehicles) for day in days]
        return max(shares, default=0.0)


def hub_yard(index: PlanIndex, site: str) -> Yard | None:
    """Return the transit cargo of a hub (its own is not counted); none where the site is no hub."""
    hub = next((hub for hub in index.register.hubs if hub.site == site), None)
    if hub is None:
        return None
    changes: list[tuple[int, int, int]] = []
    for movement in index.plan.movements:
        teu, vehicles = _others(movement, site)
        if movement.destination == site:
            changes.append((movement.arrive, teu, vehicles))
        if movement.origin == site:
            changes.append((movement.depart, -teu, -vehicles))
    return _yard(index, site, changes, room=(hub.yard_teu, hub.yard_vehicles))


def port_yard(index: PlanIndex, port: Port) -> Yard:
    """Return what waits at a port: each vessel takes what was ready before its cut-off."""
    arrived = sorted(
        (m.arrive, m.teu, m.vehicles) for m in index.plan.movements if m.destination == port.id
    )
    changes = list(arrived)
    shipped = [0, 0]
    for call in _calls(index, port):
        before = call - (port.cutoff_days or 0) - (port.dwell_days_likely or 0)
        for kind, room in ((0, port.teu_per_call or 0), (1, port.vehicles_per_call or 0)):
            there = sum(entry[1 + kind] for entry in arrived if entry[0] <= before) - shipped[kind]
            taken = min(there, room)
            shipped[kind] += taken
            changes.append((call, -taken * (kind == 0), -taken * (kind == 1)))
    return _yard(index, port.id, changes, room=(port.yard_teu or 0, port.yard_vehicles or 0))


def _calls(index: PlanIndex, port: Port) -> list[int]:
    if port.first_call is None or port.call_every_days is None:
        return []
    first = index.plan.days.day(port.first_call)
    return [first + port.call_every_days * number for number in range(port.calls or 0)]


def _others(movement: Movement, site: str) -> tuple[int, int]:
    loads = [load for load in movement.loads if load.site != site]
    return sum(load.teu for load in loads), sum(load.vehicles for load in loads)


def _yard(
    index: PlanIndex, place: str, changes: list[tuple[int, int, int]], *, room: tuple[int, int]
) -> Yard:
    days = index.horizon
    teu, vehicles = [0] * days, [0] * days
    for day, boxes, cars in changes:
        if 0 <= day < days:
            teu[day] += boxes
            vehicles[day] += cars
    return Yard(place, _running(teu), _running(vehicles), *room)


def _running(changes: list[int]) -> tuple[int, ...]:
    total, levels = 0, []
    for change in changes:
        total += change
        levels.append(total)
    return tuple(levels)


def _share(count: int, room: int) -> float:
    return count / room if room else float(bool(count))
