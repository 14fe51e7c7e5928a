"""How the liquidation stands on a day: open items, money, assets, and every difference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from drawdown.core.findings import Finding
from drawdown.ledger.act_reading import parse_act
from drawdown.liquidation.acts import KINDS
from drawdown.liquidation.assets import Account
from drawdown.liquidation.file import LiquidationFile, register_of, residuals_of
from drawdown.liquidation.item import Held
from drawdown.liquidation.money import Change, Said, Sum, sums_of
from drawdown.liquidation.money import differences as cents_off
from drawdown.web.liquidation import assets
from drawdown.web.liquidation.queries import drawn_items, liquidation_file
from drawdown.web.records.models import Entry

MONEYED = frozenset(kind.name for kind in KINDS if kind.name.startswith("open_item."))


@dataclass(frozen=True, slots=True)
class LiquidationStanding:
    """The liquidation as it stands."""

    file: LiquidationFile
    register: tuple[Held, ...]
    sums: tuple[Sum, ...]
    accounts: tuple[Account, ...]
    differences: tuple[Finding, ...]

    @property
    def residuals(self) -> tuple[Held, ...]:
        """What a successor has accepted."""
        return residuals_of(self.register)


def standing_on(today: date, *, then: date | None = None) -> LiquidationStanding:
    """Return how the liquidation stands; its accounts and sums as at the end of the day `then`.

    What was held on an earlier day follows from the postings up to it.
    """
    file = liquidation_file()
    changes = [each for entry in file.entries.values() for each in entry.changes]
    return LiquidationStanding(
        file=file,
        register=register_of(file, drawn_items().values()),
        sums=sums_of(changes, until=then or today),
        accounts=assets.accounts(until=then),
        differences=tuple(differences_of(file, changes)),
    )


def differences_of(file: LiquidationFile, changes: list[Change]) -> Iterator[Finding]:
    """Yield every piece and cent that rows have otherwise than acts, with the act it goes back to.

    For cents the acts are read from the ledger itself; for pieces what each act posted.
    """
    remaining = {name: e.remaining for name, e in file.entries.items() if e.item is not None}
    yield from cents_off(said(), changes, remaining)
    yield from assets.differences()


def said() -> Iterator[Said]:
    """Yield what the ledger says of the money of items, in order."""
    rows = Entry.objects.filter(kind__in=MONEYED).order_by("index")
    for row in rows.iterator():
        act = parse_act(bytes(row.content))
        yield Said(str(act.act), act.kind, act.body)
