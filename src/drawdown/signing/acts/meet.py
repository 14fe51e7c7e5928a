"""Acts of the day itself and after: the ceremony, and the keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import AwareDatetime, Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import Hash, PartId, SiteId, Words
from drawdown.ledger.act import Act
from drawdown.signing.acts.state import Packing, packing
from drawdown.signing.faults import KEYS_TWICE, NO_FINAL, NOT_SIGNED
from drawdown.signing.file import Attendee, Ceremony, Keys, Side


class Attending(Frozen):
    """Somebody who was there, by title and side: no name stands in the ledger."""

    title: Words
    side: Side


class CeremonyHeld(Frozen):
    """Where and when, who attended, photographs, remarks; told again, it is corrected."""

    site: SiteId
    part: PartId | None = None
    place: Words
    at: AwareDatetime
    on: date
    attendance: Annotated[tuple[Attending, ...], Field(min_length=1, max_length=200)]
    photos: tuple[Hash, ...] = ()
    remarks: Words | None = None

    def to_ceremony(self) -> Ceremony:
        """Return the ceremony."""
        return Ceremony(
            place=self.place,
            at=self.at,
            attendance=tuple(Attendee(each.title, each.side) for each in self.attendance),
            photos=self.photos,
            remarks=self.remarks or "",
        )


def decide_held(state: Packing, act: Act) -> Iterator[Finding]:
    """Refuse a ceremony without anything to sign; that a side refused there is no error."""
    if state.file.last is None:
        place = Place(state.file.subject, field="ceremony")
        yield NO_FINAL.at(place, version=1, last="none is made")


class KeysReceived(Frozen):
    """That the keys changed hands: the receiver's receipt."""

    site: SiteId
    part: PartId | None = None
    on: date
    capacity: Words
    document: Hash

    def to_keys(self) -> Keys:
        """Return the receipt."""
        return Keys(on=self.on, capacity=self.capacity, document=self.document)


def decide_received(state: Packing, act: Act) -> Iterator[Finding]:
    """Refuse keys before both sides signed, and twice."""
    place, last = Place(state.file.subject, field="keys"), state.file.last
    if last is None or not last.complete or last.alone:
        yield NOT_SIGNED.at(place)
    if state.file.keys is not None:
        yield KEYS_TWICE.at(place, day=state.file.keys.on)


CEREMONY_HELD = packing("ceremony.held", CeremonyHeld, decide_held)
KEYS_RECEIVED = packing("keys.received", KeysReceived, decide_received)
