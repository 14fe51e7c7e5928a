"""Acts on the baseline and the close-out assessment."""

from __future__ import annotations

from datetime import date

from drawdown.core.findings import Finding
from drawdown.core.provenance import Frozen
from drawdown.environment.acts.bodies import Hash, Id, LineId, PartId, PersonRef, SiteId, Words
from drawdown.environment.acts.state import Closeout, environmental, named
from drawdown.environment.decide import (
    may_answer,
    may_close_assessment,
    may_file_baseline,
    may_open_assessment,
)
from drawdown.environment.file import Answer, Assessment, Baseline, Line
from drawdown.ledger.act import Act


class BaselineFiled(Frozen):
    """The baseline of a site: a survey on file, or one rebuilt from other records."""

    site: SiteId
    part: PartId | None = None
    day: date
    document: Hash
    rebuilt_from: Words | None = None

    def to_baseline(self) -> Baseline:
        """Return the baseline it files."""
        return Baseline(self.day, self.document, self.rebuilt_from or "")


def decide_baseline(state: Closeout, act: Act) -> tuple[Finding, ...]:
    """Refuse a second baseline, and one that the act does not hold."""
    body = BASELINE_FILED.body_of(act)
    return (*may_file_baseline(state.file, body.to_baseline()), *named(act, body.document))


class AssessmentOpened(Frozen):
    """A close-out assessment begins; experts of the host are invited."""

    site: SiteId
    part: PartId | None = None
    reference: Id
    on: date
    team: tuple[PersonRef, ...]
    host_experts: tuple[PersonRef, ...] = ()

    def to_assessment(self) -> Assessment:
        """Return the assessment it opens."""
        return Assessment(self.reference, self.on, self.team, self.host_experts)


def decide_opened(state: Closeout, act: Act) -> tuple[Finding, ...]:
    """Refuse a second assessment while one is open."""
    return tuple(may_open_assessment(state.file, ASSESSMENT_OPENED.body_of(act).to_assessment()))


class AssessmentAnswered(Frozen):
    """A line of the checklist is answered; its proof is the evidence of the act."""

    site: SiteId
    part: PartId | None = None
    line: LineId
    answer: Answer
    note: Words | None = None


def decide_answered(state: Closeout, act: Act) -> tuple[Finding, ...]:
    """Refuse a line that does not exist, or that passed without proof."""
    body = ASSESSMENT_ANSWERED.body_of(act)
    line = Line(body.answer, body.note or "", act.evidence)
    return tuple(may_answer(state.rules, state.file, body.line, line))


class AssessmentClosed(Frozen):
    """The assessment is closed: every line is answered."""

    site: SiteId
    part: PartId | None = None
    on: date


def decide_closed(state: Closeout, act: Act) -> tuple[Finding, ...]:
    """Refuse while a line is open."""
    return tuple(may_close_assessment(state.rules, state.file))


class SiteUnreachable(Frozen):
    """Nobody can visit the site, or somebody can again."""

    site: SiteId
    part: PartId | None = None
    on: date
    unreachable: bool
    reason: Words


def decide_unreachable(state: Closeout, act: Act) -> tuple[Finding, ...]:
    """Accept: whether a site can be visited is not for the software to judge."""
    return ()


BASELINE_FILED = environmental("baseline.filed", BaselineFiled, decide_baseline)
ASSESSMENT_OPENED = environmental("assessment.opened", AssessmentOpened, decide_opened)
ASSESSMENT_ANSWERED = environmental("assessment.answered", AssessmentAnswered, decide_answered)
ASSESSMENT_CLOSED = environmental("assessment.closed", AssessmentClosed, decide_closed)
SITE_UNREACHABLE = environmental("site.unreachable", SiteUnreachable, decide_unreachable)
