"""`statement.reviewed`: somebody who drafted none of it approves the texts, or returns them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Protocol

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.acts.values import Sha256
from drawdown.ledger.kind import Kind
from drawdown.statements.acts.state import Desk, Reason, StatementId, unfinished
from drawdown.statements.faults import NO_NOTE, OTHER_TEXTS, OWN_DRAFT
from drawdown.statements.file import Verdict


class StatementReviewed(Frozen):
    """A verdict on all texts of a statement, named by the hashes of their drafts."""

    statement: StatementId
    texts: Annotated[tuple[Sha256, ...], Field(min_length=1)]
    verdict: Verdict
    note: Reason | None = None


def decide(state: Desk, act: Act) -> tuple[Finding, ...]:
    """Refuse whoever drafted it, texts that stand no more, and a return without a word."""
    body = STATEMENT_REVIEWED.body_of(act)
    return (*unfinished(state, body.statement), *_faults(state, body, act))


def _faults(state: Desk, body: StatementReviewed, act: Act) -> Iterator[Finding]:
    if state.file is not None:
        yield from verdict_faults(body, act, state.file.documents, state.file.drafters)


class Judged(Protocol):
    """The body of a review: what was read, and what came of it."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The hashes of all that the reviewer read."""
        ...

    @property
    def verdict(self) -> Verdict:
        """What it comes to."""
        ...

    @property
    def note(self) -> str | None:
        """What is to be mended."""
        ...


def verdict_faults(
    body: Judged, act: Act, standing: frozenset[str], drafters: frozenset[str]
) -> Iterator[Finding]:
    """Yield why somebody may not judge what stands, whether texts or reports."""
    if frozenset(body.texts) != standing:
        yield OTHER_TEXTS.at(Place("act", field="texts"))
    if act.actor.person in drafters:
        yield OWN_DRAFT.at(Place("act", field="actor.person"))
    if body.verdict is Verdict.RETURNED and not (body.note or "").strip():
        yield NO_NOTE.at(Place("act", field="note"))


STATEMENT_REVIEWED = Kind("statement.reviewed", StatementReviewed, decide)
