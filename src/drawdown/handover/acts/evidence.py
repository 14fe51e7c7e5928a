"""`evidence.given`: a stored document is given as a piece of evidence that the rules ask for."""

from __future__ import annotations

from datetime import date

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import Hash, Name, PartId, SiteId
from drawdown.handover.acts.state import Closing, closing_kind
from drawdown.handover.faults import NOT_NAMED, RECONSTRUCTED
from drawdown.handover.file import Origin
from drawdown.handover.states import may_give
from drawdown.ledger.act import Act


class EvidenceGiven(Frozen):
    """Which evidence, which document, and the day it is from."""

    site: SiteId
    part: PartId | None = None
    evidence: Name
    document: Hash
    on: date
    origin: Origin = Origin.ORIGINAL


def decide(state: Closing, act: Act) -> tuple[Finding, ...]:
    """Refuse evidence nobody asks for, or from somebody else; mark what is reconstructed."""
    body = EVIDENCE_GIVEN.body_of(act)
    found = list(may_give(state.rules, state.file, body.evidence, act.actor.capacity))
    place = Place(state.file.subject, field=body.evidence)
    if body.document not in act.evidence:
        found.append(NOT_NAMED.at(place, digest=body.document[:16]))
    if body.origin is Origin.RECONSTRUCTED:
        found.append(RECONSTRUCTED.at(place))
    return tuple(found)


EVIDENCE_GIVEN = closing_kind("evidence.given", EvidenceGiven, decide)
