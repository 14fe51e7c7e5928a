"""Acts after the signature: lots that are taken over, and looks at the site against the pack."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import Hash, PartId, SiteId, Words
from drawdown.ledger.act import Act
from drawdown.signing.acts.state import LineKey, Packing, packing
from drawdown.signing.faults import (
    BEFORE_SIGNING,
    COUNT_OF_ONE,
    LOT_TWICE,
    MORE_THAN_SIGNED,
    NOT_IN_THE_PACK,
    NOT_SIGNED,
    TAKEN_ALREADY,
)
from drawdown.signing.file import Found, Lot, Presence

MOST = 1_000_000_000
"""Pieces of one line."""
Lines = Annotated[tuple[LineKey, ...], Field(min_length=1, max_length=2000)]


class LotTakenOver(Frozen):
    """Some lines of the signed pack that the receiver took over, with its receipt."""

    site: SiteId
    part: PartId | None = None
    lot: SiteId
    what: Words
    lines: Lines
    capacity: Words
    document: Hash
    on: date

    def to_lot(self) -> Lot:
        """Return the lot."""
        return Lot(
            id=self.lot,
            what=self.what,
            lines=self.lines,
            on=self.on,
            capacity=self.capacity,
            document=self.document,
        )


def decide_taken(state: Packing, act: Act) -> Iterator[Finding]:
    """Refuse a lot before both sides signed, twice, or of lines that were not there to take."""
    body = LOT_TAKEN_OVER.body_of(act)
    place = Place(state.file.subject, field="lot")
    yield from _after_signing(state, body.on, place)
    for lot in state.file.lots:
        if lot.id == body.lot:
            yield LOT_TWICE.at(place, lot=lot.id, day=lot.on)
    taken = state.file.taken_over
    for line in dict.fromkeys(body.lines):
        if line not in state.held.lines:
            yield NOT_IN_THE_PACK.at(place, line=line)
        elif line in taken:
            yield TAKEN_ALREADY.at(place, line=line, lot=taken[line])


class PackCompared(Frozen):
    """How lines of the signed pack were found so many days on; told again, they are corrected."""

    site: SiteId
    part: PartId | None = None
    after: Annotated[int, Field(gt=0, le=3650)]
    lines: Lines
    presence: Presence
    quantity: Annotated[int, Field(ge=0, le=MOST)] | None = None
    """How many are left, of a line that is named alone."""
    note: Words | None = None
    photos: tuple[Hash, ...] = ()
    on: date

    def to_found(self) -> tuple[Found, ...]:
        """Return what was found of each line."""
        return tuple(
            Found(
                line=line,
                presence=self.presence,
                on=self.on,
                quantity=self.quantity,
                note=self.note or "",
                photos=self.photos,
            )
            for line in dict.fromkeys(self.lines)
        )


def decide_compared(state: Packing, act: Act) -> Iterator[Finding]:
    """Refuse a look before both sides signed, and at what neither of them signed for."""
    body = PACK_COMPARED.body_of(act)
    place = Place(state.file.subject, field="lines")
    yield from _after_signing(state, body.on, place)
    if body.quantity is not None and len(body.lines) > 1:
        yield COUNT_OF_ONE.at(place, lines=len(body.lines))
    for line in dict.fromkeys(body.lines):
        held = state.held.lines.get(line)
        if held is None:
            yield NOT_IN_THE_PACK.at(place, line=line)
        elif (body.quantity or 0) > (held.quantity if held.quantity is not None else MOST):
            yield MORE_THAN_SIGNED.at(place, found=body.quantity, line=line, held=held.quantity)


def _after_signing(state: Packing, on: date, place: Place) -> Iterator[Finding]:
    signed = state.file.signed_on
    if signed is None:
        yield NOT_SIGNED.at(place)
    elif on < signed:
        yield BEFORE_SIGNING.at(place, day=on, signed=signed)


LOT_TAKEN_OVER = packing("lot.taken_over", LotTakenOver, decide_taken)
PACK_COMPARED = packing("pack.compared", PackCompared, decide_compared)
