"""What the door asks: may this person send that act, by the table of rights."""

from __future__ import annotations

from collections.abc import Iterable

from drawdown.core.findings import Finding
from drawdown.ledger.act import PersonId
from drawdown.people import faults
from drawdown.people.may import Asked, may
from drawdown.people.reading import shipped_rights
from drawdown.web.people.queries import standing
from drawdown.web.records.log import opened
from drawdown.web.records.permission import Request, Stranger


def by_the_table(request: Request) -> Iterable[Finding]:
    """Return what speaks against an act; raise `Stranger` for an author whom nobody knows."""
    submission = request.submission
    asked = Asked(
        kind=submission.kind,
        mission=submission.mission,
        sites=frozenset(submission.sites),
        subjects=frozenset(submission.subjects),
        prepared_by=frozenset(PersonId(person) for person in request.prepared_by),
        amount=request.amount,
    )
    known = standing(opened().mission)
    verdict = may(shipped_rights(), known, submission.actor, asked, at=request.at)
    if any(reason.code == faults.NOBODY_KNOWN.code for reason in verdict.reasons):
        raise Stranger(verdict.reasons)
    return verdict.reasons
