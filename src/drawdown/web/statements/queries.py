"""Reads statements: rows into the pure record of each, and what holds its release."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from drawdown.progress.telling.words import Language
from drawdown.statements.acts.state import Desk
from drawdown.statements.draft import About
from drawdown.statements.examine import Earlier, Flag, examine
from drawdown.statements.file import Release, Review, StatementFile, Text, Verdict
from drawdown.web.statements import models
from drawdown.web.statements.drafts import draft_named, facts_about, records_now
from drawdown.web.statements.sentences_kept import sentences_of


def file_of(statement: str) -> StatementFile | None:
    """Return all that is recorded of a statement."""
    row = models.Statement.objects.filter(pk=statement).first()
    if row is None:
        return None
    texts = list(models.Text.objects.filter(statement=statement))
    return StatementFile(
        id=row.pk,
        about=about_of(row),
        texts=_standing(texts),
        drafters=frozenset(text.person for text in texts),
        review=_review(statement),
        embargo=_embargo(statement),
        release=_release(statement),
        corrects=row.corrects or None,
        corrected_by=row.corrected_by or None,
    )


def about_of(row: models.Statement) -> About:
    """Return what a statement is about."""
    return About(
        site=row.site or None,
        part=row.part or None,
        subject=row.subject or None,
        reported=row.reported,
    )


def _standing(texts: list[models.Text]) -> dict[Language, Text]:
    """Return the last text of each language; rows come newest first."""
    found: dict[Language, Text] = {}
    for row in texts:
        text = Text(row.document, row.person, row.at, row.explained)
        found.setdefault(Language(row.language), text)
    return dict(sorted(found.items()))


def _review(statement: str) -> Review | None:
    row = models.Review.objects.filter(statement=statement).first()
    if row is None:
        return None
    verdict = Verdict(row.verdict)
    return Review(verdict, frozenset(row.texts), row.person, row.at, row.note)


def _embargo(statement: str) -> datetime | None:
    row = models.Embargo.objects.filter(statement=statement).first()
    return row.until if row else None


def _release(statement: str) -> Release | None:
    row = models.Release.objects.filter(statement=statement).first()
    if row is None:
        return None
    texts = {Language(language): text for language, (_, text) in row.texts.items()}
    return Release(row.person, row.at, texts)


def desk_of(statement: str, *, named: frozenset[str] = frozenset(), corrects: str = "") -> Desk:
    """Return what an act on a statement is decided on; `named` are drafts that it brings."""
    file = file_of(statement)
    drafts = {}
    for each in named | (file.documents if file else frozenset()):
        draft = draft_named(each)
        if draft is not None:
            drafts[each] = draft
    standing = file.documents if file else frozenset()
    flags = {each: flags_of(each, file) for each in standing if each in drafts} if file else {}
    corrected = file_of(corrects) if corrects else None
    return Desk(file=file, drafts=drafts, flags=flags, corrected=corrected)


def flags_of(document: str, file: StatementFile | None) -> tuple[Flag, ...]:
    """Return what holds a draft, with the records and the releases as they stand."""
    draft, records = draft_named(document), records_now()
    if draft is None or records is None:
        return ()
    records = replace(records, sentences=sentences_of(draft.sentences))
    current = facts_about(records, draft.about)
    return examine(draft, records, current, earlier(file, draft.language))


def earlier(file: StatementFile | None, language: Language) -> list[Earlier]:
    """Return what was released and still counts, but for what this one is or corrects."""
    own = {file.id, file.corrects} if file else set()
    corrected = models.Statement.objects.exclude(corrected_by="").values_list("pk", flat=True)
    found = []
    for row in models.Release.objects.order_by("entry"):
        if row.statement in own or row.statement in corrected:
            continue
        kept = row.texts.get(language) or next(iter(row.texts.values()))
        draft = draft_named(kept[0])
        if draft is not None:
            found.append(Earlier(row.statement, tuple(f.to_fact() for f in draft.facts)))
    return found
