"""`signer.registered`, `signer.withdrawn`: whose certificate it is, before anything is signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import Hash, PersonRef, Words
from drawdown.ledger.act import Act
from drawdown.ledger.kind import Kind
from drawdown.signing.faults import (
    NOT_NAMED,
    NOT_REGISTERED,
    REGISTERED_TWICE,
)

Fingerprint = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


@dataclass(frozen=True, slots=True)
class Registered:
    """The certificate of a person, from a day, and until it was withdrawn."""

    person: str
    since: date
    withdrawn: date | None = None

    def stands(self, on: date) -> bool:
        """Return whether it counts on a day: of the day it was withdrawn, it does not."""
        return self.since <= on and (self.withdrawn is None or on < self.withdrawn)


@dataclass(frozen=True, slots=True)
class Signers:
    """The certificates by their fingerprints."""

    certificates: Mapping[str, Registered] = field(default_factory=dict)


class SignerRegistered(Frozen):
    """The certificate of a person by its SHA-256, with the paper that shows whose it is."""

    person: PersonRef
    fingerprint: Fingerprint
    document: Hash
    on: date


def decide_registered(state: Signers, act: Act) -> tuple[Finding, ...]:
    """Refuse a certificate that is registered already: it has one owner."""
    return tuple(_registered(state, act))


def _registered(state: Signers, act: Act) -> Iterator[Finding]:
    body = SIGNER_REGISTERED.body_of(act)
    place = Place(f"person:{body.person}", field="fingerprint")
    if body.document not in act.evidence:
        yield NOT_NAMED.at(place, digest=body.document[:16])
    if body.fingerprint in state.certificates:
        yield REGISTERED_TWICE.at(place, found=body.fingerprint[:16])


class SignerWithdrawn(Frozen):
    """That a certificate is not this person's any more: the key was lost, or the office left."""

    person: PersonRef
    fingerprint: Fingerprint
    reason: Words
    on: date


def decide_withdrawn(state: Signers, act: Act) -> tuple[Finding, ...]:
    """Refuse to withdraw what is not registered for this person, or was withdrawn."""
    body = SIGNER_WITHDRAWN.body_of(act)
    known = state.certificates.get(body.fingerprint)
    if known is not None and known.person == body.person and known.withdrawn is None:
        return ()
    place = Place(f"person:{body.person}", field="fingerprint")
    return (NOT_REGISTERED.at(place, found=body.fingerprint[:16]),)


SIGNER_REGISTERED = Kind("signer.registered", SignerRegistered, decide_registered)
SIGNER_WITHDRAWN = Kind("signer.withdrawn", SignerWithdrawn, decide_withdrawn)
KINDS = (SIGNER_REGISTERED, SIGNER_WITHDRAWN)
