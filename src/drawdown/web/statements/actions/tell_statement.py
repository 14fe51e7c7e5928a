"""Tell how the statement on Sévaré came out, in acts of the cast: drafted, reviewed, released."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from drawdown.demo.statement_story import (
    AUTHOR,
    EXPLAINED,
    HELD,
    HOURS,
    REVIEWED,
    REVIEWER,
    SITE,
)
from drawdown.ledger.act import Actor
from drawdown.progress.telling.words import Language
from drawdown.statements.draft import About
from drawdown.statements.file import StatementFile, Verdict
from drawdown.web.closing.actions.report import BY_KIND
from drawdown.web.people.permission import by_the_table
from drawdown.web.records.log import opened
from drawdown.web.records.models import Entry
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import Sender, Stamp
from drawdown.web.statements.actions.decide import (
    embargo_statement,
    release_statement,
    review_statement,
)
from drawdown.web.statements.actions.draft import draft_statement, edit_statement
from drawdown.web.statements.drafts import draft_named
from drawdown.web.statements.queries import file_of, flags_of

STORY = uuid.UUID("0a5a7d0f-6f4f-4c1e-8a4e-4f2f5b8f1d2c")
"""Acts of the story have ids that follow from it, so that telling it again changes nothing."""


class ToldTooFar(ValueError):
    """The ledger holds later acts, and a statement told now would know them."""


def tell_statement(cast: Callable[[str, str], Actor]) -> int:
    """Return how many acts were told now: none where it is told already.

    Raises `ToldTooFar` where the ledger stands after its day.
    """
    file = file_of(SITE)
    if file is not None and file.release is not None:
        return 0
    later = Entry.objects.filter(
        topics__topic=f"site:{SITE}", kind__in=BY_KIND, claimed__gt=HOURS.released
    )
    if later.exists():
        raise ToldTooFar(f"acts after {HOURS.released.date()} stand on the site")

    known = {str(act) for act in Entry.objects.values_list("act", flat=True)}
    count = 0
    for step in _steps():
        act = str(uuid.uuid5(STORY, step.name))
        if act in known:
            continue
        stamp = Stamp(act, step.at, opened().log.size)
        step.take(Sender(cast(step.role, SITE), by_the_table, step.at, stamp))
        count += 1
    return count


@dataclass(frozen=True, slots=True)
class _Step:
    """One act: its name, its hour, whose office takes it, and how."""

    name: str
    at: datetime
    role: str
    take: Callable[[Sender], Receipt]


def _steps() -> Iterator[_Step]:
    """Yield each step when those before it stand: what a text is flagged for follows from it."""

    def drafted(by: Sender) -> Receipt:
        return draft_statement(SITE, About(site=SITE), by=by)

    def reviewed(by: Sender) -> Receipt:
        texts = _file().documents
        return review_statement(SITE, texts, Verdict.APPROVED, note=REVIEWED, by=by)

    def embargoed(by: Sender) -> Receipt:
        return embargo_statement(SITE, HOURS.until, reason=HELD, by=by)

    def released(by: Sender) -> Receipt:
        return release_statement(SITE, reconstructed=True, by=by)

    yield _Step("drafted", HOURS.drafted, AUTHOR, drafted)
    for language in _file().texts:
        yield _Step(f"explained {language}", HOURS.explained, AUTHOR, partial(_explain, language))
    yield _Step("reviewed", HOURS.reviewed, REVIEWER, reviewed)
    yield _Step("embargoed", HOURS.embargoed, AUTHOR, embargoed)
    yield _Step("released", HOURS.released, AUTHOR, released)


def _explain(language: Language, by: Sender) -> Receipt:
    """Say why what others report otherwise holds nothing back."""
    file = _file()
    document = file.texts[language].document
    draft = draft_named(document)
    reasons = {flag.key: EXPLAINED for flag in flags_of(document, file)}
    return edit_statement(SITE, language, draft.text if draft else "", reasons, by=by)


def _file() -> StatementFile:
    file = file_of(SITE)
    if file is None:
        raise LookupError(SITE)
    return file
