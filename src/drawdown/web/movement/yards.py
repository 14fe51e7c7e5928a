"""Yards of hubs and ports: what stands there, what they hold, their cut-off, the days it waits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from drawdown.movement.file import HOME, MovementFile
from drawdown.register.model import Register


@dataclass(frozen=True, slots=True)
class Waiting:
    """A container that was checked in at a yard and has not left it by any movement since."""

    container: str
    since: date
    movement: str


@dataclass(frozen=True, slots=True)
class Yard:
    """A hub or a port as its keeper sees it; what is not known is none."""

    place: str
    port: bool
    holds_teu: int | None
    cutoff_days: int | None
    usual_days: int | None
    """How long containers usually stand there; after that the clock of demurrage is watched."""
    waiting: tuple[Waiting, ...]

    def longest(self, today: date) -> int | None:
        """Return the days that the first of them has stood there."""
        return max(((today - each.since).days for each in self.waiting), default=None)

    def overdue(self, today: date) -> int | None:
        """Return how many stand there longer than usual; none where that is not known."""
        if self.usual_days is None:
            return None
        return sum((today - each.since).days > self.usual_days for each in self.waiting)


@dataclass(frozen=True, slots=True)
class Rate:
    """What a container costs for each day beyond the free ones, as the mission's costs say."""

    day: float
    free_days: int
    currency: str
    source: str
    estimated: bool

    def of(self, yard: Yard, today: date) -> float | None:
        """Return what has run up at a port; none elsewhere. A container counts as one TEU."""
        if not yard.port:
            return None
        days = (max((today - each.since).days - self.free_days, 0) for each in yard.waiting)
        return self.day * sum(days)


def rate_of(register: Register) -> Rate | None:
    """Return the rate of demurrage; none where the mission's costs name none."""
    costs = register.costs
    if not costs.demurrage_teu_day:
        return None
    known = costs.provenance_of("demurrage_teu_day")
    return Rate(
        day=costs.demurrage_teu_day,
        free_days=int(costs.demurrage_free_days),
        currency=costs.currency,
        source=" ".join(known.source),
        estimated=known.inferred,
    )


def yards(register: Register, files: Sequence[MovementFile]) -> list[Yard]:
    """Return every hub and port of the register with what waits there."""
    waiting = waiting_at(files)
    hubs = [
        Yard(
            place=hub.site,
            port=False,
            holds_teu=hub.yard_teu,
            cutoff_days=hub.cutoff_days,
            usual_days=hub.dwell_days,
            waiting=waiting.get(hub.site, ()),
        )
        for hub in register.hubs
    ]
    ports = [
        Yard(
            place=port.id,
            port=True,
            holds_teu=port.yard_teu,
            cutoff_days=port.cutoff_days,
            usual_days=port.dwell_days_likely,
            waiting=waiting.get(port.id, ()),
        )
        for port in register.ports
    ]
    return [*hubs, *ports]


def waiting_at(files: Iterable[MovementFile]) -> dict[str, tuple[Waiting, ...]]:
    """Return the containers that stand at each place, by the last movement that touched them."""
    events: list[tuple[date, int, str, str, str]] = []
    for file in files:
        if file.out is not None:
            events += [(file.out.at.day, 1, box.container, "", file.id) for box in file.out.boxes]
        for receipt in file.receipts:
            if receipt.place != HOME:
                events += [
                    (receipt.at.day, 0, seal.container, receipt.place, file.id)
                    for seal in receipt.seals
                ]
    last: dict[str, tuple[date, str, str]] = {}
    for day, _order, container, place, movement in sorted(events):
        last[container] = (day, place, movement)
    found: dict[str, list[Waiting]] = {}
    for container, (day, place, movement) in sorted(last.items()):
        if place:
            found.setdefault(place, []).append(Waiting(container, day, movement))
    return {place: tuple(waiting) for place, waiting in found.items()}
