"""Reads and writes whose certificate is whose."""

from __future__ import annotations

from datetime import date

from drawdown.ledger.act import Submission
from drawdown.signing.acts.register import (
    Registered,
    Signers,
)
from drawdown.web.closing.models import SignerCertificate


def signers(submission: Submission) -> Signers:
    """Return every certificate that was registered."""
    rows = SignerCertificate.objects.all()
    return Signers(
        {row.fingerprint: Registered(row.person, row.since, row.withdrawn) for row in rows}
    )


def certificates_of(person: str, on: date) -> frozenset[str]:
    """Return the fingerprints that count for a person on a day."""
    rows = SignerCertificate.objects.filter(person=person)
    return frozenset(
        row.fingerprint
        for row in rows
        if Registered(row.person, row.since, row.withdrawn).stands(on)
    )


def owner_of_certificate(signers: Signers, submission: Submission) -> frozenset[str]:
    """Whose certificate it is does not register it."""
    return frozenset({str(submission.body["person"])})
