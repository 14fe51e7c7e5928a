"""`signature.attested`, `signature.denied`: what the witness of a drawn or ink signature says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import Hash, PartId, SiteId, Words
from drawdown.ledger.act import Act
from drawdown.signing.acts.sign import Number
from drawdown.signing.acts.state import Packing, packing
from drawdown.signing.file import Side
from drawdown.signing.ways_faults import ATTESTED_TWICE, NOT_THE_WITNESS, NOTHING_TO_ATTEST


class SignatureAttested(Frozen):
    """That the witness saw a side sign, and that the document shows it."""

    site: SiteId
    part: PartId | None = None
    version: Number
    side: Side
    document: Hash
    on: date


def decide(state: Packing, act: Act) -> Iterator[Finding]:
    """Refuse anybody but the witness who was named, and what waits for no witness."""
    body = SIGNATURE_ATTESTED.body_of(act)
    yield from _asked_of_the_witness(state, act, body)


def _asked_of_the_witness(
    state: Packing, act: Act, body: SignatureAttested | SignatureDenied
) -> Iterator[Finding]:
    last = state.file.last
    place = Place(state.file.subject, field=body.side)
    signed = [
        each
        for each in (last.signatures if last is not None and last.number == body.version else ())
        if each.side is body.side
        and each.counts
        and each.document == body.document
        and each.witness is not None
    ]
    if not signed:
        yield NOTHING_TO_ATTEST.at(place, side=body.side)
        return
    if signed[-1].attested is not None:
        yield ATTESTED_TWICE.at(place, day=signed[-1].attested)
    if signed[-1].witness != act.actor.person:
        yield NOT_THE_WITNESS.at(place)


class SignatureDenied(Frozen):
    """That whoever was named as its witness did not see a side sign, or will not say so, and why.

    The signature then counts for nothing, and the side may sign again.
    """

    site: SiteId
    part: PartId | None = None
    version: Number
    side: Side
    document: Hash
    reason: Words
    on: date


def decide_denied(state: Packing, act: Act) -> Iterator[Finding]:
    """Refuse anybody but the witness who was named, and what waits for no witness."""
    body = SIGNATURE_DENIED.body_of(act)
    yield from _asked_of_the_witness(state, act, body)


SIGNATURE_ATTESTED = packing("signature.attested", SignatureAttested, decide)
SIGNATURE_DENIED = packing("signature.denied", SignatureDenied, decide_denied)
