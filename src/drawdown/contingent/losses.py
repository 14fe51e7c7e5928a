"""The register of losses: what a contributor lost, from the account and from verifications."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from drawdown.contingent.file import UnitFile, Why
from drawdown.property.posting import Posting, Way

WHY = {Way.LOST: Why.LOST, Way.DESTROYED: Why.DESTROYED}


@dataclass(frozen=True, slots=True)
class Loss:
    """Pieces of a line that are lost, destroyed or damaged, with what shows it."""

    line: str
    why: Why
    quantity: int
    on: date
    place: str
    """A place of the account: a site, or a movement that it was on the way of."""
    entry: int | None = None
    """The act in the ledger that posted it."""
    shown: tuple[str, ...] = ()


def losses(file: UnitFile, posted: Iterable[tuple[int, Posting]]) -> tuple[Loss, ...]:
    """Return every loss of a contributor, by its day.

    What is gone is what the account says is gone; damage is what a verification found of a line
    beyond the one before it.
    """
    gone = [
        Loss(each.line, WHY[each.way], each.quantity, each.day, each.place, entry)
        for entry, each in posted
        if each.way in WHY and each.owner == file.unit
    ]
    return tuple(sorted([*gone, *_damages(file)], key=lambda loss: (loss.on, loss.line, loss.why)))


def _damages(file: UnitFile) -> list[Loss]:
    known: Counter[str] = Counter()
    found: list[Loss] = []
    for report in sorted(file.verifications, key=lambda each: each.on):
        for line in report.found:
            more = line.damaged - known[line.line]
            if more > 0:
                shown = tuple(dict.fromkeys(each for each in (line.shown, report.document) if each))
                found.append(
                    Loss(line.line, Why.DAMAGED, more, report.on, report.place, shown=shown)
                )
            known[line.line] = max(known[line.line], line.damaged)
    return found


Key = tuple[str, Why]


def lost(register: Iterable[Loss]) -> Mapping[Key, int]:
    """Return how many pieces of each line are lost in each way."""
    found: Counter[Key] = Counter()
    for loss in register:
        found[loss.line, loss.why] += loss.quantity
    return found


def claimed(file: UnitFile) -> Mapping[Key, int]:
    """Return how many pieces are claimed, by claims that hold."""
    found: Counter[Key] = Counter()
    for claim in file.claims.values():
        if claim.holds:
            for each in claim.lines:
                found[each.line, each.why] += each.quantity
    return found


def unclaimed(file: UnitFile, register: Iterable[Loss]) -> Mapping[Key, int]:
    """Return what may still be claimed."""
    have = claimed(file)
    return {key: count - have.get(key, 0) for key, count in lost(register).items()}
