"""Lots: which way each goes, given by the register or chosen by the plan, and what that takes.

A lot whose way is open goes one of the ways that are still possible for it. With one way for each
lot these are the numbers of a plan; with all of them they are the least that any choice takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from drawdown.plan.build.exact import exact
from drawdown.plan.schedule import LotWay
from drawdown.register.model import Register
from drawdown.register.site import LEAVING, CargoKind, Disposition, Owner, Way

Shares = Mapping[Way, Fraction]
PARTS = ("sea_freight", "value_lost", "disposal")


class Lot(NamedTuple):
    """Cargo of one owner and kind at one site."""

    site: str
    owner: Owner
    kind: CargoKind


@dataclass(frozen=True, slots=True)
class Lots:
    """The lots of a register, and the ways that are still possible for those whose way is open."""

    register: Register
    possible: Mapping[Lot, tuple[Way, ...]] = field(default_factory=dict)

    def with_ways(self, chosen: Mapping[Lot, Way]) -> Lots:
        """Return the lots with some of the open ways chosen."""
        ways = {lot: (way,) for lot, way in chosen.items()}
        return Lots(self.register, {**self.possible, **ways})

    @property
    def chosen(self) -> tuple[LotWay, ...]:
        """The open lots for which one way is left, and that way."""
        return tuple(
            LotWay(site=lot.site, owner=lot.owner, kind=lot.kind, way=ways[0])
            for lot, ways in self.possible.items()
            if len(ways) == 1
        )

    def leaving(self, lot: Lot, count: int) -> int:
        """Return the fewest pieces of a lot that leave its site (rule *cargo-complete*)."""
        return min(pieces_leaving(shares, count) for shares in self._each(lot))

    def share_leaving(self, lot: Lot) -> Fraction:
        """Return the least share of a lot that leaves its site."""
        return min(leaving_of(shares) for shares in self._each(lot))

    def cents(self) -> dict[str, int]:
        """Return what the ways of all lots cost, each lot going its cheapest possible way."""
        total = dict.fromkeys(PARTS, Fraction(0))
        for cargo in self.register.cargo:
            lot = Lot(cargo.site, cargo.owner, cargo.kind)
            costs = [self._costs(lot, cargo.count, shares) for shares in self._each(lot)]
            for name, part in min(costs, key=lambda parts: sum(parts.values())).items():
                total[name] += part
        if not self.register.disposals:
            del total["disposal"]
        return {name: round(part * 100) for name, part in total.items()}

    def alone(self, lot: Lot, way: Way) -> Fraction:
        """Return what an open lot costs that goes one way, without its transport."""
        count = sum(
            cargo.count
            for cargo in self.register.cargo
            if (cargo.site, cargo.owner, cargo.kind) == lot
        )
        return sum(self._costs(lot, count, self._with(lot, way)).values(), Fraction(0))

    def approval_days(self, site: str) -> dict[str, int]:
        """Return the days of each task that waits for approvals (rule *task-length*).

        None where nothing that waits for it is done at the site.
        """
        waiting = [row for row in self.register.disposals if row.task]
        days = dict.fromkeys((str(row.task) for row in waiting), 0)
        for cargo in self.register.cargo:
            if cargo.site != site or not cargo.count:
                continue
            ways = list(self._each(Lot(site, cargo.owner, cargo.kind)))
            rows = [row for row in waiting if row.owner is cargo.owner]
            for task in days:
                each = [
                    max(
                        (r.approval_days for r in rows if r.task == task and shares.get(r.way)),
                        default=0,
                    )
                    for shares in ways
                ]
                days[task] = max(days[task], min(each))
        return days

    def _each(self, lot: Lot) -> Iterator[Shares]:
        """Yield the shares of a lot for each way that is possible for what is open of it."""
        if lot not in self.possible:
            yield self._given(lot)
        for way in self.possible.get(lot, ()):
            yield self._with(lot, way)

    def _given(self, lot: Lot) -> dict[Way, Fraction]:
        rows = rows_of(self.register, lot)
        return {row.way: exact(row.share) for row in rows if row.share is not None}

    def _with(self, lot: Lot, way: Way) -> Shares:
        """Return the shares of a lot if what is open of it goes one way."""
        given = self._given(lot)
        return {**given, way: 1 - sum(given.values(), Fraction(0))}

    def _costs(self, lot: Lot, count: int, shares: Shares) -> dict[str, Fraction]:
        """Return what a lot costs that goes its ways in some shares."""
        costs = self.register.costs
        value = exact(costs.value.get(f"{lot.owner.value}_{lot.kind.value}", 0))
        prices = {d.way: d.price(lot.kind) for d in self.register.disposals if d.owner is lot.owner}
        lost = paid = Fraction(0)
        for way, share in shares.items():
            paid += count * share * exact(prices.get(way, 0))
            if way not in LEAVING:
                lost += count * share * value * (1 - exact(costs.value_recovered_share[way]))
        freight = pieces_leaving(shares, count) * exact(costs.sea_freight[lot.kind])
        return dict(zip(PARTS, (freight, lost, paid), strict=True))


def lots_of(register: Register, chosen: Iterable[LotWay]) -> Lots:
    """Return the lots of a register as a plan has chosen their ways."""
    ways = {Lot(row.site, row.owner, row.kind): row.way for row in chosen}
    return open_lots(register).with_ways(ways)


def cheapest(lots: Lots) -> Lots:
    """Return the lots, each going the way that costs least by itself, without its transport."""
    found = lots
    for lot, ways in lots.possible.items():
        found = found.with_ways({lot: min(ways, key=lambda way: lots.alone(lot, way))})
    return found


def pieces_leaving(shares: Shares, count: int) -> int:
    """Return how many of so many pieces leave their site."""
    return ceil(count * leaving_of(shares))


def leaving_of(shares: Shares) -> Fraction:
    """Return the share that leaves the site."""
    return sum((share for way, share in shares.items() if way in LEAVING), Fraction(0))


def rows_of(register: Register, lot: Lot) -> list[Disposition]:
    """Return the lines that say what becomes of a lot: those of its site, else those of all."""
    rows = [d for d in register.dispositions if d.owner is lot.owner and d.kind is lot.kind]
    return [d for d in rows if d.site == lot.site] or [d for d in rows if d.site is None]


def open_lots(register: Register) -> Lots:
    """Return the lots with every way that the register leaves open to the plan."""
    possible = {}
    for cargo in register.cargo:
        lot = Lot(cargo.site, cargo.owner, cargo.kind)
        ways = tuple(row.way for row in rows_of(register, lot) if row.share is None)
        if ways and cargo.count:
            possible[lot] = ways
    return Lots(register, possible)
