"""The money of open items: steps that change it, and a check that shares nothing with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from drawdown.core.findings import Finding, Place
from drawdown.liquidation.faults import CENT_OFF, STEP_OFF


class Step(StrEnum):
    """How the money of an item changes."""

    OPENED = "opened"
    REVISED = "revised"
    """By the difference between what it was and what it is now."""
    PAID = "paid"
    """Paid or received: it is no longer open."""
    DROPPED = "dropped"
    """Not paid and not received, for the reason of the act."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one item's money, in minor units, and the act that made it."""

    item: str
    step: Step
    minor: int
    currency: str
    on: date
    act: str

    @property
    def effect(self) -> int:
        """What it adds to the money that is open."""
        return self.minor if self.step in (Step.OPENED, Step.REVISED) else -self.minor


@dataclass(frozen=True, slots=True)
class Sum:
    """The money of all items in one currency: what was opened equals what became of it."""

    currency: str
    opened: int
    revised: int
    paid: int
    dropped: int

    @property
    def remaining(self) -> int:
        """What is still open: it follows, and is never typed."""
        return self.opened + self.revised - self.paid - self.dropped


def sums_of(changes: Iterable[Change], *, until: date) -> tuple[Sum, ...]:
    """Return the sums of each currency at the end of a day."""
    found: dict[str, dict[Step, int]] = {}
    for each in changes:
        if each.on <= until:
            kept = found.setdefault(each.currency, dict.fromkeys(Step, 0))
            kept[each.step] += each.minor
    return tuple(
        Sum(
            currency,
            opened=kept[Step.OPENED],
            revised=kept[Step.REVISED],
            paid=kept[Step.PAID],
            dropped=kept[Step.DROPPED],
        )
        for currency, kept in sorted(found.items())
    )


@dataclass(frozen=True, slots=True)
class Said:
    """What the ledger itself says of an item's money: the body of an act, and its id."""

    act: str
    kind: str
    body: Mapping[str, Any]


def differences(
    said: Iterable[Said], changes: Iterable[Change], remaining: Mapping[str, int]
) -> tuple[Finding, ...]:
    """Return every cent that rows have otherwise than acts, with the act that it goes back to.

    It adds up the bodies of the acts by itself. `remaining` is what rows say is open of each item.
    """
    expected: dict[str, int] = {}
    last: dict[str, str] = {}
    effects: dict[str, tuple[str, int]] = {}
    for each in said:
        item = str(each.body["item"])
        before = expected.get(item, 0)
        after = _after(before, each)
        if after is not None:
            expected[item] = after
            last[item] = each.act
            effects[each.act] = (item, after - before)
    told: dict[str, int] = dict.fromkeys(effects, 0)
    items: dict[str, str] = {}
    for change in changes:
        told[change.act] = told.get(change.act, 0) + change.effect
        items[change.act] = change.item
    return (*_steps(effects, told, items), *_remains(expected, remaining, last))


def _after(before: int, each: Said) -> int | None:
    """Return what is open of an item after an act; none for an act that moves no money."""
    amount = each.body.get("amount")
    if each.kind in ("open_item.opened", "open_item.revised"):
        return None if amount is None else int(amount)
    return 0 if each.kind == "open_item.settled" and before else None


def _steps(
    effects: Mapping[str, tuple[str, int]], told: Mapping[str, int], items: Mapping[str, str]
) -> Iterator[Finding]:
    for act, minor in told.items():
        item, expected = effects.get(act, (items.get(act, ""), 0))
        if minor != expected:
            place = Place(f"open_item:{item}", field=act)
            yield STEP_OFF.at(place, item=item, act=act, expected=expected, held=minor)


def _remains(
    expected: Mapping[str, int], remaining: Mapping[str, int], last: Mapping[str, str]
) -> Iterator[Finding]:
    for item in sorted(expected.keys() | remaining.keys()):
        there, should = remaining.get(item, 0), expected.get(item, 0)
        if there != should:
            act = last.get(item, "none")
            place = Place(f"open_item:{item}", field=act)
            yield CENT_OFF.at(place, item=item, act=act, expected=should, held=there)
