"""The handlers of this application: statements on their way, facts confirmed, figures defined."""

from __future__ import annotations

from typing import Any

from drawdown.ledger.act import Submission
from drawdown.statements.acts.adopt import FIGURES_ADOPTED
from drawdown.statements.acts.confirm import TEXT_CONFIRMED
from drawdown.statements.acts.draft import STATEMENT_DRAFTED
from drawdown.statements.acts.embargo import STATEMENT_EMBARGOED
from drawdown.statements.acts.release import STATEMENT_RELEASED
from drawdown.statements.acts.review import STATEMENT_REVIEWED
from drawdown.statements.acts.state import Desk
from drawdown.statements.acts.withdraw import TEXT_WITHDRAWN
from drawdown.web.records.handler import Handler
from drawdown.web.statements import project
from drawdown.web.statements.own import definitions_in_force
from drawdown.web.statements.queries import desk_of
from drawdown.web.statements.reading import confirmed_text, text_read
from drawdown.web.statements.sentences_kept import SENTENCES


def _drafting(submission: Submission) -> Desk:
    body = STATEMENT_DRAFTED.body_of(submission)
    return desk_of(
        body.statement,
        named=frozenset(text.document for text in body.texts),
        corrects=body.corrects.statement if body.corrects else "",
    )


def _reviewing(submission: Submission) -> Desk:
    return desk_of(STATEMENT_REVIEWED.body_of(submission).statement)


def _embargoing(submission: Submission) -> Desk:
    return desk_of(STATEMENT_EMBARGOED.body_of(submission).statement)


def _releasing(submission: Submission) -> Desk:
    return desk_of(STATEMENT_RELEASED.body_of(submission).statement)


def _drafters(desk: Desk, _: Submission) -> frozenset[str]:
    return desk.file.drafters if desk.file else frozenset()


DRAFTED = Handler(STATEMENT_DRAFTED, _drafting, project.statement_drafted)
REVIEWED = Handler(STATEMENT_REVIEWED, _reviewing, project.statement_reviewed, _drafters)
EMBARGOED = Handler(STATEMENT_EMBARGOED, _embargoing, project.statement_embargoed)
RELEASED = Handler(STATEMENT_RELEASED, _releasing, project.statement_released)
DEFINED = Handler(FIGURES_ADOPTED, definitions_in_force, project.figures_adopted)
CONFIRMED = Handler(TEXT_CONFIRMED, text_read, project.text_confirmed)
WITHDRAWN = Handler(TEXT_WITHDRAWN, confirmed_text, project.text_withdrawn)

HANDLERS: tuple[Handler[Any], ...] = (
    DRAFTED, REVIEWED, EMBARGOED, RELEASED, CONFIRMED, WITHDRAWN, DEFINED, *SENTENCES.handlers
)  # fmt: skip
