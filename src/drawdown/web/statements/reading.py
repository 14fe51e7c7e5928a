"""Texts that were read: the proposals of one, and what persons have confirmed of a site."""

from __future__ import annotations

from drawdown.documents.content import DamagedDocument, NoSuchDocument
from drawdown.documents.evidence import put
from drawdown.ledger.act import Submission
from drawdown.statements.acts.confirm import TEXT_CONFIRMED, TextRead
from drawdown.statements.acts.withdraw import TEXT_WITHDRAWN, Confirmed
from drawdown.statements.draft import MAX_TEXT
from drawdown.statements.fact import Fact
from drawdown.statements.gather import Records
from drawdown.statements.read import Found, Reading, Span, read
from drawdown.statements.sentence_pack import SentencePack
from drawdown.web.register.queries import current_snapshot, history_of, known_sites, register_of
from drawdown.web.statements import models
from drawdown.web.statements.own import own_in_force
from drawdown.web.statements.sentences_kept import SENTENCES
from drawdown.web.store import documents


def reading_of(text: str, sentences: SentencePack | None = None) -> Reading | None:
    """Return what a text says in the names of the mission; writes nothing.

    It is read by these sentences, else by those in force, and by the shipped ones.
    """
    snapshot = current_snapshot()
    if snapshot is None or len(text) > MAX_TEXT:
        return None
    known = Records(
        register_of(snapshot),
        history_of(snapshot),
        own_in_force(),
        sentences=sentences or SENTENCES.in_force(),
    )
    return read(text, known)


def keep_reading(text: str) -> str:
    """Store a text of which something is confirmed, and return its hash."""
    return put(documents(), text.encode(), name="text.txt")


def text_read(submission: Submission) -> TextRead:
    """Return what a confirmation is decided on."""
    body = TEXT_CONFIRMED.body_of(submission)
    return TextRead(
        proposed=_proposed(body.document),
        sites=known_sites() or frozenset(),
        confirmed=frozenset(spans_confirmed(body.document)),
    )


def _proposed(sha256: str) -> tuple[Found, ...] | None:
    try:
        reading = reading_of(documents().get(sha256).decode())
    except (NoSuchDocument, DamagedDocument, UnicodeDecodeError):
        return None
    return reading.found if reading else None


def confirmed_text(submission: Submission) -> Confirmed:
    """Return what a withdrawal is decided on."""
    body = TEXT_WITHDRAWN.body_of(submission)
    rows = models.ConfirmedFact.objects.filter(document=body.document, site=body.site)
    return Confirmed(frozenset(Span(row.start, row.end) for row in rows))


def spans_confirmed(sha256: str) -> list[Span]:
    """Return the pieces of a text that were confirmed."""
    rows = models.ConfirmedFact.objects.filter(document=sha256)
    return [Span(row.start, row.end) for row in rows]


def confirmed_of(site: str, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return what persons confirmed of a site and the records say nothing of.

    Where the records say something of the kind, they count, and the text stands beside them.
    """
    kinds = {fact.kind for fact in known}
    found: dict[Fact, None] = {}
    for row in models.ConfirmedFact.objects.filter(site=site).order_by("id"):
        if row.kind in kinds:
            continue
        values = {
            slot: tuple(value) if isinstance(value, list) else value
            for slot, value in row.values.items()
        }
        source = (f"ledger entry {row.entry}",)
        found.setdefault(Fact(row.kind, values, source))
    return tuple(found)
