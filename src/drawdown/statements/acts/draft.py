"""`statement.drafted`: texts are written or edited; each replaces the last in its language.

A draft may correct a released statement: that one stays as it is, and is shown as corrected once
this one is released.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.acts.values import Sha256
from drawdown.ledger.kind import Kind
from drawdown.progress.telling.words import Language
from drawdown.statements.acts.state import Desk, Reason, StatementId, named
from drawdown.statements.draft import About
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


class DraftedText(Frozen):
    """The draft of one language, and why what it is flagged for does not hold its release."""

    language: Language
    document: Sha256
    explained: tuple[Explained, ...] = ()


class StatementDrafted(Frozen):
    """Texts as they stand from now on; one that is not named stays as it was."""

    statement: StatementId
    texts: Annotated[tuple[DraftedText, ...], Field(min_length=1)]
    corrects: Correction | None = None


def decide(state: Desk, act: Act) -> tuple[Finding, ...]:
    """Refuse what is no draft, another subject under the same name, and what is released."""
    body = STATEMENT_DRAFTED.body_of(act)
    found = [*named(act, *(text.document for text in body.texts))]
    for text in body.texts:
        found += _draft_faults(state, text)
    found += _subject_faults(state, body)
    return (*found, *_correction_faults(state, body))


def _draft_faults(state: Desk, text: DraftedText) -> Iterator[Finding]:
    draft = state.drafts.get(text.document)
    place = Place("act", field="texts")
    if draft is None:
        yield NOT_A_DRAFT.at(place, digest=text.document[:16])
    elif draft.language is not text.language:
        yield OTHER_LANGUAGE.at(place, held=draft.language, named=text.language)


def _subject_faults(state: Desk, body: StatementDrafted) -> Iterator[Finding]:
    place, file = Place("act", field="statement"), state.file
    if file is not None and file.release is not None:
        day = file.release.at.date().isoformat()
        yield OUT_ALREADY.at(place, statement=file.id, day=day)
    drafts = [state.drafts[t.document] for t in body.texts if t.document in state.drafts]
    held = [*([file.about] if file else []), *(draft.about for draft in drafts)]
    for other in held[1:]:
        if other != held[0]:
            said = {"held": _named(held[0]), "named": _named(other)}
            yield OTHER_SUBJECT.at(place, statement=body.statement, **said)


def _named(about: About) -> str:
    return ", ".join(f"{name} {value}" for name, value in about if value is not None)


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
