"""Review a statement, put it under embargo or lift that, and release it."""

from __future__ import annotations

from datetime import datetime

from drawdown.core.findings import Place, Refused
from drawdown.ledger.times import print_time
from drawdown.statements.acts.embargo import StatementEmbargoed
from drawdown.statements.acts.release import ReleasedText, StatementReleased
from drawdown.statements.acts.review import StatementReviewed
from drawdown.statements.faults import NO_SUCH_STATEMENT
from drawdown.statements.file import StatementFile, Verdict
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send
from drawdown.web.statements.drafts import draft_named, keep_text
from drawdown.web.statements.handlers import EMBARGOED, RELEASED, REVIEWED
from drawdown.web.statements.queries import file_of


def review_statement(
    statement: str, texts: frozenset[str], verdict: Verdict, *, note: str, by: Sender
) -> Receipt:
    """Record a verdict on the texts that the reviewer read."""
    body = StatementReviewed(
        statement=statement, texts=tuple(sorted(texts)), verdict=verdict, note=note or None
    )
    return send(REVIEWED, body, _about(_file(statement), texts), by=by)


def embargo_statement(
    statement: str, until: datetime | None, *, reason: str, by: Sender
) -> Receipt:
    """Record until when it may not go out; without a time, lift the embargo."""
    body = StatementEmbargoed(
        statement=statement, until=print_time(until) if until else None, reason=reason or None
    )
    return send(EMBARGOED, body, _about(_file(statement)), by=by)


def release_statement(statement: str, *, by: Sender, reconstructed: bool = False) -> Receipt:
    """Release every text that stands, with the hash of the plain text that goes out."""
    file = _file(statement)
    texts = []
    for language, text in file.texts.items():
        draft = draft_named(text.document)
        if draft is not None:
            plain = keep_text(draft)
            texts.append(ReleasedText(language=language, draft=text.document, text=plain))
    body = StatementReleased(statement=statement, texts=tuple(texts), reconstructed=reconstructed)
    hashes = frozenset(each for text in texts for each in (text.draft, text.text))
    return send(RELEASED, body, _about(file, hashes), by=by)


def _file(statement: str) -> StatementFile:
    file = file_of(statement)
    if file is None:
        raise Refused([NO_SUCH_STATEMENT.at(Place("act", field="statement"), statement=statement)])
    return file


def _about(file: StatementFile, evidence: frozenset[str] = frozenset()) -> About:
    sites = [file.about.site] if file.about.site else ()
    return About(subjects=[f"statement:{file.id}"], sites=sites, evidence=evidence)
