"""Acts of signing: a side signs, with or without reservations, or refuses. All are outcomes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import Hash, PartId, PersonRef, SiteId, Words
from drawdown.ledger.act import Act
from drawdown.signing.acts.paper import on_paper
from drawdown.signing.acts.state import Packing, packing, speaks_for
from drawdown.signing.faults import (
    MISSION_FIRST,
    NO_FINAL,
    NO_RESERVATION,
    NO_WITNESS,
    NOBODY_RECEIVED,
    NONE_REGISTERED,
    NOT_BORNE,
    NOT_OUR_SEAL,
    NOT_THE_SIGNATORY,
    NOT_THEIR_OWN,
    OTHER_CAPACITY,
    OTHER_CERTIFICATE,
    SAME_FILE,
    SIGNED_TWICE,
    UNTRUSTED,
)
from drawdown.signing.file import Outcome, RemarkKind, Side, Signature, Stage, Version, Way

Number = Annotated[int, Field(ge=1, le=999)]


class PackSigned(Frozen):
    """That a side signed a version, and how; `document` is the file that bears the signature."""

    site: SiteId
    part: PartId | None = None
    version: Number
    side: Side
    way: Way
    person: PersonRef
    capacity: Words
    document: Hash
    witness: PersonRef | None = None
    reservations: bool = False
    typed: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")] | None = None
    """The short hash as somebody read it from the paper, where no machine could."""
    on: date

    def to_signature(self, by: str) -> Signature:
        """Return the signature."""
        return Signature(
            side=self.side,
            outcome=Outcome.WITH_RESERVATIONS if self.reservations else Outcome.SIGNED,
            on=self.on,
            capacity=self.capacity,
            way=self.way,
            document=self.document,
            person=self.person,
            witness=self.witness,
            by=by,
        )


def decide_signed(state: Packing, act: Act) -> Iterator[Finding]:
    """Refuse a signature out of turn, in another capacity, or that nobody attests.

    Whether the sender holds the office or the delegation at that moment is asked at the door.
    """
    body = PACK_SIGNED.body_of(act)
    place = Place(state.file.subject, field=body.side)
    yield from speaks_for(body.side, act)
    yield from _stands(state, body.version)
    yield from _entitled(state, body, act)
    if body.way is not Way.DIGITAL and body.witness in (None, body.person, act.actor.person):
        yield NO_WITNESS.at(place, way=body.way)
    if body.way is Way.INK:
        yield from on_paper(state, body.typed)
    else:
        yield from _borne(state, place)
    yield from _certified(state, body)
    last = state.file.last
    if last is None:
        return
    if body.side not in last.sides:
        yield NOBODY_RECEIVED.at(place)
    if body.side in last.signed_by:
        yield SIGNED_TWICE.at(place, side=body.side)
    file = body.way is not Way.INK
    if body.side is Side.HOST and file and Side.MISSION not in last.signed_by:
        yield MISSION_FIRST.at(place)
    if body.document == last.document:
        yield SAME_FILE.at(place)
    said = {remark.side for remark in state.file.remarks if remark.kind is RemarkKind.RESERVATION}
    if body.reservations and body.side not in said:
        yield NO_RESERVATION.at(place)


def _borne(state: Packing, place: Place) -> Iterator[Finding]:
    """The file bears the signature, over this very version; whom one trusts is said beside."""
    if state.seen is None:
        yield NOT_BORNE.at(place, reason="nobody could look into it")
        return
    for against in state.seen.against:
        yield NOT_BORNE.at(place, reason=against)
    for doubt in state.seen.doubts:
        yield UNTRUSTED.at(place, reason=doubt)


def _certified(state: Packing, body: PackSigned) -> Iterator[Finding]:
    """A key of one's own is the signer's; what was drawn on a tablet is sealed with ours."""
    if body.way is Way.DIGITAL:
        yield from _by_its_owner(state, body.side)
    if body.way is Way.TABLET:
        yield from _by_our_seal(state, body.side)


def _by_its_owner(state: Packing, side: Side) -> Iterator[Finding]:
    """The certificate that signed was registered for the very person, before."""
    place, own = Place(state.file.subject, field=side), state.certificates
    if state.seen is None or state.seen.against:
        return  # a file that bears no signature was signed with no certificate
    if not own:
        yield NONE_REGISTERED.at(place, side=side)
    elif state.seen.certificate not in own:
        yield OTHER_CERTIFICATE.at(place, found=state.seen.certificate[:16], side=side)


def _by_our_seal(state: Packing, side: Side) -> Iterator[Finding]:
    """What was drawn on a tablet is sealed with this installation's own key, and no other."""
    if state.seen is None or state.seen.against or state.seen.certificate in state.certificates:
        return
    place = Place(state.file.subject, field=side)
    yield NOT_OUR_SEAL.at(place, found=state.seen.certificate[:16])


def _stands(state: Packing, number: int) -> Iterator[Finding]:
    """Only the final version that stands is signed or refused."""
    last: Version | None = state.file.last
    if last is None or last.number != number or last.stage is not Stage.FINAL:
        known = f"version {last.number} is the last, {last.stage}" if last else "none is made"
        yield NO_FINAL.at(Place(state.file.subject, field="version"), version=number, last=known)


def _entitled(state: Packing, body: PackSigned, act: Act) -> Iterator[Finding]:
    """The mission's signatory sends the act; the host's is the person and capacity designated."""
    place = Place(state.file.subject, field=body.side)
    if body.side is Side.MISSION:
        if body.person != act.actor.person:
            yield NOT_THEIR_OWN.at(place)
        if body.capacity != act.actor.capacity:
            yield OTHER_CAPACITY.at(place, expected=act.actor.capacity, named=body.capacity)
        return
    receiver = state.site.receiver
    if receiver is None or body.person != receiver.signatory:
        yield NOT_THE_SIGNATORY.at(place)
    elif body.capacity != receiver.signatory_capacity:
        expected = receiver.signatory_capacity or "nothing"
        yield OTHER_CAPACITY.at(place, expected=expected, named=body.capacity)


class PackRefused(Frozen):
    """That a side will not sign a version, and why."""

    site: SiteId
    part: PartId | None = None
    version: Number
    side: Side
    capacity: Words
    reason: Words
    on: date

    def to_signature(self, by: str) -> Signature:
        """Return the refusal."""
        return Signature(
            side=self.side,
            outcome=Outcome.REFUSED,
            on=self.on,
            capacity=self.capacity,
            reason=self.reason,
            by=by,
        )


def decide_refused(state: Packing, act: Act) -> Iterator[Finding]:
    """Refuse the refusal of what is not there to sign, or is signed by that side."""
    body, last = PACK_REFUSED.body_of(act), state.file.last
    yield from speaks_for(body.side, act)
    yield from _stands(state, body.version)
    if last is not None and body.side not in last.sides:
        yield NOBODY_RECEIVED.at(Place(state.file.subject, field=body.side))
    if last is not None and body.side in last.signed_by:
        yield SIGNED_TWICE.at(Place(state.file.subject, field=body.side), side=body.side)


PACK_SIGNED = packing("pack.signed", PackSigned, decide_signed)
PACK_REFUSED = packing("pack.refused", PackRefused, decide_refused)
