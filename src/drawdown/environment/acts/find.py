"""Acts on findings: recorded, remedied, verified, accepted."""

from __future__ import annotations

from datetime import date

from drawdown.core.findings import Finding as Fault
from drawdown.core.provenance import Frozen
from drawdown.environment.acts.bodies import (
    Hash,
    Id,
    LineId,
    PartId,
    PersonRef,
    PositionBody,
    ScoreBody,
    SiteId,
    Words,
)
from drawdown.environment.acts.state import Closeout, environmental, named
from drawdown.environment.decide import (
    may_accept,
    may_finish_remedy,
    may_plan_remedy,
    may_record_finding,
    may_verify_remedy,
)
from drawdown.environment.finding import Acceptance, Finding, Medium, Remedy, Side
from drawdown.environment.photos import may_prove
from drawdown.ledger.act import Act
from drawdown.rules.closing import ClosingRules


class FindingRecorded(Frozen):
    """Something found; photographs are named here and stand among the evidence of the act."""

    site: SiteId
    part: PartId | None = None
    finding: Id
    line: LineId
    medium: Medium
    text: Words
    on: date
    score: ScoreBody
    position: PositionBody | None = None
    photos: tuple[Hash, ...] = ()
    photo_reason: Words | None = None
    """Why a photograph has no position, or one far from the site."""
    samples: tuple[Id, ...] = ()
    older_than_us: bool = False

    def to_finding(self, rules: ClosingRules) -> Finding:
        """Return the finding it records, rated by the rules."""
        return Finding(
            id=self.finding,
            line=self.line,
            medium=self.medium,
            text=self.text,
            found_on=self.on,
            score=self.score.to_score(rules),
            position=self.position.to_position() if self.position else None,
            photos=self.photos,
            samples=self.samples,
            older_than_us=self.older_than_us,
        )


def decide_recorded(state: Closeout, act: Act) -> tuple[Fault, ...]:
    """Refuse a finding that stands already, off its site, or with photographs nobody stored."""
    body = FINDING_RECORDED.body_of(act)
    finding = body.to_finding(state.rules)
    reason = body.photo_reason
    return (
        *may_record_finding(state.rules, state.file, finding),
        *named(act, *body.photos),
        *may_prove(state.rules, state.file, state.photos, body.photos, reason=reason),
    )


class RemedyPlanned(Frozen):
    """What is to be done about a finding."""

    site: SiteId
    part: PartId | None = None
    finding: Id
    method: Words
    owner: PersonRef
    due: date

    def to_remedy(self) -> Remedy:
        """Return the remedy it plans."""
        return Remedy(self.method, self.owner, self.due)


def decide_planned(state: Closeout, act: Act) -> tuple[Fault, ...]:
    """Refuse a remedy of what is settled."""
    body = REMEDY_PLANNED.body_of(act)
    return tuple(may_plan_remedy(state.file, body.finding, body.to_remedy()))


class RemedyDone(Frozen):
    """The work was done, by the one who records it."""

    site: SiteId
    part: PartId | None = None
    finding: Id
    on: date


def decide_done(state: Closeout, act: Act) -> tuple[Fault, ...]:
    """Refuse work that nobody planned."""
    return tuple(may_finish_remedy(state.file, REMEDY_DONE.body_of(act).finding))


class RemedyVerified(Frozen):
    """Somebody else looked at what was done, and rated what is left."""

    site: SiteId
    part: PartId | None = None
    finding: Id
    on: date
    after: ScoreBody


def decide_verified(state: Closeout, act: Act) -> tuple[Fault, ...]:
    """Refuse the one who did the work, and a rating that still blocks."""
    body = REMEDY_VERIFIED.body_of(act)
    after = body.after.to_score(state.rules)
    by = act.actor.person
    return tuple(may_verify_remedy(state.rules, state.file, body.finding, by=by, after=after))


class FindingAccepted(Frozen):
    """One side accepts in writing what remains."""

    site: SiteId
    part: PartId | None = None
    finding: Id
    side: Side
    document: Hash
    on: date

    def to_acceptance(self, by: str) -> Acceptance:
        """Return the acceptance it records."""
        return Acceptance(self.side, self.document, by, self.on)


def decide_accepted(state: Closeout, act: Act) -> tuple[Fault, ...]:
    """Refuse to accept what blocks, and to accept twice."""
    body = FINDING_ACCEPTED.body_of(act)
    acceptance = body.to_acceptance(act.actor.person)
    return (
        *may_accept(state.rules, state.file, body.finding, acceptance),
        *named(act, body.document),
    )


FINDING_RECORDED = environmental("finding.recorded", FindingRecorded, decide_recorded)
REMEDY_PLANNED = environmental("remedy.planned", RemedyPlanned, decide_planned)
REMEDY_DONE = environmental("remedy.done", RemedyDone, decide_done)
REMEDY_VERIFIED = environmental("remedy.verified", RemedyVerified, decide_verified)
FINDING_ACCEPTED = environmental("finding.accepted", FindingAccepted, decide_accepted)
