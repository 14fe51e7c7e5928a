"""What sales brought, by group and currency: the second table of the final disposal plan.

A lot is sold for one amount. Where its lines are of several groups, the amount stands with all of
them together: nobody knows how it divides, and no share is invented.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from drawdown.property.disposal.plan import Final
from drawdown.property.posting import Way


@dataclass(frozen=True, slots=True)
class Sale:
    """A lot that was sold. `amount` is in minor units of `currency`; none where nobody said."""

    pieces: Mapping[str, int]
    """Pieces by the group of their line."""
    amount: int | None = None
    currency: str = ""

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that its pieces are of."""
        return tuple(sorted(self.pieces))


@dataclass(frozen=True, slots=True)
class SalesRow:
    """Lots of the same groups in one currency; lots without an amount have a row of their own."""

    groups: tuple[str, ...]
    currency: str
    lots: int
    pieces: int
    amount: int | None


@dataclass(frozen=True, slots=True)
class Sales:
    """Every lot that was sold, in rows, with the sums by currency."""

    sold: tuple[Sale, ...] = field(default_factory=tuple)

    @property
    def rows(self) -> tuple[SalesRow, ...]:
        """The rows, by group and currency."""
        found: dict[tuple[tuple[str, ...], str, bool], list[Sale]] = defaultdict(list)
        for sale in self.sold:
            known = sale.amount is not None
            found[sale.groups, sale.currency if known else "", known].append(sale)
        return tuple(
            SalesRow(groups, currency, *_sums(found[groups, currency, known]))
            for groups, currency, known in sorted(found)
        )

    @property
    def totals(self) -> tuple[SalesRow, ...]:
        """A row for each currency, and one for lots whose amount nobody recorded."""
        found: dict[tuple[str, bool], list[Sale]] = defaultdict(list)
        for sale in self.sold:
            known = sale.amount is not None
            found[sale.currency if known else "", known].append(sale)
        return tuple(
            SalesRow((), currency, *_sums(found[currency, known])) for currency, known in found
        )

    def ties_out(self, finals: Iterable[Final]) -> bool:
        """Whether the pieces sold in lots are those that the account says were sold, by group."""
        lots: Counter[str] = Counter()
        for sale in self.sold:
            lots.update(sale.pieces)
        account = {each.group: each.went.get(Way.SOLD, 0) for each in finals}
        return +lots == +Counter(account)


def _sums(sales: Iterable[Sale]) -> tuple[int, int, int | None]:
    some = tuple(sales)
    amounts = [sale.amount for sale in some if sale.amount is not None]
    pieces = sum(sum(sale.pieces.values()) for sale in some)
    return len(some), pieces, sum(amounts) if amounts else None
