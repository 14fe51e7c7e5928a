"""`list.decided`: a difference list is applied or refused, as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.property.faults import (
    CONFLICTS_OPEN,
    LIST_NOT_NAMED,
    LIST_OUTDATED,
    LIST_UNREADABLE,
    MISSING_OPEN,
    NO_REASON,
)
from drawdown.property.intake.differences import Is
from drawdown.property.intake.listing import Hash, Listing


class Decision(StrEnum):
    """What becomes of a list."""

    APPLIED = "applied"
    REFUSED = "refused"


class OnConflict(StrEnum):
    """Whose value stands where both sides changed it."""

    OURS = "ours"
    THEIRS = "theirs"


class OnMissing(StrEnum):
    """What becomes of lines that the table should list and does not."""

    KEEP = "keep"
    WITHDRAW = "withdraw"


class ListDecided(Frozen):
    """One decision on a whole list, named by the hash of its head."""

    listing: Hash
    decision: Decision
    conflicts: OnConflict | None = None
    missing: OnMissing | None = None
    reason: Annotated[str, Field(max_length=600)] = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """The list that an act names, and the lines of it that stand otherwise by now."""

    listing: Listing | None
    outdated: tuple[str, ...] = ()


def decide(state: Listed, act: Act) -> tuple[Finding, ...]:
    """Refuse what is not decided whole, or on a list that no longer says how things stand."""
    body = LIST_DECIDED.body_of(act)
    if state.listing is None:
        return (LIST_UNREADABLE.at(Place("act", field="listing"), sha256=body.listing),)
    return tuple(_against(state, state.listing, body, act))


def _against(state: Listed, listing: Listing, body: ListDecided, act: Act) -> Iterator[Finding]:
    place = Place("act", field="listing")
    if not {body.listing, *listing.parts} <= set(act.evidence):
        yield LIST_NOT_NAMED.at(place)
    if body.decision is Decision.REFUSED:
        if not body.reason.strip():
            yield NO_REASON.at(Place("act", field="reason"))
        return
    if state.outdated:
        yield LIST_OUTDATED.at(place, count=len(state.outdated), first=state.outdated[0])
    if listing.count(Is.CONFLICTING) and body.conflicts is None:
        count = listing.count(Is.CONFLICTING)
        yield CONFLICTS_OPEN.at(Place("act", field="conflicts"), count=count)
    if listing.count(Is.MISSING) and body.missing is None:
        count = listing.count(Is.MISSING)
        yield MISSING_OPEN.at(Place("act", field="missing"), count=count)


LIST_DECIDED = Kind("list.decided", ListDecided, decide)
