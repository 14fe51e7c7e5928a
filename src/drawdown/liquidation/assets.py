"""The account of assets: what was there equals what became of it, in pieces and in value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from drawdown.core.findings import Finding, Place
from drawdown.liquidation.faults import PIECE_OFF
from drawdown.property.posting import IN, Posting, Way


class Fate(StrEnum):
    """What became of pieces."""

    REDEPLOYED = "redeployed"
    TRANSFERRED = "transferred"
    SOLD = "sold"
    GIVEN = "given"
    DESTROYED = "destroyed"
    LOST = "lost"
    REMAINING = "remaining"


GONE = {
    Way.SOLD: Fate.SOLD,
    Way.GIVEN: Fate.GIVEN,
    Way.DESTROYED: Fate.DESTROYED,
    Way.LOST: Fate.LOST,
}
TRANSFER = "transfer"
"""The method under which what leaves goes to another entity; under any other it is redeployed."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What is known of a line: its group and method, and the values of one piece, minor units."""

    group: str = ""
    method: str = ""
    purchase: int | None = None
    residual: int | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """So many pieces, and what they are worth; `unvalued` of them have no known value."""

    pieces: int = 0
    purchase: int = 0
    residual: int = 0
    unvalued: int = 0

    def plus(self, pieces: int, worth: Worth) -> Value:
        """Return this and so many pieces more, or fewer."""
        known = worth.purchase is not None and worth.residual is not None
        return Value(
            self.pieces + pieces,
            self.purchase + pieces * (worth.purchase or 0),
            self.residual + pieces * (worth.residual or 0),
            self.unvalued + (0 if known else pieces),
        )

    @property
    def unknown(self) -> bool:
        """Whether there are pieces and none has a known value."""
        return self.pieces != 0 and self.unvalued == self.pieces

    def and_(self, other: Value) -> Value:
        """Return the sum of both."""
        return Value(
            self.pieces + other.pieces,
            self.purchase + other.purchase,
            self.residual + other.residual,
            self.unvalued + other.unvalued,
        )

    def taken(self) -> Value:
        """Return the same below zero: what was taken away, as what went."""
        return Value(-self.pieces, -self.purchase, -self.residual, -self.unvalued)


@dataclass(frozen=True, slots=True)
class Account:
    """The account of one group at one place in one currency."""

    group: str
    place: str
    currency: str
    opening: Value
    """Entered and found, without what was entered wrongly; and what came from other places."""
    fates: Mapping[Fate, Value]

    @property
    def balances(self) -> bool:
        """Whether what was there equals what became of it, in pieces and in both values."""
        values = self.fates.values()
        return self.opening == Value(
            sum(each.pieces for each in values),
            sum(each.purchase for each in values),
            sum(each.residual for each in values),
            sum(each.unvalued for each in values),
        )


NOTHING = Worth()
Held = Mapping[tuple[str, str], int]
"""Pieces of each line at each place, as the rows have them."""


@dataclass(frozen=True, slots=True)
class Summed:
    """Pieces of one group and place that went one way, added up.

    What goes is below zero. No way is what the rows hold.
    """

    key: tuple[str, str, str]
    """Group, place, currency."""
    way: Way | None
    value: Value
    transfer: bool = False


def accounts(
    postings: Iterable[Posting], worth: Mapping[str, Worth], held: Held | None, *, until: date
) -> tuple[Account, ...]:
    """Return the account of each group and place at the end of a day.

    What remains is what the rows hold, where they are given; else what the postings leave. The two
    are the same unless `differences` says so.
    """
    return accounts_of(_each(postings, worth, held or {}, until), held=held is not None)


def _each(
    postings: Iterable[Posting], worth: Mapping[str, Worth], held: Held, until: date
) -> Iterator[Summed]:
    def one(line: str, place: str, way: Way | None, pieces: int) -> Summed:
        known = worth.get(line, NOTHING)
        key = (known.group, place, known.currency)
        return Summed(key, way, Value().plus(pieces, known), known.method == TRANSFER)

    for each in postings:
        if each.day <= until:
            for place, pieces in each.parts():
                yield one(each.line, place, each.way, pieces)
    for (line, place), pieces in held.items():
        yield one(line, place, None, pieces)


def accounts_of(sums: Iterable[Summed], *, held: bool) -> tuple[Account, ...]:
    """Return the account of each group and place; `held` where sums say what the rows hold."""
    opening: dict[tuple[str, str, str], Value] = {}
    fates: dict[tuple[str, str, str], dict[Fate, Value]] = {}
    for each in sums:
        if each.way is None and not held:
            continue
        fate = Fate.REMAINING if each.way is None else _fate(each.way, transfer=each.transfer)
        if not held:
            left = fates.setdefault(each.key, {})
            left[Fate.REMAINING] = left.get(Fate.REMAINING, Value()).and_(each.value)
        if fate is None:
            opening[each.key] = opening.get(each.key, Value()).and_(each.value)
            continue
        gone = each.value if fate is Fate.REMAINING else each.value.taken()
        kept = fates.setdefault(each.key, {})
        kept[fate] = kept.get(fate, Value()).and_(gone)
    return tuple(
        Account(*key, opening.get(key, Value()), fates.get(key, {}))
        for key in sorted(opening.keys() | fates.keys())
    )


def _fate(way: Way, *, transfer: bool) -> Fate | None:
    """Return what became of pieces that went this way; none for what only opens or moves."""
    if way is Way.LEFT:
        return Fate.TRANSFERRED if transfer else Fate.REDEPLOYED
    return GONE.get(way)


@dataclass(frozen=True, slots=True)
class Posted:
    """A posting, and the entry of the ledger that made it."""

    entry: int
    posting: Posting


def differences(posted: Iterable[Posted], held: Held) -> Iterator[Finding]:
    """Yield each line and place where the rows hold other than the postings leave, with its act.

    It adds up by itself, and names the last entry that touched the line there.
    """
    expected: Counter[tuple[str, str]] = Counter()
    entries: dict[tuple[str, str], int] = {}
    owners: dict[str, str] = {}
    for each in posted:
        what = each.posting
        owners[what.line] = what.owner
        sign = 1 if what.way in IN else -1
        for place, pieces in ((what.place, sign * what.quantity), (what.to, what.quantity)):
            if place is not None:
                expected[what.line, place] += pieces
                entries[what.line, place] = each.entry
    for key in sorted(expected.keys() | held.keys()):
        if expected[key] != held.get(key, 0):
            line, place = key
            yield PIECE_OFF.at(
                Place(f"line:{line}", field=place),
                line=line,
                owner=owners.get(line, "nobody"),
                where=place,
                expected=expected[key],
                held=held.get(key, 0),
                entry=entries.get(key, "none"),
            )
