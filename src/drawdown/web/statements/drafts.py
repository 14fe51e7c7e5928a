"""Drafts as documents: written from the records that stand, stored, and read again."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from drawdown.documents.content import ContentStore, DamagedDocument, NoSuchDocument
from drawdown.documents.evidence import put
from drawdown.progress.telling.words import Language
from drawdown.statements.draft import About, Draft, drafted
from drawdown.statements.fact import Fact
from drawdown.statements.gather import Records, facts
from drawdown.statements.sets import set_facts, set_named
from drawdown.statements.write import write
from drawdown.web.legacy.queries import with_recorded
from drawdown.web.records.log import opened
from drawdown.web.register.queries import current_snapshot, history_of, register_of
from drawdown.web.statements.held import day_of_last_act, with_held
from drawdown.web.statements.own import own_in_force
from drawdown.web.statements.reading import confirmed_of
from drawdown.web.statements.sentences_kept import SENTENCES
from drawdown.web.store import documents


def records_now() -> Records | None:
    """Return what statements are written from; nothing while no register is loaded."""
    snapshot = current_snapshot()
    if snapshot is None:
        return None
    history = with_recorded(history_of(snapshot))
    records = Records(
        register_of(snapshot), history, own_in_force(), sentences=SENTENCES.in_force()
    )
    return with_held(records, on=day_of_last_act())


def facts_about(records: Records, about: About) -> tuple[Fact, ...]:
    """Return what the records say of a subject; nothing where they say nothing."""
    if about.subject is not None and about.reported is not None:
        figures = set_named(records, about.subject, about.reported)
        return set_facts(figures, records.own) if figures else ()
    if about.site is None or about.site not in {site.id for site in records.register.sites}:
        return ()
    known = facts(records, about.site, about.part)
    return known if about.part else (*known, *confirmed_of(about.site, known))


def new_draft(about: About, language: Language) -> Draft | None:
    """Return what can be said now; nothing where nothing can."""
    snapshot, records = current_snapshot(), records_now()
    known = facts_about(records, about) if records else ()
    if snapshot is None or records is None or not known:
        return None
    told = write(records, known, language)
    size = opened().log.size
    by = SENTENCES.keep(records.sentences)
    return drafted(told, known, about, as_of=size, register=snapshot.digest, sentences=by)


def keep(draft: Draft) -> str:
    """Store a draft and return its hash."""
    return put(documents(), draft.to_bytes(), name="statement.json")


def keep_text(draft: Draft) -> str:
    """Store the plain text of a draft and return its hash."""
    return put(documents(), draft.plain.encode(), name="statement.txt")


def draft_named(sha256: str) -> Draft | None:
    """Return a draft; nothing where it is not stored or is none."""
    try:
        return _read(documents().root, sha256)
    except (NoSuchDocument, DamagedDocument, ValidationError, ValueError):
        return None


@lru_cache(maxsize=64)
def _read(root: Path, sha256: str) -> Draft:
    return Draft.model_validate_json(ContentStore(root).get(sha256))
