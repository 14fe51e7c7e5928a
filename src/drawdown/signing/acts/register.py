"""`signer.registered`, `signer.withdrawn`: whose certificate it is, before anything is signed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import Hash, PersonRef, SiteId, Words
from drawdown.ledger.act import Act
from drawdown.signing.acts.state import Packing, packing
from drawdown.signing.faults import NOT_REGISTERED, OWNED_ELSEWHERE, REGISTERED_TWICE
from drawdown.signing.file import Registered

Fingerprint = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class SignerRegistered(Frozen):
    """The certificate of a person by its SHA-256, with the paper that shows whose it is.

    It counts for the pack of the site and for those of its parts.
    """

    site: SiteId
    person: PersonRef
    fingerprint: Fingerprint
    document: Hash
    on: date

    def to_registered(self) -> Registered:
        """Return whose it is."""
        return Registered(self.person, self.on)


def decide_registered(state: Packing, act: Act) -> Iterator[Finding]:
    """Refuse a certificate that is registered already: it has one owner, at every site."""
    body = SIGNER_REGISTERED.body_of(act)
    place = Place(state.file.subject, field="fingerprint")
    for site, owner in state.owners.items():
        if owner != body.person:
            yield OWNED_ELSEWHERE.at(place, found=body.fingerprint[:16], site=site)
    if body.fingerprint in state.file.certificates:
        yield REGISTERED_TWICE.at(place, found=body.fingerprint[:16])


class SignerWithdrawn(Frozen):
    """That a certificate is not this person's any more: the key was lost, or the office left."""

    site: SiteId
    person: PersonRef
    fingerprint: Fingerprint
    reason: Words
    on: date


def decide_withdrawn(state: Packing, act: Act) -> Iterator[Finding]:
    """Refuse to withdraw what is not registered for this person, or was withdrawn."""
    body = SIGNER_WITHDRAWN.body_of(act)
    known = state.file.certificates.get(body.fingerprint)
    if known is None or known.person != body.person or known.withdrawn is not None:
        place = Place(state.file.subject, field="fingerprint")
        yield NOT_REGISTERED.at(place, found=body.fingerprint[:16])


SIGNER_REGISTERED = packing("signer.registered", SignerRegistered, decide_registered)
SIGNER_WITHDRAWN = packing("signer.withdrawn", SignerWithdrawn, decide_withdrawn)
