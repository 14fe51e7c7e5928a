"""`certificate.decided`: the clearance certificate is issued, refused, or cannot be issued."""

from __future__ import annotations

from datetime import date

from drawdown.core.findings import Finding
from drawdown.core.provenance import Frozen
from drawdown.environment.acts.bodies import Id, PartId, PersonRef, SiteId, Words
from drawdown.environment.acts.state import Closeout, environmental
from drawdown.environment.certify import may_certify
from drawdown.environment.file import Certificate, Status
from drawdown.ledger.act import Act


class CertificateDecided(Frozen):
    """The decision of the one who issues; who prepared it is somebody else."""

    site: SiteId
    part: PartId | None = None
    number: Id
    status: Status
    on: date
    prepared_by: PersonRef
    conditions: tuple[Words, ...] = ()
    reason: Words | None = None

    def to_certificate(self, issued_by: str) -> Certificate:
        """Return the certificate it decides."""
        return Certificate(
            number=self.number,
            status=self.status,
            on=self.on,
            prepared_by=self.prepared_by,
            issued_by=issued_by,
            conditions=self.conditions,
            reason=self.reason or "",
        )


def decide(state: Closeout, act: Act) -> tuple[Finding, ...]:
    """Refuse while the file is not whole, whoever asks."""
    certificate = CERTIFICATE_DECIDED.body_of(act).to_certificate(act.actor.person)
    return tuple(may_certify(state.rules, state.file, certificate))


CERTIFICATE_DECIDED = environmental("certificate.decided", CertificateDecided, decide)
