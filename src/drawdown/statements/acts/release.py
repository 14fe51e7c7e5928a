"""`statement.released`: the texts go out and are frozen, each with the hash of its plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from drawdown.core.canonical import digest
from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.acts.values import Sha256
from drawdown.ledger.kind import Kind
from drawdown.ledger.times import print_time
from drawdown.progress.telling.words import Language
from drawdown.statements.acts.state import Desk, StatementId, named, unfinished
from drawdown.statements.examine import Flag, Why, open_flags
from drawdown.statements.faults import (
    LANGUAGE_MISSING,
    NOT_EXPLAINED,
    NOT_REVIEWED,
    NOT_THE_PLAIN_TEXT,
    OTHER_TEXTS,
    SUM_IS_OFF,
    UNDER_EMBARGO,
)
from drawdown.statements.file import StatementFile


class ReleasedText(Frozen):
    """The draft of one language, and the plain text that goes out."""

    language: Language
    draft: Sha256
    text: Sha256


class StatementReleased(Frozen):
    """Everything that goes out together."""

    statement: StatementId
    texts: Annotated[tuple[ReleasedText, ...], Field(min_length=1)]
    reconstructed: Annotated[bool, Field(strict=True)] = False
    """Told for a demonstration from public facts: it stays marked wherever it is shown."""


def decide(state: Desk, act: Act) -> tuple[Finding, ...]:
    """Refuse texts that nobody else approved, an embargo, and whatever nobody has explained."""
    body = STATEMENT_RELEASED.body_of(act)
    hashes = [each for text in body.texts for each in (text.draft, text.text)]
    found = [*unfinished(state, body.statement), *named(act, *hashes)]
    if state.file is not None:
        found += _against(state.file, body, act)
        found += _texts(state, state.file, body)
        found += _held(state, state.file)
    return tuple(found)


def _against(file: StatementFile, body: StatementReleased, act: Act) -> Iterator[Finding]:
    place = Place("act", field="texts")
    if {text.draft for text in body.texts} - file.documents:
        yield OTHER_TEXTS.at(place)
    for language in file.texts:
        if language not in {text.language for text in body.texts}:
            yield LANGUAGE_MISSING.at(place, language=language)
    if not file.approved:
        yield NOT_REVIEWED.at(place)
    if file.embargo is not None and act.recorded < file.embargo:
        yield UNDER_EMBARGO.at(place, until=print_time(file.embargo))


def _texts(state: Desk, file: StatementFile, body: StatementReleased) -> Iterator[Finding]:
    for text in body.texts:
        draft = state.drafts.get(text.draft)
        stands = file.texts.get(text.language)
        plain = digest(draft.plain.encode()) if draft is not None else ""
        if plain != text.text or stands is None or stands.document != text.draft:
            yield NOT_THE_PLAIN_TEXT.at(
                Place("act", field="texts"), digest=text.text[:16], language=text.language
            )


def _held(state: Desk, file: StatementFile) -> Iterator[Finding]:
    for language, text in file.texts.items():
        flags = state.flags.get(text.document, ())
        for flag in open_flags(flags, text.explained):
            yield _finding(flag, language)


def _finding(flag: Flag, language: Language) -> Finding:
    place = Place("act", field="texts")
    if flag.why is Why.SUM and flag.recorded:
        return SUM_IS_OFF.at(
            place,
            language=language,
            name=flag.name,
            said=flag.said,
            recorded=flag.recorded,
            suspects=" or ".join(flag.suspects) or "check each against its source",
        )
    recorded = f"; the records say {flag.recorded}" if flag.recorded else ""
    return NOT_EXPLAINED.at(
        place, language=language, why=flag.why, name=flag.name, said=flag.said, recorded=recorded
    )


STATEMENT_RELEASED = Kind("statement.released", StatementReleased, decide)
