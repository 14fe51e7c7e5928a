"""Draft a statement from the records, edit one, or begin the correction of one that is out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drawdown.core.findings import Place, Refused
from drawdown.progress.telling.words import Language
from drawdown.statements.acts.draft import Correction, DraftedText, Explained, StatementDrafted
from drawdown.statements.draft import About as Subject
from drawdown.statements.faults import NO_SUCH_STATEMENT, NOTHING_KNOWN
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send
from drawdown.web.statements import models
from drawdown.web.statements.drafts import draft_named, keep, new_draft
from drawdown.web.statements.handlers import DRAFTED
from drawdown.web.statements.queries import file_of


def draft_statement(
    statement: str, about: Subject, *, by: Sender, corrects: Correction | None = None
) -> Receipt:
    """Write what can be said now, in every language; raise `Refused` where nothing can."""
    drafts = [new_draft(about, language) for language in Language]
    texts = [
        DraftedText(language=draft.language, document=keep(draft)) for draft in drafts if draft
    ]
    if not texts:
        raise Refused([NOTHING_KNOWN.at(Place("act", field="texts"), statement=statement)])
    return _sent(statement, about, texts, by=by, corrects=corrects)


def edit_statement(
    statement: str, language: Language, text: str, explained: Mapping[str, str], *, by: Sender
) -> Receipt:
    """Take an edited text of one language, with why its flags do not hold it back."""
    file = file_of(statement)
    held = file.texts.get(language) if file else None
    draft = draft_named(held.document) if held else None
    if file is None or draft is None:
        raise Refused([NO_SUCH_STATEMENT.at(Place("act", field="statement"), statement=statement)])
    reasons = tuple(
        Explained(flag=flag, reason=reason.strip())
        for flag, reason in sorted(explained.items())
        if reason.strip()
    )
    edited = DraftedText(language=language, document=keep(draft.edited(text)), explained=reasons)
    corrects = _correction(file.id)
    return _sent(statement, file.about, [edited], by=by, corrects=corrects)


def _correction(statement: str) -> Correction | None:
    """Return what a statement corrects: every draft of it says so again."""
    row = models.Statement.objects.get(pk=statement)
    return Correction(statement=row.corrects, reason=row.reason) if row.corrects else None


def _sent(
    statement: str,
    about: Subject,
    texts: Sequence[DraftedText],
    *,
    by: Sender,
    corrects: Correction | None,
) -> Receipt:
    body = StatementDrafted(statement=statement, texts=tuple(texts), corrects=corrects)
    of = About(
        subjects=[f"statement:{statement}"],
        sites=[about.site] if about.site else (),
        evidence=[text.document for text in texts],
    )
    return send(DRAFTED, body, of, by=by)
