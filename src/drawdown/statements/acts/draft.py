"""`statement.drafted`: a text is written or edited; it takes the place of the last in its language.

A draft may correct a released statement: that one stays as it is, and is shown as corrected once
this one is released.
"""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.acts.values import Sha256
from drawdown.ledger.kind import Kind
from drawdown.progress.telling.words import Language
from drawdown.statements.acts.state import Desk, Reason, StatementId, named
from drawdown.statements.faults import (
    CORRECTED_ALREADY,
    NO_REASON,
    NOT_A_DRAFT,
    NOT_RELEASED,
    OTHER_CORRECTION,
    OTHER_LANGUAGE,
    OTHER_SUBJECT,
    OUT_ALREADY,
)


class Explained(Frozen):
    """Why something that holds the release need not."""

    flag: Reason
    reason: Reason


class Correction(Frozen):
    """The released statement whose place it takes, and what was wrong with it."""

    statement: StatementId
    reason: Reason


class StatementDrafted(Frozen):
    """A text as it stands from now on."""

    statement: StatementId
    language: Language
    document: Sha256
    explained: tuple[Explained, ...] = ()
    corrects: Correction | None = None


def decide(state: Desk, act: Act) -> tuple[Finding, ...]:
    """Refuse what is no draft, another subject under the same name, and what is released."""
    body = STATEMENT_DRAFTED.body_of(act)
    return (
        *named(act, body.document),
        *_draft_faults(state, body),
        *_correction_faults(state, body),
    )


def _draft_faults(state: Desk, body: StatementDrafted) -> Iterator[Finding]:
    draft, file = state.drafts.get(body.document), state.file
    place = Place("act", field="document")
    if draft is None:
        yield NOT_A_DRAFT.at(place, digest=body.document[:16])
        return
    if draft.language is not body.language:
        yield OTHER_LANGUAGE.at(place, held=draft.language, named=body.language)
    if file is None:
        return
    if file.release is not None:
        day = file.release.at.date().isoformat()
        yield OUT_ALREADY.at(place, statement=file.id, day=day)
    if file.about != draft.about:
        held, other = (
            about.model_dump_json(exclude_none=True) for about in (file.about, draft.about)
        )
        yield OTHER_SUBJECT.at(place, statement=file.id, held=held, named=other)


def _correction_faults(state: Desk, body: StatementDrafted) -> Iterator[Finding]:
    place = Place("act", field="corrects")
    asked = body.corrects.statement if body.corrects else None
    if state.file is not None and state.file.corrects != asked:
        held, other = (each or "nothing" for each in (state.file.corrects, asked))
        yield OTHER_CORRECTION.at(place, statement=state.file.id, held=held, named=other)
    if body.corrects is None:
        return
    before = state.corrected
    if before is None or before.release is None:
        yield NOT_RELEASED.at(place, statement=body.corrects.statement)
    elif before.corrected_by is not None:
        yield CORRECTED_ALREADY.at(place, statement=before.id, by=before.corrected_by)
    if not body.corrects.reason.strip():
        yield NO_REASON.at(place)


STATEMENT_DRAFTED = Kind("statement.drafted", StatementDrafted, decide)
