"""The disposal plan: all property by group and currency, in pieces and values; it ties out.

The preliminary plan says where all of it is to go; the final one, how all of it went.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from drawdown.property.line import UN, Line
from drawdown.property.posting import IN, OUT, Posting, Way

OPEN = "open"
"""The group of what nobody has decided on."""


@dataclass(frozen=True, slots=True)
class Row:
    """A group in one currency. Pieces of unknown value are counted, never priced at zero."""

    group: str
    currency: str
    lines: int
    pieces: int
    purchase: int
    residual: int
    unpriced: int
    """Pieces without a purchase or a residual value."""


@dataclass(frozen=True, slots=True)
class Final:
    """How a group went: what was there is what went, by way, and what remains."""

    group: str
    was_there: int
    went: Mapping[Way, int]
    remains: int

    @property
    def ties_out(self) -> bool:
        """Whether nothing is missing, and nothing too many."""
        return self.was_there == sum(self.went.values()) + self.remains


def preliminary(lines: Iterable[Line]) -> tuple[Row, ...]:
    """Return the plan of the organization's property; a contingent's is never in it."""
    found: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        if line.owner == UN:
            found[line.group or OPEN, line.currency].append(line)
    return tuple(_row(key, found[key]) for key in sorted(found))


def total(rows: Iterable[Row]) -> Mapping[str, tuple[int, int, int, int]]:
    """Return pieces, purchase value, residual value and unpriced pieces by currency."""
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for name in ("pieces", "purchase", "residual", "unpriced"):
            sums[row.currency][name] += getattr(row, name)
    return {
        currency: (one["pieces"], one["purchase"], one["residual"], one["unpriced"])
        for currency, one in sorted(sums.items())
    }


def untied(rows: Iterable[Row], lines: Iterable[Line]) -> Iterator[str]:
    """Yield each currency in which the plan's pieces are not those of the register."""
    pieces: Counter[str] = Counter()
    for line in lines:
        if line.owner == UN:
            pieces[line.currency] += line.quantity
    for row in rows:
        pieces[row.currency] -= row.pieces
    yield from sorted(currency for currency, left in pieces.items() if left)


def final(groups: Mapping[str, str], postings: Iterable[Posting]) -> tuple[Final, ...]:
    """Return how the organization's property went, by the last group of each line."""
    was: Counter[str] = Counter()
    remains: Counter[str] = Counter()
    went: dict[str, Counter[Way]] = defaultdict(Counter)
    for posting in postings:
        if posting.owner != UN:
            continue
        group = groups.get(posting.line, OPEN)
        if posting.way in IN:
            was[group] += posting.quantity
        elif posting.way in OUT:
            went[group][posting.way] += posting.quantity
        remains[group] += sum(pieces for _, pieces in posting.parts())
    return tuple(
        Final(group, was[group], dict(went[group]), remains[group]) for group in sorted(was)
    )


def _row(key: tuple[str, str], lines: list[Line]) -> Row:
    return Row(
        *key,
        lines=len(lines),
        pieces=sum(line.quantity for line in lines),
        purchase=sum((line.purchase or 0) * line.quantity for line in lines),
        residual=sum((line.residual or 0) * line.quantity for line in lines),
        unpriced=sum(
            line.quantity for line in lines if line.purchase is None or line.residual is None
        ),
    )
