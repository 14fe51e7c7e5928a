"""What the pages of contingents show: lines with their differences, losses, claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from drawdown.contingent.file import Claim, UnitFile, Why
from drawdown.contingent.losses import Loss, claimed
from drawdown.contingent.reconcile import Gap, Row
from drawdown.contingent.worth import Value, Worth, worth_of
from drawdown.movement.file import HOME
from drawdown.web.contingent.words import HOME_WORDS, OUTCOMES, STEPS, WHYS
from drawdown.web.property.models import Item
from drawdown.web.property.shown import money
from drawdown.web.ui.names import named

SHOWN = 300
"""Lines that a page shows at most; the file holds all."""
TARGET_DAYS = 120
"""Days within which a claim is to be settled: three to four months [S44b]."""


@dataclass(frozen=True, slots=True)
class LineShown:
    """A row as the page shows it."""

    row: Row
    place: str
    description: str
    gaps: tuple[tuple[Gap, str], ...]


def place_name(place: str, names: Mapping[str, str]) -> str:
    """Return what a place is called: one of the register, of the account, or home."""
    if place == HOME:
        return str(HOME_WORDS)
    bare = place.removeprefix("site:").removeprefix("way:")
    return names.get(bare, bare)


def lines_shown(found: list[Row], names: Mapping[str, str]) -> list[LineShown]:
    """Return rows for a page, those that differ first."""
    first = sorted(found, key=lambda row: (not row.gaps, row.line, row.place))[:SHOWN]
    texts = descriptions({row.line for row in first})
    return [
        LineShown(
            row,
            place_name(row.place, names),
            texts.get(row.line, ""),
            tuple((gap, named(STEPS, gap.step)) for gap in row.gaps),
        )
        for row in first
    ]


def descriptions(lines: set[str]) -> Mapping[str, str]:
    """Return what lines are described as."""
    found = Item.objects.filter(line__in=sorted(lines)).order_by("-id")
    return dict(found.values_list("line", "description"))


def losses_shown(
    file: UnitFile, register: list[Loss], names: Mapping[str, str]
) -> list[tuple[Loss, str, str, int]]:
    """Return losses in words, each with how many of its line and kind are claimed."""
    have = claimed(file)
    return [
        (loss, named(WHYS, loss.why), place_name(loss.place, names), have.get(_key(loss), 0))
        for loss in register
    ]


def _key(loss: Loss) -> tuple[str, Why]:
    return (loss.line, loss.why)


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """A claim as the page shows it."""

    claim: Claim
    sum: str
    lines: str
    outcome: str
    paid: str
    days: int
    late: bool
    worth: Worth
    worth_words: str
    """Its sums by currency; empty where no line has a value."""


def claims_shown(file: UnitFile, today: date) -> list[ClaimShown]:
    """Return claims, the open ones first."""
    found = sorted(file.claims.values(), key=lambda each: (not each.open, each.on))
    values = values_of_lines(file.unit, {line.line for each in found for line in each.lines})
    return [_claim(each, today, values) for each in found]


def values_of_lines(unit: str, lines: set[str]) -> dict[str, Value]:
    """Return the residual value of one piece of each line that has one in the register."""
    rows = Item.objects.filter(line__in=sorted(lines), owner=unit).exclude(residual=None)
    rows = rows.exclude(currency="").order_by("-id")
    return {row.line: (row.residual, row.currency) for row in rows if row.residual is not None}


def _claim(claim: Claim, today: date, values: Mapping[str, Value]) -> ClaimShown:
    decided = claim.decision
    days = ((decided.on if decided else today) - claim.on).days
    worth = worth_of(claim.lines, values)
    return ClaimShown(
        claim=claim,
        sum=money(claim.amount, claim.currency),
        lines=", ".join(
            f"{each.line}: {each.quantity} ({named(WHYS, each.why)})" for each in claim.lines
        ),
        outcome=named(OUTCOMES, decided.outcome) if decided else "",
        paid=money(decided.amount, decided.currency) if decided else "",
        days=days,
        late=claim.open and days > TARGET_DAYS,
        worth=worth,
        worth_words=", ".join(money(n, code) for code, n in sorted(worth.amounts.items())),
    )
